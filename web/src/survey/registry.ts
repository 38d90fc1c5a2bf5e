import type { Entry, Lang, Payload } from '../payload';
import type { CategoryDefinition, FacetDefinition } from './facets';
import { messages, type FacetName } from '../i18n/messages';
import { textIn } from './text';

type Organisations = Payload['organisations'];
type Read = (organisations: Organisations) => readonly (readonly string[])[];

/** Every facet: what may be filtered, grouped and coloured by. To add one, add an entry here and its name in i18n. */
export const FACETS: readonly FacetDefinition[] = [
  coded('role', 'role', (o) => o.roles),
  coded('function', 'function', (o) => o.functions),
  coded('domain', 'domain', (o) => o.domains),
  coded('sector', 'sector', (o) => singles(o.sector)),
  {
    kind: 'category', id: 'country', groupable: true,
    read: (p) => singles(p.organisations.country),
    label: (p, value, lang) => textIn(p.countries[value], lang),
  },
  {
    kind: 'category', id: 'region', groupable: false,
    read: (p) => singles(p.organisations.region),
    label: (p, value, lang) => textIn(p.regions[value], lang),
  },
  told('place_based', (o) => o.place_based.map((is) => (is === null ? [] : [is ? 'yes' : 'no'])), ['yes', 'no']),
  coded('place_scale', 'place_scale', (o) => singles(o.place_scale)),
  { ...coded('relation', 'relation', () => []), groupable: false, read: relationKinds },
  {
    kind: 'category', id: 'network', groupable: true,
    read: memberships,
    label: (p, value) => nameOfId(p, value),
  },
  { kind: 'number', id: 'founded', read: (p) => p.organisations.founded },
  told('active', (o) => o.ended.map((year) => [year === null ? 'yes' : 'no']), ['yes', 'no']),
  told('confidence', confidences, ['high', 'medium', 'low']),
  coded('method', 'method', (o) => o.provenance.map((facts) => unique(facts.map((fact) => fact.method)))),
  coded('roles_2015', 'role', (o) => o.roles_2015),
  {
    kind: 'category', id: 'community', groupable: true,
    read: (p) => singles(p.organisations.community.map((id) => (id === null ? null : String(id)))),
    label: (p, value) => p.communities.find((community) => String(community.id) === value)?.label,
  },
];

function coded(id: FacetName, book: string, read: Read): CategoryDefinition {
  const entries = (payload: Payload): readonly Entry[] => payload.codebook[book] ?? [];
  const entry = (payload: Payload, value: string): Entry | undefined => entries(payload).find(({ id: one }) => one === value);
  return {
    kind: 'category', id, groupable: true,
    read: (payload) => read(payload.organisations),
    order: (payload) => entries(payload).map(({ id: one }) => one),
    label: (payload, value, lang) => textIn(entry(payload, value)?.label, lang),
    singular: (payload, value, lang) => textIn(entry(payload, value)?.singular, lang),
  };
}

/** A facet whose few values are told by the interface itself, not by the codebook. */
function told(id: 'place_based' | 'active' | 'confidence', read: Read, order: readonly string[]): CategoryDefinition {
  const label = (_: Payload, value: string, lang: Lang): string | undefined => {
    const words: Readonly<Record<string, string>> = messages(lang).values[id];
    return words[value];
  };
  return { kind: 'category', id, groupable: true, read: (p) => read(p.organisations), order: () => order, label };
}

function singles(column: readonly (string | null)[]): string[][] {
  return column.map((value) => (value === null ? [] : [value]));
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

/** The kinds of relation that an organisation takes part in, at either end. */
function relationKinds({ organisations, relations }: Payload): string[][] {
  const kinds = organisations.id.map(() => new Set<string>());
  relations.relation.forEach((kind, edge) => {
    kinds[relations.source[edge]!]!.add(kind);
    kinds[relations.target[edge]!]!.add(kind);
  });
  return kinds.map((set) => [...set]);
}

/** Ids of the networks that an organisation is a member of. */
function memberships({ organisations, relations }: Payload): string[][] {
  const networks = organisations.id.map(() => new Set<string>());
  relations.relation.forEach((kind, edge) => {
    if (kind === 'member_of') networks[relations.source[edge]!]!.add(organisations.id[relations.target[edge]!]!);
  });
  return networks.map((set) => [...set]);
}

const names = new WeakMap<Payload, ReadonlyMap<string, string>>();

function nameOfId(payload: Payload, id: string): string | undefined {
  const { organisations } = payload;
  const known = names.get(payload) ?? new Map(organisations.id.map((one, i) => [one, organisations.name[i]!]));
  names.set(payload, known);
  return known.get(id);
}

/** An organisation is as sure as the least sure of its facts. */
function confidences(organisations: Organisations): string[][] {
  return organisations.provenance.map((facts) => {
    if (facts.length === 0) return [];
    const least = Math.min(...facts.map((fact) => fact.confidence));
    return [least >= 0.8 ? 'high' : least >= 0.5 ? 'medium' : 'low'];
  });
}
