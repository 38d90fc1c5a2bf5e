import type { Entry, Payload, Provenance } from '../payload';

/** Small surveys made by hand, for tests: only what a test is about has to be said. */
export interface Row {
  id: string;
  name?: string;
  name_local?: string;
  aliases?: string[];
  url?: string;
  roles?: string[];
  functions?: string[];
  domains?: string[];
  country?: string;
  locality?: string;
  place_served?: string;
  founded?: number;
  ended?: number;
  note?: string;
  roles_2015?: string[];
  community?: number;
  degree?: number;
  provenance?: Provenance[];
}

export const HOSTILE = '</script><img src=x onerror=alert(1)>';

export function provenance(fields: string[], sources: number[] = [0], more: Partial<Provenance> = {}): Provenance {
  return { fields, method: 'curated', sources, first_seen: '2026-11', last_seen: '2026-11', confidence: 1, ...more };
}

export function payloadOf(rows: readonly Row[], relations: readonly (readonly [string, string, string])[] = []): Payload {
  return {
    format: 1,
    survey: {
      name: '2026-11', date: '2026-11', title: { en: 'Sample', he: 'דוגמה' }, version: '0.0.0', contact: null, limits: [],
      counts: {
        organisations: rows.length, relations: relations.length, statements: 0, sources: 1, countries: 1, without_relation: 0, conflicts: 0,
      },
    },
    languages: { en: 'English', he: 'עברית', fr: 'Français', es: 'Español', de: 'Deutsch' },
    codebook: CODEBOOK,
    fields: [{ id: 'name', label: { en: 'Name', he: 'שם' }, definition: { en: '' } }],
    measures: [entry('degree', 'Degree')],
    countries: { IL: { en: 'Israel', he: 'ישראל' }, CA: { en: 'Canada', fr: 'Canada', de: 'Kanada', he: 'קנדה' } },
    regions: {},
    sources: ['https://example.org/a', 'https://example.org/b', 'javascript:alert(1)'],
    findings: [], changes: [], tour: [],
    communities: [{ id: 0, size: rows.length, label: 'Round FSG' }],
    organisations: columnsOf(rows),
    relations: {
      source: relations.map(([from]) => at(rows, from)), relation: relations.map(([, kind]) => kind),
      target: relations.map(([, , to]) => at(rows, to)), since: relations.map(() => null), until: relations.map(() => null),
      note: relations.map(() => null), provenance: relations.map(() => [provenance(['relation'], [1])]),
    },
  };
}

const CODEBOOK: Payload['codebook'] = {
  role: [entry('infrastructure', 'Infrastructure', 'ארגוני תשתית'), entry('backbone', 'Backbone'), entry('initiative', 'Initiative'), { ...entry('funder', 'Funders'), singular: { en: 'Funder', he: 'גוף מממן' } }],
  domain: [entry('education', 'Education'), entry('health', 'Health')],
  relation: [{ ...entry('funds', 'Funds'), inverse: { en: 'Funded by' } }, entry('member_of', 'Member of')],
  method: [entry('reviewed', 'Reviewed'), entry('curated', 'Curated')],
};

function entry(id: string, en: string, he?: string): Entry {
  return { id, label: he === undefined ? { en } : { en, he }, definition: { en: `What ${en} means.` } };
}

function at(rows: readonly Row[], id: string): number {
  return rows.findIndex((row) => row.id === id);
}

function columnsOf(rows: readonly Row[]): Payload['organisations'] {
  const column = <K extends keyof Row>(key: K): (NonNullable<Row[K]> | null)[] => rows.map((row) => row[key] ?? null);
  const lists = (key: 'aliases' | 'roles' | 'functions' | 'domains' | 'roles_2015'): string[][] => rows.map((row) => row[key] ?? []);
  const nulls = (): null[] => rows.map(() => null);
  return {
    id: rows.map(({ id }) => id), name: rows.map(({ id, name }) => name ?? id), name_local: column('name_local'), aliases: lists('aliases'),
    url: column('url'), roles: lists('roles'), functions: lists('functions'), sector: nulls(), domains: lists('domains'),
    country: column('country'), region: nulls(), locality: column('locality'), place_based: nulls(), place_scale: nulls(),
    place_served: column('place_served'), founded: column('founded'), ended: column('ended'), unseen: rows.map(() => null), note: column('note'),
    roles_2015: lists('roles_2015'), note_2015: nulls(), community: column('community'), x: rows.map(() => 0), y: rows.map(() => 0),
    lat: nulls(), lon: nulls(), located: nulls(), served_lat: nulls(), served_lon: nulls(),
    provenance: rows.map((row) => row.provenance ?? []), measures: { degree: column('degree') },
  };
}
