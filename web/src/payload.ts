/** What Python writes into the page: one JSON document in <script type="application/json" id="survey">. */
export type Lang = 'en' | 'he' | 'fr' | 'es' | 'de';
export type Text = Partial<Record<Lang, string>> & { en: string };

/** One entry of the codebook, or a measure: what a value is called and what it means. */
export interface Entry {
  id: string;
  label: Text;
  definition: Text;
  inverse?: Text; // of a relation: the same relation told from its target
}

/** Facts that share their provenance: which fields, how known, from which pages (indexes into `sources`). */
export interface Provenance {
  fields: string[];
  method: string; // curated | crawled | inferred | reviewed
  sources: number[];
  first_seen: string | null; // ISO 8601, may be partial: 2026, 2026-11, 2026-11-03
  last_seen: string | null;
  confidence: number; // 0..1
}

export interface Payload {
  format: 1;
  survey: {
    name: string;
    date: string | null; // ISO 8601, may be partial
    title: Text;
    version: string; // of ci-map
    contact: string | null; // mailto: or https: address to which corrections go
    counts: Record<'organisations' | 'relations' | 'statements' | 'sources' | 'countries' | 'without_relation' | 'conflicts', number>;
    limits: Text[]; // the honest limits of the data, a sentence each
  };
  languages: Lang[];
  /** Facet name to its entries, in the codebook's order. Facets: role, function, sector, domain, place_scale, relation, method. */
  codebook: Record<string, Entry[]>;
  /** Names of the fields below (name, founded, place_served …). */
  fields: Entry[];
  measures: Entry[]; // community is a facet, not among them
  countries: Record<string, Text>; // ISO 3166-1 alpha-2, only those used
  regions: Record<string, Text>; // ISO 3166-2, only those used
  sources: string[]; // addresses of pages
  communities: { id: number; size: number; label: string }[];
  /** One array a column, all of the same length; an organisation is an index. */
  organisations: {
    id: string[];
    name: string[];
    name_local: (string | null)[]; // own script
    aliases: string[][];
    url: (string | null)[];
    roles: string[][]; // main one first
    functions: string[][];
    sector: (string | null)[];
    domains: string[][];
    country: (string | null)[];
    region: (string | null)[];
    locality: (string | null)[];
    place_based: (boolean | null)[];
    place_scale: (string | null)[];
    place_served: (string | null)[];
    founded: (number | null)[];
    ended: (number | null)[];
    note: (string | null)[];
    roles_2015: string[][]; // the role that the 2015 survey gave it; empty: not named there
    note_2015: (string | null)[];
    community: (number | null)[]; // null: no relation
    x: number[]; // layout computed in Python, about -1000..1000
    y: number[];
    provenance: Provenance[][];
    measures: Record<string, (number | null)[]>; // measure id to a column
  };
  relations: {
    source: number[]; // index of an organisation
    relation: string[];
    target: number[];
    since: (number | null)[];
    until: (number | null)[];
    note: (string | null)[];
    provenance: Provenance[][];
  };
}
