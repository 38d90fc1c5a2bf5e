import type { CategoryFacet } from '../survey/facets';
import { UNKNOWN } from '../survey/facets';
import type { Survey } from '../survey/survey';
import { words } from './fold';

/** Facets whose values a reader asks for by name: "funders", "education", "Canada". */
const ASKED_FOR = ['role', 'domain', 'country', 'region', 'function', 'sector', 'place_scale'] as const;

/** What people call a country and its official name does not hold. */
const ALSO: Readonly<Record<string, readonly string[]>> = { US: ['USA', 'America'], GB: ['UK', 'Britain'] };

/** A value of a facet, by which the map can be filtered. */
export interface Value {
  readonly facet: (typeof ASKED_FOR)[number];
  readonly value: string;
  /** How many organisations of the survey have it. */
  readonly count: number;
}

interface Named extends Value {
  /** The folded words of one of its names. */
  readonly words: readonly string[];
}

/** Finds values of facets by their labels in every language of the map; one slip is forgiven where nothing is spelt so. */
export class ValueSearch {
  readonly #names: Named[] = [];
  /** How many of the facets are read. */
  #read = 0;

  constructor(readonly survey: Survey) {}

  /** Reads the names ahead, a facet at a time: who types before it is done waits for the rest. */
  *reading(): Generator<void> {
    while (this.#read < ASKED_FOR.length) {
      this.#names.push(...namesOf(this.survey, ASKED_FOR[this.#read++]!));
      yield;
    }
  }

  /** The best first. */
  find(query: string, most: number): Value[] {
    const wanted = words(query);
    if (wanted.join('').length < 2) return [];
    const spelt = this.#holding(wanted, begins);
    return unique(spelt.length > 0 ? spelt : this.#holding(wanted, nearlyBegins)).slice(0, most);
  }

  /** Names each of whose words is asked for first, then those that more organisations have. */
  #holding(wanted: readonly string[], meets: (name: string, word: string) => boolean): Named[] {
    Array.from(this.reading()); // what is not read yet
    return this.#names
      .filter((name) => wanted.every((word) => name.words.some((one) => meets(one, word))))
      .sort((a, b) => excess(a, wanted) - excess(b, wanted) || b.count - a.count);
  }
}

function namesOf(survey: Survey, id: Value['facet']): Named[] {
  const facet = survey.category(id);
  if (!facet) return [];
  const counts = countsOf(facet);
  const labels = survey.languages.flatMap((lang) => [survey.labelsOf(facet, lang), survey.labelsOf(facet, lang, 'one')]);
  return facet.values.flatMap((value, code) => {
    if (value === UNKNOWN) return [];
    const names = [...labels.map((all) => all[code]!), ...(id === 'country' ? (ALSO[value] ?? []) : [])];
    return [...new Set(names)].map((name) => ({ facet: id, value, count: counts[code]!, words: words(name) }));
  });
}

function countsOf({ values, codes }: CategoryFacet): Uint32Array {
  const counts = new Uint32Array(values.length);
  for (const code of codes) counts[code]!++;
  return counts;
}

function excess(name: Named, wanted: readonly string[]): number {
  return Math.max(0, name.words.length - wanted.length);
}

function unique(found: readonly Named[]): Value[] {
  const known = new Map(found.map(({ facet, value, count }) => [`${facet} ${value}`, { facet, value, count }]));
  return [...known.values()];
}

function begins(name: string, word: string): boolean {
  return name.startsWith(word);
}

/** Short words are each other's slips too often to be forgiven one. */
const FORGIVEN = 5;

function nearlyBegins(name: string, word: string): boolean {
  if (word.length < FORGIVEN) return begins(name, word);
  return [-1, 0, 1].some((more) => oneSlip(name.slice(0, word.length + more), word));
}

/** Whether two words differ by a letter too many, too few or wrong, or by two that changed places. */
function oneSlip(a: string, b: string): boolean {
  let [start, end] = [0, 0];
  while (start < a.length && a[start] === b[start]) start++;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return (x.length <= 1 && y.length <= 1) || (x.length === 2 && y === x[1]! + x[0]!);
}
