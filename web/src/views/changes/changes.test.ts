import { describe, expect, it } from 'vitest';
import { LANGS } from '../../i18n/locale';
import type { Change, Changes } from '../../payload';
import { HOSTILE, payloadOf } from '../../survey/sample';
import { Survey } from '../../survey/survey';
import { because, causesOf, KINDS, namesGone, sorted } from './sorted';
import { wordsOf } from './strings';
import { tellValue } from './values';

const survey = new Survey(payloadOf([{ id: 'a', name: 'Anna', country: 'CA', roles: ['funder'] }, { id: 'b', name: 'berta' }, { id: 'c', name: 'Clara' }]));

function change(kind: Change['kind'], id: string, name: string, field: string | null = null): Change {
  return { kind, id, name, ...(field === null ? {} : { field }) };
}

const CHANGES: Changes = {
  before: { name: '2025-11', date: '2025-11' }, after: { name: '2026-11', date: '2026-11' },
  organisations: [
    change('joined', 'c', 'Clara'), change('joined', 'b', 'berta'), change('joined', 'a', 'Anna'), change('left', 'gone', HOSTILE),
    change('changed', 'a', 'Anna', 'roles'), change('changed', 'a', 'Anna', 'country'),
  ],
  relations: { gained: [['b', 'funds', 'c', 'world'], ['a', 'member_of', 'b', null]], lost: [['gone', 'funds', 'away', null], ['c', 'funds', 'gone', null]] },
};
const all = { visible: Uint8Array.of(1, 1, 1), relations: undefined };

describe('changes', () => {
  it('are sorted by kind and name', () => {
    const { joined, left, ended } = sorted(CHANGES, survey, all);
    expect(joined.map(({ name }) => name)).toEqual(['Anna', 'berta', 'Clara']);
    expect(left.map(({ name }) => name)).toEqual([HOSTILE]);
    expect(ended).toEqual([]);
  });

  it('of one organisation stand together', () => {
    const { changed } = sorted(CHANGES, survey, all);
    expect(changed).toHaveLength(1);
    expect(changed[0]!.parts.map(({ field }) => field)).toEqual(['roles', 'country']);
  });

  it('follow the filters of the map, but for what left', () => {
    const told = sorted(CHANGES, survey, { ...all, visible: Uint8Array.of(0, 1, 0) });
    expect([told.joined.map(({ id }) => id), told.left.length, told.changed.length]).toEqual([['b'], 1, 0]);
  });

  it('of relations follow either end, and the kinds that are chosen', () => {
    const told = sorted(CHANGES, survey, { visible: Uint8Array.of(1, 0, 0), relations: ['funds', 'member_of'] });
    expect(told.gained.map(({ source }) => source)).toEqual(['a']);
    expect(told.lost.map(({ target }) => target)).toEqual(['away']);
    expect(sorted(CHANGES, survey, { ...all, relations: ['funds'] }).gained).toHaveLength(1);
  });

  it('without a filter are all there', () => {
    const told = sorted(CHANGES, survey, null);
    expect(KINDS.map((kind) => told[kind].length)).toEqual([3, 1, 0, 0, 0, 1, 0, 0, 0, 2, 2]);
  });

  it('of one cause are told alone; what has none is of an unknown one', () => {
    const told = { ...CHANGES, organisations: CHANGES.organisations.map((one) => (one.id === 'a' ? { ...one, cause: 'world' as const } : one)) };
    expect(causesOf(told)).toEqual({ world: 4, looked: 0, decided: 0, unreachable: 0, unknown: 6 });
    const { organisations, relations } = because(told, new Set(['world']));
    expect([new Set(organisations.map(({ id }) => id)), relations.gained, relations.lost]).toEqual([new Set(['a']), [CHANGES.relations.gained[0]], []]);
    expect(because(told, new Set())).toBe(told);
  });

  it('have the name of the map where they bring none', () => {
    const { joined } = sorted({ ...CHANGES, organisations: [{ kind: 'joined', id: 'b' }, { kind: 'joined', id: 'new' }] }, survey, null);
    expect(joined.map(({ name }) => name)).toEqual(['berta', 'new']);
  });

  it('keep the names of what is gone', () => {
    expect(namesGone(CHANGES.organisations)).toEqual(new Map([['gone', HOSTILE]]));
  });
});

describe('a value', () => {
  it('that is a code is told in words', () => {
    expect(tellValue(survey, 'roles', 'infrastructure|backbone', 'he')).toBe('ארגוני תשתית, Backbone');
    expect(tellValue(survey, 'country', 'CA', 'de')).toBe('Kanada');
    expect(tellValue(survey, 'place_based', 'yes', 'en')).toBe('Place-based');
  });

  it('of a country where nobody is any more has its name', () => {
    expect(tellValue(survey, 'country', 'NO', 'en')).toBe('Norway');
    for (const code of ['zz', '', 'Norway', '__proto__', 'constructor']) expect(tellValue(survey, 'country', code, 'en')).toBe(code);
  });

  it('that is not a code stays as it is', () => {
    for (const field of ['name', 'url', 'roles', '__proto__', 'constructor', '']) expect(tellValue(survey, field, HOSTILE, 'en')).toBe(HOSTILE);
    expect(tellValue(survey, 'place_based', 'toString', 'en')).toBe('toString');
  });

  it('that is a list keeps a stroke that belongs to it', () => {
    expect(tellValue(survey, 'aliases', 'A\\|B|C', 'en')).toBe('A|B, C');
  });
});

it.each(LANGS)('every kind has a name and a meaning in %s', (lang) => {
  const { kinds, meaning } = wordsOf(lang);
  for (const kind of KINDS) expect(`${kinds[kind]} ${meaning[kind]}`).toMatch(/\S \S/);
});
