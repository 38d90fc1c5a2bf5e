import { describe, expect, it } from 'vitest';
import { legendOf } from './legend';

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
