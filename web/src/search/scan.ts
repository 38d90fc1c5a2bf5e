import { words } from './fold';
import type { Found } from './search.svelte';

/** Finds by reading everything through: what a search does until its index is whole. */
export class Scan {
  #texts: readonly (readonly [name: string, rest: string])[] | null = null;

  constructor(readonly size: number, readonly read: (i: number) => Found) {}

  /** Those of whose words some begin with each of the words, the ones found by their name first. */
  find(wanted: readonly string[]): number[] {
    this.#texts ??= this.#readAll();
    const begins = wanted.map((word) => ` ${word}`);
    const [byName, others]: [number[], number[]] = [[], []];
    this.#texts.forEach(([name, rest], i) => {
      if (begins.every((word) => name.includes(word))) byName.push(i);
      else if (begins.every((word) => name.includes(word) || rest.includes(word))) others.push(i);
    });
    return [...byName, ...others];
  }

  /** Places are the same for many, so each is folded once. */
  #readAll(): [string, string][] {
    const known = new Map<string, string>();
    const place = (text: string): string => {
      const folded = known.get(text) ?? spaced(text);
      known.set(text, folded);
      return folded;
    };
    return Array.from({ length: this.size }, (_, i) => {
      const { name, name_local, aliases, places, id } = this.read(i);
      return [spaced(name) + spaced(name_local), aliases.map(spaced).join('') + spaced(id) + places.map(place).join('')];
    });
  }
}

/** A space before every word. */
function spaced(text: string): string {
  return text === '' ? '' : words(text).map((word) => ` ${word}`).join('');
}
