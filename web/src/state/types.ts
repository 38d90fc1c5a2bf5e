import type { Lang } from '../payload';

export type ViewId = string; // checked against the registry in ../views/registry.ts
export type Theme = 'auto' | 'light' | 'dark';
export type MindMapLayout = 'horizontal' | 'radial';

/** Bounds of a number facet, both included; null leaves a side open. */
export interface Range {
  readonly from: number | null;
  readonly to: number | null;
}

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

/** Where organisations are drawn on the map: at their seat, or at the place that they serve. */
export type Whereabouts = 'seat' | 'served';
export type RelationsShown = 'none' | 'selected' | 'all';

/** How the reader wants the world drawn. */
export interface GeographyChoices {
  readonly whereabouts: Whereabouts;
  readonly relations: RelationsShown;
  /** Whether countries are shaded by how many organisations they have. */
  readonly shading: boolean;
}

/** How the reader wants the network drawn. */
export interface NetworkChoices {
  /** Whether organisations without any relation are drawn. */
  readonly isolated: boolean;
  /** Whether what is filtered out is left out; else it is faded. */
  readonly hide_rest: boolean;
  /** Whether the names of communities are written. */
  readonly communities: boolean;
  /** Kinds of relation that are switched off. */
  readonly off: readonly string[];
}

/** What may have become of organisations and relations since the survey before, in the order in which it is told. */
export const CHANGE_KINDS = ['joined', 'left', 'ended', 'merged', 'renamed', 'changed', 'unseen', 'returned', 'moved', 'gained', 'lost'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
/** Why something changed; `unknown` where nothing tells. */
export const CHANGE_CAUSES = ['world', 'looked', 'decided', 'unreachable', 'unknown'] as const;
export type ChangeCause = (typeof CHANGE_CAUSES)[number];

/** Where a view looks: the point in its middle and how large it is drawn, each in the view's own measure. */
export interface Look {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** Everything a link reproduces. Immutable: producers return a new one. Organisations are named by id. */
export interface ViewState {
  readonly view: ViewId;
  readonly lang: Lang;
  readonly theme: Theme;
  readonly query: string;
  /** Chosen values a category facet; any of them is enough, and every facet must be met. Never an empty list. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly ranges: Readonly<Record<string, Range>>;
  /** The organisation whose card is open. */
  readonly selected: string | null;
  /** Only organisations within so many steps of the centre. */
  readonly ego: { readonly centre: string; readonly steps: number } | null;
  /** Two organisations whose shortest chain is shown. */
  readonly path: { readonly from: string; readonly to: string } | null;
  /** Levels of the mind map, facet ids from the centre outwards. */
  readonly group_by: readonly string[];
  readonly layout: MindMapLayout;
  /** Mind-map nodes, by key, that are not as the view opens them by itself: the view decides what the default is. */
  readonly toggled: readonly string[];
  readonly cross_links: boolean;
  /** Whether organisations stand in the mind map under their further roles too. */
  readonly also: boolean;
  /** Facet that colours. */
  readonly colour_by: string;
  /** Measure that sizes. */
  readonly size_by: string;
  readonly sort: Sort;
  readonly geography: GeographyChoices;
  readonly network: NetworkChoices;
  /** The only kinds of changes that are told; all of them when empty. */
  readonly change_kinds: readonly ChangeKind[];
  /** The only causes of changes that are told; all of them when empty. */
  readonly change_causes: readonly ChangeCause[];
  /** The survey since which changes are told, by name; null: the one before this. */
  readonly since: string | null;
  /** Where views look that the reader has moved, by view. A link tells that of its own view. */
  readonly looks: Readonly<Record<ViewId, Look>>;
  /** Step of the tour that is being told, from 1; null when nobody tells. */
  readonly tour: number | null;
}
