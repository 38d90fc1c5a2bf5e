import type { Lang, Payload } from '../payload';
import type { FacetName } from '../i18n/messages';

/** The value of an organisation of which nothing is known in a facet; it can be filtered for like any other. */
export const UNKNOWN = '-';

/** Organisations sorted into named values, several each if need be. Built once; all reads are array look-ups. */
export interface CategoryFacet {
  readonly kind: 'category';
  readonly id: FacetName;
  /** Ids of the values that occur, in the codebook's order or the most frequent first; UNKNOWN last. */
  readonly values: readonly string[];
  /** `codes[offsets[i]]` to `codes[offsets[i + 1] - 1]`: positions in `values` of organisation `i`, main one first. */
  readonly offsets: Uint32Array;
  readonly codes: Uint32Array;
  /** Whether it makes sense as a level of the mind map and as a colour. */
  readonly groupable: boolean;
}

/** A number an organisation, NaN where unknown. */
export interface NumberFacet {
  readonly kind: 'number';
  readonly id: FacetName;
  readonly column: Float64Array;
  readonly min: number;
  readonly max: number;
}

export type Facet = CategoryFacet | NumberFacet;

/** What has to be said to add a facet: one entry of FACETS in registry.ts. */
export type FacetDefinition = CategoryDefinition | NumberDefinition;

type Name = (payload: Payload, value: string, lang: Lang) => string | undefined;

export interface CategoryDefinition {
  readonly kind: 'category';
  readonly id: FacetName;
  readonly groupable: boolean;
  /** Values of each organisation; an empty list is counted as UNKNOWN. */
  readonly read: (payload: Payload) => readonly (readonly string[])[];
  /** Order of the values; without it the most frequent come first. */
  readonly order?: (payload: Payload) => readonly string[];
  /** What people read for a value; undefined leaves the id itself. */
  readonly label: Name;
  /** What people read for it of one organisation, where that is another word. */
  readonly singular?: Name;
}

export interface NumberDefinition {
  readonly kind: 'number';
  readonly id: FacetName;
  readonly read: (payload: Payload) => readonly (number | null)[];
}

export function buildFacet(definition: FacetDefinition, payload: Payload): Facet {
  return definition.kind === 'number' ? buildNumber(definition, payload) : buildCategory(definition, payload);
}

function buildNumber({ id, read }: NumberDefinition, payload: Payload): NumberFacet {
  const column = Float64Array.from(read(payload), (value) => value ?? NaN);
  let [min, max] = [Infinity, -Infinity];
  for (const value of column) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { kind: 'number', id, column, min, max };
}

function buildCategory(definition: CategoryDefinition, payload: Payload): CategoryFacet {
  const rows = definition.read(payload).map((row) => (row.length > 0 ? row : [UNKNOWN]));
  const values = orderedValues(rows, definition.order?.(payload));
  const position = new Map(values.map((value, code) => [value, code]));
  const offsets = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => (offsets[i + 1] = offsets[i]! + row.length));
  const codes = new Uint32Array(offsets[rows.length]!);
  let at = 0;
  for (const row of rows) for (const value of row) codes[at++] = position.get(value)!;
  return { kind: 'category', id: definition.id, values, offsets, codes, groupable: definition.groupable };
}

/** Values that occur: those of the given order first, the others by frequency and id, UNKNOWN last. */
function orderedValues(rows: readonly (readonly string[])[], order: readonly string[] = []): string[] {
  const counts = new Map<string, number>();
  for (const row of rows) for (const value of row) counts.set(value, (counts.get(value) ?? 0) + 1);
  const known = new Set(order);
  const rest = [...counts.keys()].filter((value) => !known.has(value) && value !== UNKNOWN);
  rest.sort((a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1));
  const values = [...order.filter((value) => counts.has(value)), ...rest];
  return counts.has(UNKNOWN) ? [...values, UNKNOWN] : values;
}

/** Positions in `facet.values` of organisation `i`, the main one first. */
export function codesOf(facet: CategoryFacet, i: number): Uint32Array {
  return facet.codes.subarray(facet.offsets[i]!, facet.offsets[i + 1]!);
}

/** Ids of the values of organisation `i`, the main one first. */
export function valuesOf(facet: CategoryFacet, i: number): string[] {
  return Array.from(codesOf(facet, i), (code) => facet.values[code]!);
}
