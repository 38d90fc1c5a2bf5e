import { describe, expect, it } from 'vitest';
import { valuesOf, type CategoryFacet } from '../survey/facets';
import { payloadOf, type Row } from '../survey/sample';
import { Survey } from '../survey/survey';
import { INITIAL } from './producers';
import { computeShown, visibleEdges } from './shown';
import type { ViewState } from './types';

const ROLES = ['infrastructure', 'backbone', 'initiative', 'funder'];
const rows: Row[] = Array.from({ length: 60 }, (_, i) => ({
  id: `o${i}`,
  roles: ROLES.filter((_, bit) => (i * 7) & (1 << bit)),
  domains: i % 3 === 0 ? ['education', 'health'] : i % 5 === 0 ? [] : ['health'],
  ...(i % 4 === 0 ? { country: 'IL' } : {}),
  ...(i % 2 === 0 ? { founded: 1990 + i } : {}),
}));
const survey = new Survey(payloadOf(rows, rows.slice(1).map(({ id }, i) => [`o${Math.floor(i / 2)}`, i % 2 ? 'funds' : 'member_of', id] as const)));

const passes = (state: ViewState, i: number, except?: string): boolean =>
  Object.entries(state.filters).every(([id, values]) => id === except || valuesOf(survey.category(id)!, i).some((value) => values.includes(value)));

const STATES: ViewState[] = [
  INITIAL,
  { ...INITIAL, filters: { role: ['funder'] } },
  { ...INITIAL, filters: { role: ['funder', 'backbone'], domain: ['education'] } },
  { ...INITIAL, filters: { role: ['-'], country: ['IL', '-'], domain: ['health'] } },
  { ...INITIAL, filters: { role: ['nobody'] } },
];

describe('computeShown', () => {
  it.each(STATES)('shows and counts what a plain reading of the filters does (%#)', (state) => {
    const { shown, visible, counts } = computeShown(survey, state, null);
    const all = rows.map((_, i) => i);
    expect(shown).toEqual(all.filter((i) => passes(state, i)));
    expect([...visible]).toEqual(all.map((i) => (passes(state, i) ? 1 : 0)));
    for (const facet of survey.facets.filter((one): one is CategoryFacet => one.kind === 'category')) {
      const expected = facet.values.map((value) => all.filter((i) => passes(state, i, facet.id) && valuesOf(facet, i).includes(value)).length);
      expect([...counts.get(facet.id)!]).toEqual(expected);
    }
  });

  it('leaves the unknown out of every range', () => {
    const { shown } = computeShown(survey, { ...INITIAL, ranges: { founded: { from: 2000, to: 2004 } } }, null);
    expect(shown).toEqual([10, 12, 14]);
  });

  it('takes the search and the ego focus with the filters', () => {
    const ego = { ...INITIAL, ego: { centre: 'o0', steps: 1 } };
    expect(computeShown(survey, ego, null).shown).toEqual([0, 1, 2]);
    expect(computeShown(survey, ego, Uint8Array.from(rows, (_, i) => i % 2)).shown).toEqual([1]);
  });
});

describe('visibleEdges', () => {
  it('are those between organisations that show, of the kinds asked for', () => {
    const state = { ...INITIAL, filters: { relation: ['funds'] } };
    const visible = new Uint8Array(rows.length).fill(1);
    visible[4] = 0;
    const edges = visibleEdges(survey, state, visible);
    survey.relations.relation.forEach((kind, edge) => {
      const ends = [survey.relations.source[edge], survey.relations.target[edge]];
      expect(edges[edge]).toBe(kind === 'funds' && !ends.includes(4) ? 1 : 0);
    });
  });
});
