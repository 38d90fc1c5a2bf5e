import { describe, expect, it } from 'vitest';
import { mainCodes } from '../../state/shown';
import { payloadOf } from '../../survey/sample';
import { Survey } from '../../survey/survey';
import { brightIn, degreeOf, drawnLinks, endsOf, FADED, HIDDEN, looksOf, PLAIN, type Wish } from './look';

// a funds b, b is a member of c, d stands alone
const survey = new Survey(payloadOf(
  [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }], [['a', 'funds', 'b'], ['b', 'member_of', 'c']],
));
const everything: Wish = {
  visible: Uint8Array.of(1, 1, 1, 1), visibleEdges: Uint8Array.of(1, 1), rest: 'fade', isolated: true, off: new Set(), bright: null,
};
const looks = (wish: Partial<Wish>): number[][] => {
  const { nodes, edges } = looksOf(survey, { ...everything, ...wish });
  return [[...nodes], [...edges]];
};

describe('looksOf', () => {
  it('draws everything when nothing is asked', () => {
    expect(looks({})).toEqual([[PLAIN, PLAIN, PLAIN, PLAIN], [PLAIN, PLAIN]]);
  });

  it('fades or hides what is filtered out, and its relations with it', () => {
    const filtered = { visible: Uint8Array.of(1, 1, 0, 1), visibleEdges: Uint8Array.of(1, 0) };
    expect(looks(filtered)).toEqual([[PLAIN, PLAIN, FADED, PLAIN], [PLAIN, FADED]]);
    expect(looks({ ...filtered, rest: 'hide' })).toEqual([[PLAIN, PLAIN, HIDDEN, PLAIN], [PLAIN, HIDDEN]]);
  });

  it('hides kinds that are switched off and organisations without relations', () => {
    expect(looks({ off: new Set(['funds']), isolated: false })).toEqual([[PLAIN, PLAIN, PLAIN, HIDDEN], [HIDDEN, PLAIN]]);
  });

  it('fades what is not in the spotlight, but never brings back what is hidden', () => {
    const bright = Uint8Array.of(1, 1, 0, 0);
    expect(looks({ bright })).toEqual([[PLAIN, PLAIN, FADED, FADED], [PLAIN, FADED]]);
    expect(looks({ bright, visible: Uint8Array.of(1, 0, 1, 1), rest: 'hide' })[0]).toEqual([PLAIN, HIDDEN, FADED, FADED]);
  });
});

describe('the neighbourhood', () => {
  it('has the relations that are drawn, and both their ends', () => {
    expect(drawnLinks(survey, 1, everything)).toEqual([0, 1]);
    expect(drawnLinks(survey, 1, { ...everything, off: new Set(['funds']) })).toEqual([1]);
    expect([...endsOf(survey, [1], [3])]).toEqual([0, 1, 1, 1]);
    expect(degreeOf(survey.graph, 1)).toBe(2);
  });
});

it('brightIn finds the organisations of the values', () => {
  const survey = new Survey(payloadOf([{ id: 'x', country: 'IL' }, { id: 'y', country: 'CA' }, { id: 'z' }]));
  const facet = survey.category('country')!;
  expect([...brightIn({ facet, codes: mainCodes(facet, survey.size) }, ['CA', '-'])]).toEqual([0, 1, 1]);
});
