import { expect, it } from 'vitest';
import { HOSTILE, payloadOf } from '../survey/sample';
import { Survey } from '../survey/survey';
import { decode, encode, type Known } from './hash';
import { select, setEgo, setFilter, setQuery, sortBy } from './producers';
import { INITIAL } from './producers';

const survey = new Survey(payloadOf([
  { id: 'fsg', roles: ['infrastructure'], country: 'IL', founded: 2000, degree: 1 },
  { id: 'b', roles: ['funder'], founded: 1990 },
], [['fsg', 'funds', 'b']]));
const known: Known = { survey, views: ['mindmap', 'table'], columns: ['name', 'founded'] };
const PIECES = [
  'view=', 'org=', 'ego=', 'f.role=', 'f.founded=', 'sort=', 'at=', 'lang=', 'group=', 'tour=', '&', '=', '~', '!', '..', '-', '%',
  '%E0', '%00', '1e999', 'NaN', '-0', 'fsg', '__proto__', 'constructor', 'toString', '\u0000', 'ש', HOSTILE,
];

/** Numbers that look random and are the same in each run (a linear congruential generator). */
function chance(seed: number): (below: number) => number {
  let now = seed;
  return (below) => {
    now = (now * 1664525 + 1013904223) % 4294967296;
    return Math.floor((now / 4294967296) * below);
  };
}

function anything(pick: (below: number) => number): string {
  const start = [setQuery('a & b'), select('fsg'), setEgo('fsg', 2), setFilter('role', ['funder']), sortBy('founded')];
  let text = encode(start.slice(0, pick(start.length + 1)).reduce((state, step) => step(state), INITIAL));
  for (let times = pick(9); times > 0; times--) {
    const at = pick(text.length + 1);
    text = text.slice(0, at) + PIECES[pick(PIECES.length)]! + text.slice(at + pick(4));
  }
  return text;
}

it('takes any link, and what it understood is a link that means the same', () => {
  const pick = chance(9);
  for (let times = 0; times < 5000; times++) {
    const text = anything(pick);
    const { state } = decode(`#${text}`, known);
    const again = decode(encode(state), known);
    expect(again, JSON.stringify(text)).toEqual({ state, gone: [] });
  }
});

it('makes a link of a text with half a character', () => {
  const { state } = decode(encode(setQuery('a\ud83d')(INITIAL)), known);
  expect(state.query).toBe('a\ufffd');
});
