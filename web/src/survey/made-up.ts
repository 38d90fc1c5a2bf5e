import type { Entry, Payload } from '../payload';
import { HOSTILE, payloadOf, type Row } from './sample';

/** Made-up surveys for the tests of the views: the same size gives the same survey. */

const ROLES = ['infrastructure', 'backbone', 'initiative', 'funder'];
const COUNTRIES = ['US', 'CA', 'AU', 'IL', 'GB', 'NZ', 'DE', 'FR', 'ES', 'BR', 'JP', 'KR', 'IN', 'NL', 'DK', 'MX', 'CO'];
const DOMAINS = ['education', 'health', 'youth', 'environment', 'general'];
const SCALES = ['city', 'region', 'national', null];
const KINDS = ['funds', 'member_of', 'founded', 'partner_of', 'backbone_of', 'advises', 'affiliate_of', 'successor_of'];
const LONG = 'Partnership for the Improvement of Absolutely Everything in Every Neighbourhood '.repeat(4).trim();
const NAMES = [HOSTILE, LONG, 'שותפות לפיתוח קהילה', '自閉症インパクトネットワーク', '👩‍👩‍👧‍👦 Families', ''];

/** A small generator with a fixed seed: Math.random would make another survey each time. */
function numbers(seed: number): Next {
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
  const rows = Array.from({ length: size }, (_, i) => row(i, next));
  const ends = Array.from({ length: relations }, () =>
    [`org-${next(size)}`, pick(KINDS, next), `org-${next(1 + next(size))}`] as const);
  const payload = payloadOf(rows, ends);
  const column = <T>(make: () => T): T[] => rows.map(make);
  const columns = {
    x: column(() => next(2000) - 1000), y: column(() => next(2000) - 1000), place_scale: column(() => pick(SCALES, next)),
    measures: { degree: column(() => next(20)), betweenness: column(() => next(9999)) },
  };
  const codebook = { role: entries(ROLES), domain: entries(DOMAINS), relation: entries(KINDS) };
  return {
    ...payload, organisations: { ...payload.organisations, ...columns }, codebook: { ...payload.codebook, ...codebook },
    measures: entries(['degree', 'betweenness']), countries: Object.fromEntries(COUNTRIES.map((code) => [code, { en: code }])),
  };
}

type Next = (below: number) => number;

function pick<T>(list: readonly T[], next: Next): T {
  return list[next(list.length)]!;
}

function row(i: number, next: Next): Row {
  const country = COUNTRIES[Math.min(next(30), next(30))];
  return {
    id: `org-${i}`, name: NAMES[i] ?? `Organisation ${i}`, community: 0,
    roles: [...new Set([pick(ROLES, next), pick(ROLES, next)])], domains: [...new Set([pick(DOMAINS, next), pick(DOMAINS, next)])],
    roles_2015: i % 50 === 0 ? [pick(ROLES, next)] : [], ...(country === undefined ? {} : { country }),
  };
}
