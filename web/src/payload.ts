/** What Python writes into the page: one JSON document in <script type="application/json" id="survey">. */
export type Lang = 'en' | 'he' | 'fr' | 'es' | 'de';
export type Text = Partial<Record<Lang, string>> & { en: string };

/** One entry of the codebook, or a measure: what a value is called and what it means. */
export interface Entry {
  id: string;
  label: Text;
  definition: Text;
  inverse?: Text; // of a relation: the same relation told from its target
  singular?: Text; // of a role: what one organisation that has it is called
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

/** Words of a page that show one of the conditions of collective impact. */
export interface ConditionEvidence {
  condition: string;
  quote: string;
  source: number | null; // index into `sources`
  method: string;
  confidence: number; // 0..1
}

/** How exactly a place is known: the point of its town, or the middle of its region or country. */
export type Precision = 'locality' | 'region' | 'country';

/** A row of a finding's chart or table. `state` is the part of a link after # that shows what is counted. */
export interface FindingRow {
  label: Text;
  value: number | null;
  low: number | null; // of a 95 % interval, when there is one
  high: number | null;
  count: number | null; // how many organisations the value rests on; few are flagged
  few: boolean;
  state: string | null;
}

export interface FindingChart {
  id: string;
  title: Text;
  unit: 'organisations' | 'share' | 'relations' | 'index'; // a share is 0..1
  form?: 'bars' | 'steps'; // steps: the rows follow one another, as years or steps from a hub; bars when not said
  rows: FindingRow[];
}

/** One of the survey's findings: what 2015 said, what the data say now. */
export interface Finding {
  id: string; // geography | place | domains | network | philanthropy | coverage
  title: Text;
  said_2015: Text;
  sentence: Text; // figures filled in
  verdict: 'agrees' | 'partly' | 'disagrees' | 'cannot_tell';
  claims: { text: Text; verdict: Finding['verdict'] }[]; // each part of what 2015 said, figures filled in
  rests_on: Text; // which data, how sure
  charts: FindingChart[];
}

/** Why the later survey says otherwise than the earlier one. */
export type Cause = 'world' | 'looked' | 'decided' | 'unreachable';

/** What became of one organisation from one survey to the next. Texts are names and codes as the fields have them. */
export interface Change {
  kind: 'joined' | 'left' | 'ended' | 'merged' | 'renamed' | 'changed' | 'unseen' | 'returned' | 'moved';
  id: string; // of an organisation, in this map unless it left or was merged
  name?: string; // where this map has not the organisation, or by another name
  field?: string; // of `changed`; the measure of `moved`
  before?: string; // of `unseen` and `returned` the day on which it had been seen last
  after?: string; // of `merged` the id that stands for it now
  cause?: Cause; // missing: nothing tells
}

/** Source id, relation, target id, cause. */
export type RelationStep = [string, string, string, Cause | null];

/** From one survey to the next. */
export interface Changes {
  before: { name: string; date: string | null };
  after: { name: string; date: string | null };
  organisations: Change[];
  relations: { gained: RelationStep[]; lost: RelationStep[] };
}

/** A step of the tour: what is told, and the part of a link after # that the map then shows. */
export interface TourStep {
  title: Text;
  text: Text;
  state: string;
}

/** The questionnaire whether a problem is one for collective impact; texts hold {…} as in Python. */
export interface FitQuestions {
  questions: Entry[];
  complex: string[]; // ids of those that tell complex from simple problems
  adaptive: string[];
  words: Record<string, Text>;
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
  languages: Record<Lang, string>; // each language's name in itself, in the order of the menu
  /** Facet name to its entries, in the codebook's order. Facets: role, function, sector, domain, place_scale, relation, method, condition. */
  codebook: Record<string, Entry[]>;
  /** Names of the fields below (name, founded, place_served …). */
  fields: Entry[];
  measures: Entry[]; // community is a facet, not among them
  countries: Record<string, Text>; // ISO 3166-1 alpha-2, only those used
  regions: Record<string, Text>; // ISO 3166-2, only those used
  sources: string[]; // addresses of pages
  findings: Finding[];
  changes: Changes[]; // the oldest first, the last one ends here; empty: there is no survey before this one
  tour: TourStep[]; // empty: there is none
  fit?: FitQuestions; // a page of an older ci-map has none
  communities: { id: number; size: number; label: string }[];
  moved?: Record<string, string>; // an id that links still name to the one that stands for it now
  /** Organisation id to what its pages show of the conditions, the strongest first; only those of which a text was judged. */
  conditions?: Record<string, ConditionEvidence[]>;
  /** Measure id to the bounds of each organisation's rank, had the evidence been another draw of the same web sites. */
  ranks?: Record<string, { low: number[]; high: number[] }>;
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
    unseen: (string | null)[]; // the day on which a source showed it last, when none does any more
    note: (string | null)[];
    roles_2015: string[][]; // the role that the 2015 survey gave it; empty: not named there
    note_2015: (string | null)[];
    community: (number | null)[]; // null: no relation
    x: number[]; // layout computed in Python, about -1000..1000
    y: number[];
    lat: (number | null)[]; // of the seat, degrees, WGS 84
    lon: (number | null)[];
    located: (Precision | null)[]; // how exactly the seat is known
    served_lat: (number | null)[]; // of the place served, where it is known and not the seat
    served_lon: (number | null)[];
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
