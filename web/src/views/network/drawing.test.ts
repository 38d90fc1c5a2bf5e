import { describe, expect, it } from 'vitest';
import { kindsOf } from '../../drawing/kinds';
import { payloadOf } from '../../survey/sample';
import { Survey } from '../../survey/survey';
import { chainOf } from './chain';
import { FADED, HIDDEN, PLAIN } from './look';
import { coloursOf, radiiOf, scaleFor } from './paint';
import { pickAt } from './pick';
import { mix } from './tint';

const survey = new Survey(payloadOf(
  [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
  [['a', 'funds', 'b'], ['b', 'member_of', 'a'], ['c', 'invented_kind', 'b'], ['c', '__proto__', 'a']],
));

describe('kindsOf', () => {
  it('has the kinds in use, the codebook’s first, and a style for one that nobody foresaw', () => {
    const kinds = kindsOf(survey, 'light');
    expect(kinds.map(({ id }) => id)).toEqual(['funds', 'member_of', '__proto__', 'invented_kind']);
    for (const { colour } of kinds) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
  });

  it('tells any two kinds apart by colour, line or arrow', () => {
    const ids = ['funds', 'member_of', 'affiliate_of', 'backbone_of', 'advises', 'founded', 'successor_of', 'partner_of'];
    const all = new Survey(payloadOf([{ id: 'a' }, { id: 'b' }], ids.map((id) => ['a', id, 'b'] as const)));
    for (const theme of ['light', 'dark'] as const)
      expect(new Set(kindsOf(all, theme).map(({ colour, line, arrow }) => `${colour} ${line} ${arrow}`)).size).toBe(ids.length);
  });
});

describe('chainOf', () => {
  it('tells the relations of each step, in either direction', () => {
    expect(chainOf(survey, [0, 1, 2])).toEqual([{ from: 0, to: 1, edges: [0, 1] }, { from: 1, to: 2, edges: [2] }]);
    expect(chainOf(survey, [])).toEqual([]);
    expect(chainOf(survey, [0])).toEqual([]);
  });
});

describe('pickAt', () => {
  const looks = Uint8Array.of(PLAIN, PLAIN, FADED, HIDDEN);
  const discs = { x: [0, 3, 100, 200], y: [0, 0, 0, 0], looks, radiusOf: (i: number) => [20, 2, 5, 5][i]! };
  it('finds the disc under the pointer, the small one on the large one first', () => {
    expect(pickAt({ x: -15, y: 0 }, 1, discs)).toBe(0);
    expect(pickAt({ x: 3, y: 1 }, 1, discs)).toBe(1);
    expect(pickAt({ x: 104, y: 0 }, 1, discs)).toBe(2);
  });
  it('finds nothing in the open, and nothing hidden', () => {
    expect(pickAt({ x: 60, y: 0 }, 1, discs)).toBeNull();
    expect(pickAt({ x: 200, y: 0 }, 1, discs)).toBeNull();
  });
  it('knows the scale', () => expect(pickAt({ x: 104, y: 0 }, 10, discs)).toBeNull());
});

describe('paint', () => {
  it('mixes colours', () => {
    expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080');
    expect(mix('#0068a8', '#faf9f6', 0)).toBe('#0068a8');
    expect(mix('#0068a8', '#faf9f6', 1)).toBe('#faf9f6');
    expect(mix('#000', '#fff', 0.5)).toBe('#808080');
    expect(mix('#0068a8', '#f0c', 1)).toBe('#ff00cc');
  });
  it('makes each pair of colours once', () => {
    const colours = coloursOf(3, (i) => (i === 1 ? '#ff0000' : '#0000ff'), '#ffffff');
    expect(colours[0]).toBe(colours[2]);
    expect(colours[1]![0]).toBe('#ff0000');
  });
  it('grows with the size and shrinks with the view', () => {
    const [least, most] = radiiOf(Float32Array.of(0, 1), 1);
    expect(most).toBeGreaterThan(least!);
    expect(radiiOf(Float32Array.of(1), scaleFor(320))[0]).toBeLessThan(most!);
    expect(scaleFor(0)).toBe(0.5);
    expect(scaleFor(5000)).toBe(1);
  });
});
