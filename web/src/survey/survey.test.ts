import { describe, expect, it } from 'vitest';
import { LANGS } from '../i18n/locale';
import { valuesOf } from './facets';
import { readPayload } from './read';
import { payloadOf, provenance } from './sample';
import { Survey } from './survey';

const survey = new Survey(payloadOf([
  { id: 'fsg', roles: ['infrastructure', 'backbone'], country: 'IL', degree: 5, founded: 1999, community: 0,
    provenance: [provenance(['name']), provenance(['roles'], [1], { confidence: 0.6, method: 'inferred' })] },
  { id: 'net', roles: ['funder'], country: 'CA', degree: 5 },
  { id: 'tiny', country: 'CA', ended: 2020, founded: 2011 },
  { id: 'odd', roles: ['wizard'], degree: 1 },
], [['fsg', 'funds', 'net'], ['tiny', 'member_of', 'net']]));

const facet = (id: string): NonNullable<ReturnType<Survey['category']>> => survey.category(id)!;

describe('facets', () => {
  it('keep the order of the codebook, then what it does not know, then the unknown', () => {
    expect(facet('role').values).toEqual(['infrastructure', 'backbone', 'funder', 'wizard', '-']);
    expect(valuesOf(facet('role'), 0)).toEqual(['infrastructure', 'backbone']);
    expect(valuesOf(facet('role'), 2)).toEqual(['-']);
  });

  it('put the most frequent first where there is no codebook', () => {
    expect(facet('country').values).toEqual(['CA', 'IL', '-']);
  });

  it('tell the kinds of relation at either end, and membership at the member only', () => {
    expect(valuesOf(facet('relation'), 1)).toEqual(['funds', 'member_of']);
    expect(valuesOf(facet('network'), 2)).toEqual(['net']);
    expect(survey.label('network', 'net', 'en')).toBe('net');
  });

  it('take an organisation for as sure as its least sure fact', () => {
    expect(valuesOf(facet('confidence'), 0)).toEqual(['medium']);
    expect(valuesOf(facet('confidence'), 1)).toEqual(['-']);
  });

  it('hold numbers with their bounds, unknown as NaN', () => {
    const founded = survey.number('founded')!;
    expect([founded.min, founded.max]).toEqual([1999, 2011]);
    expect(founded.column[1]).toBeNaN();
  });

  it('have a name for each value in every language', () => {
    for (const lang of LANGS)
      for (const one of survey.facets)
        if (one.kind === 'category') for (const label of survey.labelsOf(one, lang)) expect(label).toMatch(/\S/);
  });
});

describe('labels', () => {
  it('are in the language asked for, else in English, else the id', () => {
    expect(survey.label('role', 'infrastructure', 'he')).toBe('ארגוני תשתית');
    expect(survey.label('role', 'backbone', 'he')).toBe('Backbone');
    expect(survey.label('role', 'wizard', 'fr')).toBe('wizard');
    expect(survey.fieldLabel('name', 'he')).toBe('שם');
    expect(survey.fieldLabel('unheard_of', 'he')).toBe('unheard_of');
  });

  it('of one organisation are in the singular', () => {
    expect(survey.label('role', 'funder', 'en')).toBe('Funders');
    expect([survey.labelsAt('role', 1, 'en'), survey.labelsAt('role', 1, 'he')]).toEqual([['Funder'], ['גוף מממן']]);
  });

  it('tell a relation from either end', () => {
    expect(survey.relationLabel('funds', true, 'en')).toBe('Funds');
    expect(survey.relationLabel('funds', false, 'en')).toBe('Funded by');
    expect(survey.relationLabel('member_of', false, 'en')).toBe('Member of (from)');
  });

  it('leave out what is not known', () => {
    expect(survey.labelsAt('role', 2, 'en')).toEqual([]);
  });
});

describe('ranks', () => {
  it('are shared by equals, and none without a value', () => {
    expect([0, 1, 2, 3].map((i) => survey.rankOf('degree', i))).toEqual([1, 1, 0, 3]);
    expect(survey.knownIn('degree')).toBe(3);
    expect(survey.rankOf('constructor', 0)).toBe(0);
  });
});

describe('readPayload', () => {
  it('reads a survey and nothing else', () => {
    expect(readPayload(JSON.stringify(survey.payload))).not.toBeNull();
    for (const text of ['', 'null', '[]', '{}', '{"format":2}', '{"format":1', undefined]) expect(readPayload(text)).toBeNull();
  });
});
