import MiniSearch, { type SearchOptions } from 'minisearch';
import type { Payload, Text } from '../payload';
import type { Survey } from '../survey/survey';
import { words } from './fold';

const FIELDS = ['name', 'name_local', 'aliases', 'places', 'id'];
const BOOST = { name: 4, name_local: 4, aliases: 3, id: 2 };

/** As typed, the last word perhaps half typed. */
const EXACT: SearchOptions = { boost: BOOST, prefix: true, combineWith: 'AND' };
/** With slips of the pen: one letter in a short word, two in a long one. */
const FORGIVING: SearchOptions = {
  ...EXACT,
  fuzzy: (word) => (word.length < 4 ? false : word.length < 6 ? 1 : 2),
};

/**
 * Finds organisations by name, name in own script, alias, place and id. Misspellings are forgiven only when nothing
 * is spelt so: a right word must not drag in its look-alikes. The index is built at the first search.
 */
export class Search {
  #index: MiniSearch | undefined;
  #last: { query: string; hits: readonly number[] } = { query: '', hits: [] };

  constructor(readonly survey: Survey) {}

  /** Indices of the organisations found, best first. */
  find(query: string): readonly number[] {
    if (query !== this.#last.query) this.#last = { query, hits: this.#search(query) };
    return this.#last.hits;
  }

  /** 1 for each organisation found; null for an empty query, which narrows nothing. */
  matches(query: string): Uint8Array | null {
    if (words(query).length === 0) return null;
    const found = new Uint8Array(this.survey.size);
    for (const i of this.find(query)) found[i] = 1;
    return found;
  }

  /** Builds the index ahead of the first search. */
  warm(): void {
    this.#index ??= buildIndex(this.survey);
  }

  #search(query: string): number[] {
    if (words(query).length === 0) return [];
    this.warm();
    const exact = this.#index!.search(query, EXACT);
    const hits = exact.length > 0 ? exact : this.#index!.search(query, FORGIVING);
    return hits.map((hit) => hit.id as number);
  }
}

function buildIndex(survey: Survey): MiniSearch {
  const index = new MiniSearch({
    idField: 'i', fields: FIELDS, tokenize: words, processTerm: (word) => word,
  });
  index.addAll(survey.organisations.id.map((_, i) => document(survey.payload, i)));
  return index;
}

function document(payload: Payload, i: number): Record<string, string | number> {
  const { id, name, name_local, aliases } = payload.organisations;
  return {
    i, id: id[i]!, name: name[i]!, name_local: name_local[i] ?? '', aliases: aliases[i]!.join(' '), places: places(payload, i),
  };
}

/** Places in every language of the map: a reader may ask for Canada, Kanada or קנדה. */
function places({ organisations, countries, regions }: Payload, i: number): string {
  const country = organisations.country[i];
  const region = organisations.region[i];
  return [
    organisations.locality[i] ?? '', organisations.place_served[i] ?? '', country ?? '', region ?? '',
    ...allOf(country ? countries[country] : undefined), ...allOf(region ? regions[region] : undefined),
  ].join(' ');
}

function allOf(text: Text | undefined): string[] {
  return text ? [...new Set(Object.values(text))] : [];
}
