import { NAMES, type Lines } from './lines';

/**
 * Finds by reading everything through, which is what a search does until its index is whole: those of whose words some
 * begin with each of the words, the ones found by their name first.
 */
export function scan(lines: Lines, wanted: readonly string[]): number[] {
  const begins = wanted.map((word) => ` ${word}`);
  const [byName, others]: [number[], number[]] = [[], []];
  for (let i = 0; i < lines.size; i++) {
    const fields = lines.of(i);
    const has = (most: number) => (word: string): boolean => fields.some((field, at) => at < most && field.includes(word));
    if (begins.every(has(NAMES))) byName.push(i);
    else if (begins.every(has(fields.length))) others.push(i);
  }
  return [...byName, ...others];
}
