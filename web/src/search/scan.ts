import { words } from './fold';
import type { Found } from './search.svelte';

/** Finds by reading everything through: what a search does until its index is whole. */
export class Scan {
  #texts: readonly (readonly [name: string, rest: string])[] | null = null;

  constructor(readonly size: number, readonly read: (i: number) => Found) {}

  /** Those of whose words some begin with each of the words, the ones found by their name first. */
  find(wanted: readonly string[]): number[] {
    this.#texts ??= Array.from({ length: this.size }, (_, i) => textsOf(this.read(i)));
    const begins = wanted.map((word) => ` ${word}`);
    const [byName, others]: [number[], number[]] = [[], []];
    this.#texts.forEach(([name, rest], i) => {
      if (begins.every((word) => name.includes(word))) byName.push(i);
      else if (begins.every((word) => name.includes(word) || rest.includes(word))) others.push(i);
    });
    return [...byName, ...others];
  }
}

function textsOf({ name, name_local, aliases, places, id }: Found): [string, string] {
  return [spaced(`${name} ${name_local}`), spaced(`${aliases} ${id} ${places}`)];
}

/** A space before every word. */
function spaced(text: string): string {
  return words(text).map((word) => ` ${word}`).join('');
}
