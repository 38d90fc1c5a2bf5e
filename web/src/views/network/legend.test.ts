import { describe, expect, it } from 'vitest';
import { payloadOf } from '../../survey/sample';
import { Survey } from '../../survey/survey';
import { brightIn, legendOf } from './legend';

const named = ['a', 'b', 'c', 'd'].map((value, place) => ({ value, label: value.toUpperCase(), colour: `#00000${place}`, own: place < 2 }));
const codes = Uint32Array.of(0, 0, 1, 2, 3, 3);

describe('legendOf', () => {
  it('lists only what is shown, with counts, and gathers the greys', () => {
    const entries = legendOf(named, codes, [0, 1, 3, 4], 'All others');
    expect(entries.map(({ label, count, values }) => [label, count, values])).toEqual([['A', 2, ['a']], ['All others', 2, ['c', 'd']]]);
  });

  it('names a single grey value by its own name', () => {
    expect(legendOf(named, codes, [2, 4, 5], 'All others').map(({ label, count }) => [label, count])).toEqual([['B', 1], ['D', 2]]);
  });

  it('is empty when nothing is shown', () => expect(legendOf(named, codes, [], 'All others')).toEqual([]));
});

it('brightIn finds the organisations of the values', () => {
  const survey = new Survey(payloadOf([{ id: 'x', country: 'IL' }, { id: 'y', country: 'CA' }, { id: 'z' }]));
  const facet = survey.category('country')!;
  const main = Uint32Array.from([0, 1, 2], (i) => facet.codes[facet.offsets[i]!]!);
  expect([...brightIn(facet, ['CA', '-'], main)]).toEqual([0, 1, 1]);
});
