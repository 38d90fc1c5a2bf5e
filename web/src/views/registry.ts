import type { Component } from 'svelte';
import type { MapState } from '../state/map.svelte';
import type { Survey } from '../survey/survey';
import type { Messages } from '../i18n/messages';
import TableView from './table/TableView.svelte';

/** What every view is given. `map` is reactive; `survey` never changes. */
export interface ViewProps {
  survey: Survey;
  map: MapState;
}

export interface View {
  readonly id: keyof Messages['views'];
  readonly component: Component<ViewProps>;
}

/** The views, in the order of their tabs; the first one opens by itself. To add one, add a line here. */
export const VIEWS: readonly View[] = [
  { id: 'table', component: TableView },
];
