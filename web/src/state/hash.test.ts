import { describe, expect, it } from 'vitest';
import { HOSTILE, payloadOf } from '../survey/sample';
import { Survey } from '../survey/survey';
import { decode, encode, type Known } from './hash';
import * as produce from './producers';
import { INITIAL, type Step } from './producers';

const survey = new Survey(payloadOf([
  { id: 'fsg', roles: ['infrastructure'], country: 'IL', founded: 2000, degree: 1 },
  { id: 'a~b!c&d=é', roles: ['funder'], founded: 1990 },
], [['fsg', 'funds', 'a~b!c&d=é']]));
const known: Known = { survey, views: ['mindmap', 'table'], columns: ['name', 'founded'] };

const STEPS: Record<string, Step> = {
  view: produce.setView('table'), lang: produce.setLang('he'), theme: produce.setTheme('dark'), query: produce.setQuery('a+b & c=d ~ 100% שלום'),
  selected: produce.select('a~b!c&d=é'), ego: produce.setEgo('a~b!c&d=é', 2), path: produce.setPath('fsg', 'a~b!c&d=é'),
  group: produce.setGroupBy(['country', 'role']), layout: produce.setLayout('radial'), nodes: produce.setToggled(['role/funder', 'x~y!s']),
  links: produce.setCrossLinks(true), colour: produce.setColourBy('country'), size: produce.setSizeBy('degree'), sort: produce.sortBy('founded'),
  filters: produce.setFilter('role', ['funder', 'infrastructure']), unknown: produce.setFilter('country', ['-']),
  range: produce.setRange('founded', { from: 1990, to: null }),
  also: produce.setAlso(true), geography: produce.setGeography({ whereabouts: 'served', relations: 'all', shading: false }),
  network: produce.setNetwork({ isolated: false, hide_rest: true, communities: false, off: ['funds'] }),
  kinds: produce.setChangeKinds(['joined', 'lost']), why: produce.setChangeCauses(['world', 'unknown']), look: (state) => produce.setLook(state.view, { x: -12.5, y: 0.00001, scale: 2.25 })(state),
};

const CHOICES = {
  whereabouts: ['seat', 'served'], relations: ['none', 'selected', 'all'], shading: [true, false],
} as const;

describe('a link', () => {
  it.each(Object.entries(STEPS))('keeps %s', (_, step) => {
    const state = step(INITIAL);
    expect(decode(`#${encode(state)}`, known)).toEqual({ state, gone: [] });
  });

  it('keeps everything at once', () => {
    const state = Object.values(STEPS).reduce((now, step) => step(now), INITIAL);
    expect(decode(encode(state), known)).toEqual({ state, gone: [] });
  });

  it('keeps every way to draw the world, and does not write the usual one', () => {
    for (const whereabouts of CHOICES.whereabouts)
      for (const relations of CHOICES.relations)
        for (const shading of CHOICES.shading) {
          const state = produce.setGeography({ whereabouts, relations, shading })(INITIAL);
          expect(decode(encode(state), known)).toEqual({ state, gone: [] });
        }
    expect(encode(INITIAL)).toBe('view=mindmap&lang=en');
    expect(encode(produce.setGeography({ whereabouts: 'served', relations: 'all' })(INITIAL))).toBe('view=mindmap&lang=en&geo=served~all');
  });

  it('keeps any look, of the view that it opens and of no other', () => {
    for (const x of [-999_999, -0.125, 0, 511.5])
      for (const scale of [0.00001, 0.72, 240]) {
        const here = produce.setLook('mindmap', { x, y: x / 2, scale })(INITIAL);
        expect(decode(encode(here), known)).toEqual({ state: here, gone: [] });
        expect(encode(produce.setView('table')(here))).not.toContain('at=');
        expect(decode(`at=${x}~0~1&view=table`, known).state.looks).toEqual({ table: { x, y: 0, scale: 1 } });
      }
  });

  const UNSOUND = [
    ['at', '1~2'], ['at', '1~2~0'], ['at', '1~2~-1'], ['at', 'NaN~0~1'], ['at', '1e9~0~1'], ['at', '99999999~0~1'], ['at', ' 1~2~3~4'], ['geo', 'moon'],
    ['geo', '__proto__'], ['net', 'constructor'], ['off', 'bribes'], ['kinds', 'toString'], ['also', 'no'],
  ] as const;
  it.each(UNSOUND)('does not take %s=%s, and says so', (key, value) => {
    expect(decode(`#${key}=${value}`, known)).toEqual({ state: INITIAL, gone: [{ kind: 'value', text: value }] });
  });

  it('can be read by people', () => {
    const state = produce.setFilter('role', ['funder', 'infrastructure'])(produce.setView('table')(INITIAL));
    expect(encode(state)).toBe('view=table&lang=en&f.role=funder~infrastructure');
  });

  it('says what of it is gone, and keeps the rest', () => {
    const { state, gone } = decode('#view=orbit&org=nobody&f.role=wizard~funder&f.colour=red&sort=zz~up&size=fame&group=role~bogus', known);
    expect(gone).toEqual([
      { kind: 'view', text: 'orbit' }, { kind: 'organisation', text: 'nobody' }, { kind: 'value', text: 'wizard' }, { kind: 'facet', text: 'colour' },
      { kind: 'value', text: 'zz' }, { kind: 'measure', text: 'fame' }, { kind: 'facet', text: 'bogus' },
    ]);
    expect(state).toEqual({ ...INITIAL, filters: { role: ['funder'] }, group_by: ['role'] });
  });

  it('finds an organisation that has another id now, and says so of none that is gone', () => {
    const moved = { 'fsg-inc': 'fsg', lost: 'nobody' };
    const later: Known = { ...known, survey: new Survey({ ...survey.payload, moved }) };
    const { state, gone } = decode('#org=fsg-inc&near=fsg-inc~2&path=fsg-inc~a!sb!!c%26d%3Dé', later);
    expect([state.selected, state.ego, state.path]).toEqual(['fsg', { centre: 'fsg', steps: 2 }, { from: 'fsg', to: 'a~b!c&d=é' }]);
    expect(gone).toEqual([]);
    expect(decode('#org=lost', later).gone).toEqual([{ kind: 'organisation', text: 'lost' }]);
  });

  const PIECES = ['__proto__', 'constructor', 'f.__proto__', 'f.constructor', 'r.founded', 'r.role', 'at', 'geo', 'net', 'off', 'kinds', 'also', 'view', 'org', 'path', 'near', 'sort', 'lang', 'nodes'];
  const VALUES = ['', '=', '%', '%E0%A4%A', '~', '~~~', '!', '..', '-..-', '9e9..', '__proto__', HOSTILE, '‮\u0000', 'x'.repeat(5000), 'fsg~77', 'fsg~1~fsg'];
  it('never throws, whatever it says', () => {
    for (const key of PIECES)
      for (const value of VALUES) {
        const { state } = decode(`#${key}=${value}&${key}&&${value}`, known);
        expect(() => encode(state)).not.toThrow();
        expect(Object.getPrototypeOf(state.filters)).toBe(Object.prototype);
      }
  });
});
