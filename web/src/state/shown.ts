import { stepsFrom } from '../survey/adjacency';
import { codesOf, type CategoryFacet, type NumberFacet } from '../survey/facets';
import type { Survey } from '../survey/survey';
import type { Range, ViewState } from './types';

/** Which organisations pass, and how many each value of each facet would show. */
export interface Shown {
  /** 1 for each organisation that passes everything. */
  readonly visible: Uint8Array;
  /** Indices of those, ascending. */
  readonly shown: readonly number[];
  /** Facet id to a count a value: organisations that pass everything but this facet's own filter. */
  readonly counts: ReadonlyMap<string, Uint32Array>;
}

type Test = (i: number) => boolean;

/** `matches` holds 1 for each organisation that the search found, null when nothing is searched. */
export function computeShown(survey: Survey, state: ViewState, matches: Uint8Array | null): Shown {
  const open = openTests(survey, state, matches);
  const categories = survey.facets.filter((facet): facet is CategoryFacet => facet.kind === 'category');
  const chosen = categories.map((facet) => chosenCodes(facet, state.filters[facet.id]));
  const counts = categories.map((facet) => new Uint32Array(facet.values.length));
  const visible = new Uint8Array(survey.size);
  const shown: number[] = [];
  for (let i = 0; i < survey.size; i++) {
    if (!open.every((test) => test(i))) continue;
    const failing = failingFacet(categories, chosen, i);
    if (failing === MANY) continue;
    if (failing === NONE) {
      visible[i] = 1;
      shown.push(i);
      categories.forEach((facet, f) => count(facet, i, counts[f]!));
    } else count(categories[failing]!, i, counts[failing]!);
  }
  return { visible, shown, counts: new Map(categories.map((facet, f) => [facet.id, counts[f]!])) };
}

const NONE = -1;
const MANY = -2;

/** The only facet whose filter organisation `i` does not meet; NONE if it meets all, MANY if it fails several. */
function failingFacet(facets: readonly CategoryFacet[], chosen: readonly (Uint8Array | null)[], i: number): number {
  let failing = NONE;
  for (let f = 0; f < facets.length; f++) {
    const codes = chosen[f];
    if (!codes || meets(facets[f]!, codes, i)) continue;
    if (failing !== NONE) return MANY;
    failing = f;
  }
  return failing;
}

function meets(facet: CategoryFacet, chosen: Uint8Array, i: number): boolean {
  for (let slot = facet.offsets[i]!; slot < facet.offsets[i + 1]!; slot++)
    if (chosen[facet.codes[slot]!] === 1) return true;
  return false;
}

function count(facet: CategoryFacet, i: number, counts: Uint32Array): void {
  for (let slot = facet.offsets[i]!; slot < facet.offsets[i + 1]!; slot++) counts[facet.codes[slot]!]!++;
}

function chosenCodes(facet: CategoryFacet, values: readonly string[] | undefined): Uint8Array | null {
  if (!values) return null;
  return Uint8Array.from(facet.values, (value) => (values.includes(value) ? 1 : 0));
}

/** What narrows besides the categories: the search, number ranges and the ego focus. */
function openTests(survey: Survey, state: ViewState, matches: Uint8Array | null): Test[] {
  const tests: Test[] = [];
  if (matches) tests.push((i) => matches[i] === 1);
  for (const [id, range] of Object.entries(state.ranges)) {
    const facet = survey.number(id);
    if (facet) tests.push(inRange(facet, range));
  }
  const ego = egoSteps(survey, state);
  if (ego) tests.push((i) => ego[i]! >= 0);
  return tests;
}

/** An unknown number is in no range: NaN compares false. */
function inRange({ column }: NumberFacet, { from, to }: Range): Test {
  const [low, high] = [from ?? -Infinity, to ?? Infinity];
  return (i) => column[i]! >= low && column[i]! <= high;
}

function egoSteps(survey: Survey, { ego }: ViewState): Int32Array | null {
  const centre = ego ? survey.indexOf(ego.centre) : undefined;
  return ego && centre !== undefined ? stepsFrom(survey.graph, centre, ego.steps) : null;
}

/** 1 for each relation whose two ends show and whose kind passes the filter for relations. */
export function visibleEdges(survey: Survey, state: ViewState, visible: Uint8Array): Uint8Array {
  const { source, target, relation } = survey.relations;
  const kinds = state.filters['relation'];
  const edges = new Uint8Array(source.length);
  for (let edge = 0; edge < edges.length; edge++)
    if (visible[source[edge]!] === 1 && visible[target[edge]!] === 1 && (!kinds || kinds.includes(relation[edge]!))) edges[edge] = 1;
  return edges;
}

/** The first code of each organisation in a facet: its main value. */
export function mainCodes(facet: CategoryFacet, size: number): Uint32Array {
  return Uint32Array.from({ length: size }, (_, i) => codesOf(facet, i)[0] ?? 0);
}
