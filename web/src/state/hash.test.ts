import { describe, expect, it } from 'vitest';
import { HOSTILE, payloadOf } from '../survey/sample';
import { Survey } from '../survey/survey';
import { decode, encode, type Known } from './hash';
import * as produce from './producers';
import { INITIAL, type Step } from './producers';

const survey = new Survey(payloadOf([
  { id: 'fsg', roles: ['infrastructure'], country: 'IL', founded: 2000, degree: 1 },
  { id: 'a~b!c&d=é', roles: ['funder'], founded: 1990 },
]));
const known: Known = { survey, views: ['mindmap', 'table'], columns: ['name', 'founded'] };

const STEPS: Record<string, Step> = {
  view: produce.setView('table'), lang: produce.setLang('he'), theme: produce.setTheme('dark'), query: produce.setQuery('a+b & c=d ~ 100% שלום'),
  selected: produce.select('a~b!c&d=é'), ego: produce.setEgo('a~b!c&d=é', 2), path: produce.setPath('fsg', 'a~b!c&d=é'),
  group: produce.setGroupBy(['country', 'role']), layout: produce.setLayout('radial'), nodes: produce.setToggled(['role/funder', 'x~y!s']),
  links: produce.setCrossLinks(true), colour: produce.setColourBy('country'), size: produce.setSizeBy('degree'), sort: produce.sortBy('founded'),
  filters: produce.setFilter('role', ['funder', 'infrastructure']), unknown: produce.setFilter('country', ['-']),
  range: produce.setRange('founded', { from: 1990, to: null }),
};

describe('a link', () => {
  it.each(Object.entries(STEPS))('keeps %s', (_, step) => {
    const state = step(INITIAL);
    expect(decode(`#${encode(state)}`, known)).toEqual({ state, gone: [] });
  });

  it('keeps everything at once', () => {
    const state = Object.values(STEPS).reduce((now, step) => step(now), INITIAL);
    expect(decode(encode(state), known)).toEqual({ state, gone: [] });
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

  const PIECES = ['__proto__', 'constructor', 'f.__proto__', 'f.constructor', 'r.founded', 'r.role', 'view', 'org', 'path', 'near', 'sort', 'lang', 'nodes'];
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
