import type { Entry, Payload } from '../../payload';

/** Made-up surveys for the tests of the views: the same size gives the same survey. */

const ROLES = ['infrastructure', 'backbone', 'initiative', 'funder'];
const COUNTRIES = ['US', 'CA', 'AU', 'IL', 'GB', 'NZ', 'DE', 'FR', 'ES', 'BR', 'JP', 'KR', 'IN', 'NL', 'DK', 'MX', 'CO'];
const DOMAINS = ['education', 'health', 'youth', 'environment', 'general'];
const SCALES = ['city', 'region', 'national', null];
const KINDS = ['funds', 'member_of', 'founded', 'partner_of', 'backbone_of', 'advises', 'affiliate_of', 'successor_of'];
const HOSTILE = '</script><img src=x onerror=alert(1)>';
const LONG = 'Partnership for the Improvement of Absolutely Everything in Every Neighbourhood '.repeat(4).trim();
const NAMES = [HOSTILE, LONG, 'שותפות לפיתוח קהילה', '自閉症インパクトネットワーク', '👩‍👩‍👧‍👦 Families', ''];

/** A small generator with a fixed seed: Math.random would make another survey each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const entries = (ids: readonly string[]): Entry[] =>
  ids.map((id) => ({ id, label: { en: id.replaceAll('_', ' ') }, definition: { en: id } }));

export function samplePayload(size: number, relations = size): Payload {
  const next = numbers(size + 1);
  const pick = <T>(list: readonly T[]): T => list[next(list.length)]!;
  const column = <T>(make: (i: number) => T): T[] => Array.from({ length: size }, (_, i) => make(i));
  const nulls = (): null[] => column(() => null);
  const lists = (): string[][] => column(() => []);
  const ends = Array.from({ length: relations }, () => ({ source: next(size), target: next(1 + next(size)) }));
  return {
    format: 1,
    survey: {
      name: 'sample', date: null, title: { en: 'Sample' }, version: '0', contact: null, limits: [],
      counts: { organisations: size, relations, sources: 0, statements: 0, countries: 0, without_relation: 0, conflicts: 0 },
    },
    languages: ['en', 'he'],
    codebook: { role: entries(ROLES), domain: entries(DOMAINS), place_scale: entries(['city', 'region', 'national']), relation: entries(KINDS), function: [], sector: [], method: [] },
    fields: [],
    measures: entries(['degree', 'betweenness']),
    countries: Object.fromEntries(COUNTRIES.map((code) => [code, { en: code }])),
    regions: {},
    sources: [],
    communities: [{ id: 0, size, label: 'All' }],
    organisations: {
      id: column((i) => `org-${i}`), name: column((i) => NAMES[i] ?? `Organisation ${i}`), name_local: nulls(), aliases: lists(), url: nulls(),
      roles: column(() => [...new Set([pick(ROLES), pick(ROLES)])]), functions: lists(), sector: nulls(),
      domains: column(() => [...new Set([pick(DOMAINS), pick(DOMAINS)])]), country: column(() => COUNTRIES[Math.min(next(30), next(30))] ?? null),
      region: nulls(), locality: nulls(), place_based: nulls(), place_scale: column(() => pick(SCALES)), place_served: nulls(),
      founded: nulls(), ended: nulls(), note: nulls(), roles_2015: column((i) => (i % 50 === 0 ? [pick(ROLES)] : [])), note_2015: nulls(), community: column(() => 0),
      x: column(() => next(2000) - 1000), y: column(() => next(2000) - 1000), provenance: column(() => []),
      measures: { degree: column(() => next(20)), betweenness: column(() => next(9999)) },
    },
    relations: {
      source: ends.map(({ source }) => source), relation: ends.map(() => pick(KINDS)), target: ends.map(({ target }) => target),
      since: ends.map(() => null), until: ends.map(() => null), note: ends.map(() => null), provenance: ends.map(() => []),
    },
  };
}
