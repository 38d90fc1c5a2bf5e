import type { Component } from 'svelte';
import type { MapState } from '../state/map.svelte';
import type { Survey } from '../survey/survey';
import type { Messages } from '../i18n/messages';
import ChangesView from './changes/ChangesView.svelte';
import FindingsView from './findings/FindingsView.svelte';
import GeographyView from './geography/GeographyView.svelte';
import { prepareGeography } from './geography/prepare';
import MindMapView from './mindmap/MindMapView.svelte';
import NetworkView from './network/NetworkView.svelte';
import { prepareNetwork } from './network/prepare';
import TableView from './table/TableView.svelte';
import { prepareTable } from './table/prepare';

/** What every view is given. `map` is reactive; `survey` never changes. */
export interface ViewProps {
  survey: Survey;
  map: MapState;
}

export interface View {
  readonly id: keyof Messages['views'];
  readonly component: Component<ViewProps>;
  /** Does ahead what opening the view takes, a step at a time; done while the reader looks at another view. */
  readonly prepare?: (survey: Survey, map: MapState) => Generator<void>;
}

/** The views, in the order of their tabs; the first one opens by itself. To add one, add a line here. */
export const VIEWS: readonly View[] = [
  { id: 'mindmap', component: MindMapView },
  { id: 'network', component: NetworkView, prepare: prepareNetwork },
  { id: 'geography', component: GeographyView, prepare: prepareGeography },
  { id: 'table', component: TableView, prepare: prepareTable },
  { id: 'findings', component: FindingsView },
  { id: 'changes', component: ChangesView },
];
