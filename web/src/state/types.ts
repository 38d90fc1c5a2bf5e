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
  /** Facet that colours. */
  readonly colour_by: string;
  /** Measure that sizes. */
  readonly size_by: string;
  readonly sort: Sort;
  /** Step of the tour that is being told, from 1; null when nobody tells. */
  readonly tour: number | null;
}
