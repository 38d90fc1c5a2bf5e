import { describe, expect, it } from 'vitest';
import { payloadOf } from '../survey/sample';
import { Survey } from '../survey/survey';
import { decode, encode, type Known } from './hash';
import { linkTo } from './links';
import { INITIAL } from './producers';
import type { ViewState } from './types';

const TOUR = [
  { title: { en: 'One' }, text: { en: 'First.' }, state: 'view=table&f.role=funder' },
  { title: { en: 'Two' }, text: { en: 'Then.' }, state: '#view=network&org=gone&tour=1' },
];
const survey = new Survey({ ...payloadOf([{ id: 'fsg', roles: ['funder'] }]), tour: TOUR });
const known: Known = { survey, views: ['table', 'network'], columns: ['name'] };
const reader: ViewState = { ...INITIAL, lang: 'he', theme: 'dark', tour: null };

describe('a link that the data tell', () => {
  it('keeps the language and the theme of the reader, whatever the data say of them', () => {
    expect(linkTo('view=table&lang=de&theme=light&f.role=funder', reader)).toBe('#view=table&f.role=funder&lang=he&theme=dark');
    expect(linkTo('#view=table', { ...reader, theme: 'auto' })).toBe('#view=table&lang=he');
    expect(linkTo('', { ...reader, theme: 'auto', tour: 2 })).toBe('#lang=he&tour=2');
  });

  it('is only ever a part of this page', () => {
    expect(linkTo('javascript:alert(1)', reader)).toMatch(/^#/);
  });
});

describe('a step of the tour in a link', () => {
  it('is kept', () => {
    const state: ViewState = { ...reader, view: 'table', tour: 2 };
    expect(encode(state)).toContain('tour=2');
    expect(decode(encode(state), known)).toEqual({ state, gone: [] });
  });

  it('opens the map as the step has it, when the link says no more', () => {
    const { state, gone } = decode('#tour=1&lang=he', known);
    expect(state).toEqual({ ...INITIAL, lang: 'he', view: 'table', filters: { role: ['funder'] }, tour: 1 });
    expect(gone).toEqual([]);
  });

  it('leaves alone what the reader has changed since', () => {
    expect(decode('#tour=1&view=table', known).state.filters).toEqual({});
  });

  it('tells what a step names and the survey has not', () => {
    const { state, gone } = decode('#tour=2', known);
    expect(state).toMatchObject({ view: 'network', selected: null, tour: 2 });
    expect(gone).toEqual([{ kind: 'organisation', text: 'gone' }]);
  });

  it.each(['0', '3', '-1', '1e0', '', '99999999'])('is not number %j', (tour) => {
    expect(decode(`#tour=${tour}`, known)).toEqual({ state: INITIAL, gone: [{ kind: 'value', text: tour }] });
  });
});
