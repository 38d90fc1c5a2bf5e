import MiniSearch, { type Query, type SearchOptions } from 'minisearch';
import type { Payload, Text } from '../payload';
import type { Survey } from '../survey/survey';
import { words } from './fold';
import { Scan } from './scan';

const FIELDS = ['name', 'name_local', 'aliases', 'places', 'id'];
const BOOST = { name: 4, name_local: 4, aliases: 3, id: 2 };

/** As typed, the last word perhaps half typed. */
const EXACT: SearchOptions = { boost: BOOST, prefix: true, combineWith: 'AND' };
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
  readonly #index = new MiniSearch({ idField: 'i', fields: FIELDS, tokenize: words, processTerm: (word) => word });
  readonly #scan: Scan;
  #indexed = 0;
  #ready = $state(false);
  #last: { query: string; ready: boolean; hits: readonly number[] } = { query: '', ready: false, hits: [] };

  constructor(readonly survey: Survey) {
    this.#scan = new Scan(survey.size, (i) => document(survey.payload, i));
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

  /** Makes a slice of the index; false when it is whole. */
  warm(size = SLICE): boolean {
    const to = Math.min(this.survey.size, this.#indexed + size);
    for (; this.#indexed < to; this.#indexed++) this.#index.add(entry(this.#indexed, document(this.survey.payload, this.#indexed)));
    this.#ready ||= this.#indexed === this.survey.size;
    return !this.#ready;
  }

  #search(query: string, ready: boolean): readonly number[] {
    const wanted = asked(query);
    if (wanted.length === 0) return [];
    return ready ? this.#indexSearch(wanted) : this.#scan.find(wanted);
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

/** What an organisation is found by. */
export interface Found {
  readonly name: string;
  readonly name_local: string;
  readonly aliases: readonly string[];
  /** Town, place served, country and region, in every language of the map. */
  readonly places: readonly string[];
  readonly id: string;
}

function entry(i: number, { aliases, places, ...names }: Found): Record<string, string | number> {
  return { i, ...names, aliases: aliases.join(' '), places: places.join(' ') };
}

function document(payload: Payload, i: number): Found {
  const { id, name, name_local, aliases } = payload.organisations;
  return { id: id[i]!, name: name[i]!, name_local: name_local[i] ?? '', aliases: aliases[i]!, places: places(payload, i) };
}

/** Places in every language of the map: a reader may ask for Canada, Kanada or קנדה. */
function places({ organisations, countries, regions }: Payload, i: number): string[] {
  const country = organisations.country[i];
  const region = organisations.region[i];
  return [
    organisations.locality[i] ?? '', organisations.place_served[i] ?? '', country ?? '', region ?? '',
    ...allOf(country ? countries[country] : undefined), ...allOf(region ? regions[region] : undefined),
  ];
}

function allOf(text: Text | undefined): string[] {
  return text ? [...new Set(Object.values(text))] : [];
}
