import MiniSearch, { type Query, type SearchOptions } from 'minisearch';
import type { Survey } from '../survey/survey';
import { words } from './fold';
import { FIELDS, Lines } from './lines';
import { scan } from './scan';
import { ValueSearch } from './values';

const BOOST = { name: 4, name_local: 4, aliases: 3, id: 2 };

/** As typed, the last word perhaps half typed. */
const EXACT: SearchOptions = { boost: BOOST, prefix: true, combineWith: 'AND', tokenize: words };
/** With slips of the pen: one letter in a short word, two in a long one, or two letters that changed places. */
const FORGIVING: SearchOptions = {
  ...EXACT,
  fuzzy: (word) => (word.length < 4 ? false : word.length < 6 ? 1 : 2),
};

/** Organisations indexed at a time while the reader looks at the first view. */
const SLICE = 40;

/**
 * Finds organisations by name, name in own script, alias, place and id. Misspellings are forgiven only when nothing
 * is spelt so: a right word must not drag in its look-alikes. The index is made a slice at a time, by `warm`; who asks
 * before it is whole is answered by reading the names through, without forgiveness, and again when it is.
 */
export class Search {
  readonly #index = new MiniSearch({ idField: 'i', fields: [...FIELDS], tokenize: (line) => line.split(' ').slice(1), processTerm: (word) => word });
  readonly #lines: Lines;
  /** Finds the filters that a query names. */
  readonly values: ValueSearch;
  #indexed = 0;
  #ready = $state(false);
  #last: { query: string; ready: boolean; hits: readonly number[] } = { query: '', ready: false, hits: [] };

  constructor(readonly survey: Survey) {
    this.#lines = new Lines(survey.payload);
    this.values = new ValueSearch(survey);
    this.#ready = survey.size === 0;
  }

  /** Indices of the organisations found, best first. */
  find(query: string): readonly number[] {
    const ready = this.#ready;
    if (query !== this.#last.query || ready !== this.#last.ready) this.#last = { query, ready, hits: this.#search(query, ready) };
    return this.#last.hits;
  }

  /** Whether a query is long enough to look for. */
  narrows(query: string): boolean {
    return asked(query).length > 0;
  }

  /** 1 for each organisation found; null for a query that narrows nothing. */
  matches(query: string): Uint8Array | null {
    if (!this.narrows(query)) return null;
    const found = new Uint8Array(this.survey.size);
    for (const i of this.find(query)) found[i] = 1;
    return found;
  }

  /** Reads ahead what is searched, a slice at a time: who types before it is done waits for the rest. */
  reading(): Generator<void> {
    return this.#lines.reading();
  }

  /** Makes a slice of the index; false when it is whole. */
  warm(size = SLICE): boolean {
    const to = Math.min(this.survey.size, this.#indexed + size);
    for (; this.#indexed < to; this.#indexed++) this.#index.add(this.#entry(this.#indexed));
    this.#ready ||= this.#indexed === this.survey.size;
    return !this.#ready;
  }

  #search(query: string, ready: boolean): readonly number[] {
    const wanted = asked(query);
    if (wanted.length === 0) return [];
    return ready ? this.#indexSearch(wanted) : scan(this.#lines, wanted);
  }

  #entry(i: number): Record<string, string | number> {
    const line = this.#lines.of(i);
    return { i, ...Object.fromEntries(FIELDS.map((field, at) => [field, line[at]!])) };
  }

  #indexSearch(wanted: readonly string[]): number[] {
    const exact = this.#index.search(withJoined(wanted, (word) => word), EXACT);
    const hits = exact.length > 0 ? exact : this.#index.search(withJoined(wanted, withSwaps), FORGIVING);
    return hits.map((hit) => hit.id as number);
  }
}

/** All of the words, or the one word that they are together: "strive together" is StriveTogether. */
function withJoined(wanted: readonly string[], read: (word: string) => Query): Query {
  const all: Query = { combineWith: 'AND', queries: wanted.map(read) };
  return wanted.length === 1 ? all : { combineWith: 'OR', queries: [all, read(wanted.join(''))] };
}

/** A word, or what it is when two neighbouring letters change places: to a fuzzy search that would be two slips. */
function withSwaps(word: string): Query {
  const letters = [...word];
  if (letters.length < 3) return word;
  const swapped = letters.slice(1).map((letter, at) => [...letters.slice(0, at), letter, letters[at]!, ...letters.slice(at + 2)].join(''));
  return { combineWith: 'OR', queries: [word, ...swapped.map((one) => ({ queries: [one], fuzzy: false }))] };
}

/** One letter of an alphabet begins half of all names: it is waited for the second. A sign of Chinese is a word. */
function asked(query: string): string[] {
  return words(query).filter((word) => word.length > 1 || !/\p{Alphabetic}/u.test(word) || /\p{Ideographic}/u.test(word));
}
