import type { ConditionEvidence, Entry, Lang, Payload } from '../payload';
import { buildAdjacency, linksOf, type Adjacency, type Link } from './adjacency';
import { buildFacet, codesOf, UNKNOWN, type CategoryDefinition, type CategoryFacet, type Facet, type NumberFacet } from './facets';
import { FACETS } from './registry';
import { textIn } from './text';
import { messages } from '../i18n/messages';

export type Organisations = Payload['organisations'];
export type Relations = Payload['relations'];

/**
 * The survey as the views read it: built once from the payload, never changed.
 * An organisation is an index 0..size-1, a relation is an index 0..relations.source.length-1.
 */
export class Survey {
  readonly size: number;
  readonly organisations: Organisations;
  readonly relations: Relations;
  readonly graph: Adjacency;
  readonly facets: readonly Facet[];
  readonly languages: readonly Lang[];
  readonly measures: readonly Entry[];
  readonly #index: ReadonlyMap<string, number>;
  readonly #facets: ReadonlyMap<string, Facet>;
  readonly #ranks = new Map<string, Uint32Array>();
  readonly #labels = new Map<string, readonly string[]>();

  constructor(readonly payload: Payload) {
    this.organisations = payload.organisations;
    this.relations = payload.relations;
    this.size = this.organisations.id.length;
    this.graph = buildAdjacency(this.size, this.relations.source, this.relations.target);
    this.facets = FACETS.map((definition) => buildFacet(definition, payload));
    this.languages = Object.keys(payload.languages) as Lang[];
    this.measures = payload.measures.filter(({ id }) => Object.hasOwn(this.organisations.measures, id));
    this.#index = new Map(this.organisations.id.map((id, i) => [id, i]));
    this.#facets = new Map(this.facets.map((facet) => [facet.id, facet]));
  }

  /** The id under which this survey has what an id names, which may have been merged or given another id since. */
  standsFor(id: string): string | undefined {
    if (this.#index.has(id)) return id;
    const { moved } = this.payload;
    const now = moved && Object.hasOwn(moved, id) ? moved[id]! : undefined;
    return now !== undefined && this.#index.has(now) ? now : undefined;
  }

  /** Index of an organisation id, or undefined when this survey does not have it. */
  indexOf(id: string): number | undefined {
    return this.#index.get(id);
  }

  facet(id: string): Facet | undefined {
    return this.#facets.get(id);
  }

  category(id: string): CategoryFacet | undefined {
    const facet = this.facet(id);
    return facet?.kind === 'category' ? facet : undefined;
  }

  number(id: string): NumberFacet | undefined {
    const facet = this.facet(id);
    return facet?.kind === 'number' ? facet : undefined;
  }

  /** Facets that the mind map may group by and the network may colour by. */
  get groupings(): readonly CategoryFacet[] {
    return this.facets.filter((facet): facet is CategoryFacet => facet.kind === 'category' && facet.groupable);
  }

  /** Labels of all values of a facet, in the order of `facet.values`: of all that have them, or of one alone. */
  labelsOf(facet: CategoryFacet, lang: Lang, of: 'all' | 'one' = 'all'): readonly string[] {
    const key = `${facet.id} ${lang} ${of}`;
    const known = this.#labels.get(key);
    if (known) return known;
    const definition = FACETS.find((one): one is CategoryDefinition => one.id === facet.id && one.kind === 'category')!;
    const named = (value: string): string | undefined =>
      (of === 'one' ? definition.singular?.(this.payload, value, lang) : undefined) ?? definition.label(this.payload, value, lang);
    const labels = facet.values.map((value) => (value === UNKNOWN ? messages(lang).unknown : (named(value) ?? value)));
    this.#labels.set(key, labels);
    return labels;
  }

  /** What people read for a value of a facet; the value itself when nobody has named it. */
  label(facet: string, value: string, lang: Lang): string {
    const found = this.category(facet);
    const code = found?.values.indexOf(value) ?? -1;
    return found && code >= 0 ? this.labelsOf(found, lang)[code]! : value;
  }

  /** Labels of an organisation's values in a facet, the main one first; none when unknown. */
  labelsAt(facet: string, i: number, lang: Lang): string[] {
    const found = this.category(facet);
    if (!found) return [];
    const labels = this.labelsOf(found, lang, 'one');
    return Array.from(codesOf(found, i)).filter((code) => found.values[code] !== UNKNOWN).map((code) => labels[code]!);
  }

  /** The place served; in the reader's language where it is the organisation's own country or region. */
  servedAt(i: number, lang: Lang): string | null {
    const { place_served, country, region } = this.organisations;
    const { countries, regions } = this.payload;
    const own = [countries[country[i] ?? ''], regions[region[i] ?? '']].find((name) => name?.en === place_served[i]);
    return textIn(own, lang) ?? place_served[i] ?? null;
  }

  /** Name of a field of organisations.csv, from the codebook. */
  fieldLabel(field: string, lang: Lang): string {
    return textIn(this.payload.fields.find(({ id }) => id === field)?.label, lang) ?? field;
  }

  /** A kind of relation as told from its source, or, when not `outgoing`, from its target. */
  relationLabel(kind: string, outgoing: boolean, lang: Lang): string {
    const entry = this.payload.codebook['relation']?.find(({ id }) => id === kind);
    const label = textIn(entry?.label, lang) ?? kind;
    return outgoing ? label : (textIn(entry?.inverse, lang) ?? messages(lang).card.incoming(label));
  }

  /** Relations of an organisation, both ways. */
  linksOf(i: number): Link[] {
    return linksOf(this.graph, i);
  }

  measure(id: string): readonly (number | null)[] {
    return Object.hasOwn(this.organisations.measures, id) ? this.organisations.measures[id]! : [];
  }

  /**
   * Rank by a measure, 1 for the highest, of constraint for the lowest (it means more room to broker); equals share the
   * better rank; 0 where the measure is unknown.
   */
  rankOf(measure: string, i: number): number {
    const ranks = this.#ranks.get(measure) ?? rank(this.measure(measure), LOW_FIRST.has(measure) ? -1 : 1);
    this.#ranks.set(measure, ranks);
    return ranks[i] ?? 0;
  }

  /** Bounds of the rank by a measure; null where the survey does not say how sure it is. */
  rankBoundsOf(measure: string, i: number): { readonly low: number; readonly high: number } | null {
    const { ranks } = this.payload;
    if (!ranks || !Object.hasOwn(ranks, measure)) return null;
    return { low: ranks[measure]!.low[i]!, high: ranks[measure]!.high[i]! };
  }

  /** What pages show of the conditions of collective impact, the strongest evidence first. */
  conditionsOf(i: number): readonly ConditionEvidence[] {
    const { conditions } = this.payload;
    const id = this.organisations.id[i]!;
    return conditions && Object.hasOwn(conditions, id) ? conditions[id]! : [];
  }

  /** How many organisations have a value of a measure. */
  knownIn(measure: string): number {
    return this.measure(measure).reduce<number>((count, value) => count + (value === null ? 0 : 1), 0);
  }
}

/** As in ci_map/ranking.py. */
const LOW_FIRST: ReadonlySet<string> = new Set(['constraint']);

function rank(column: readonly (number | null)[], sign: 1 | -1): Uint32Array {
  const known = column.flatMap((value, i) => (value === null ? [] : [i]));
  known.sort((a, b) => sign * (column[b]! - column[a]!));
  const ranks = new Uint32Array(column.length);
  known.forEach((i, place) => {
    const before = known[place - 1];
    ranks[i] = before !== undefined && column[before] === column[i] ? ranks[before]! : place + 1;
  });
  return ranks;
}

/** Definition of an entry of the codebook or of a measure, in words. */
export function definitionOf(entries: readonly Entry[] | undefined, id: string, lang: Lang): string | undefined {
  return textIn(entries?.find((entry) => entry.id === id)?.definition, lang);
}
