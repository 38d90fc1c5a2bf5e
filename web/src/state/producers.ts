import type { Lang } from '../payload';
import type { ChangeCause, ChangeKind, GeographyChoices, Look, MindMapLayout, NetworkChoices, Range, Theme, ViewId, ViewState } from './types';

/** What one finds when the map is opened without a link. */
export const INITIAL: ViewState = {
  view: 'mindmap',
  lang: 'en',
  theme: 'auto',
  query: '',
  filters: {},
  ranges: {},
  selected: null,
  ego: null,
  path: null,
  group_by: ['role', 'country'],
  layout: 'horizontal',
  toggled: [],
  cross_links: false,
  colour_by: 'role',
  size_by: 'betweenness',
  also: false,
  sort: { column: 'name', descending: false },
  geography: { whereabouts: 'seat', relations: 'selected', shading: true },
  network: { isolated: true, hide_rest: false, communities: true, off: [] },
  change_kinds: [],
  change_causes: [],
  since: null,
  looks: {},
  tour: null,
};

/** A step from one state to the next. */
export type Step = (state: ViewState) => ViewState;

export const setView = (view: ViewId): Step => (state) => ({ ...state, view });
export const setLang = (lang: Lang): Step => (state) => ({ ...state, lang });
export const setTheme = (theme: Theme): Step => (state) => ({ ...state, theme });
export const setQuery = (query: string): Step => (state) => ({ ...state, query });
export const select = (selected: string | null): Step => (state) => ({ ...state, selected });
export const setLayout = (layout: MindMapLayout): Step => (state) => ({ ...state, layout });
export const setCrossLinks = (cross_links: boolean): Step => (state) => ({ ...state, cross_links });
export const setColourBy = (colour_by: string): Step => (state) => ({ ...state, colour_by });
export const setSizeBy = (size_by: string): Step => (state) => ({ ...state, size_by });

export const setAlso = (also: boolean): Step => (state) => ({ ...state, also });
export const setChangeKinds = (change_kinds: readonly ChangeKind[]): Step => (state) => ({ ...state, change_kinds });
export const setChangeCauses = (change_causes: readonly ChangeCause[]): Step => (state) => ({ ...state, change_causes });
export const setSince = (since: string | null): Step => (state) => ({ ...state, since });
export const setGeography = (choices: Partial<GeographyChoices>): Step => (state) => ({
  ...state,
  geography: { ...state.geography, ...choices },
});
export const setNetwork = (choices: Partial<NetworkChoices>): Step => (state) => ({
  ...state,
  network: { ...state.network, ...choices },
});

/** Where a view looks; null is as it opens by itself. */
export const setLook = (view: ViewId, look: Look | null): Step => (state) => {
  if (look === null) return Object.hasOwn(state.looks, view) ? { ...state, looks: without(state.looks, view) } : state;
  return sameLook(look, state.looks[view]) ? state : { ...state, looks: { ...state.looks, [view]: look } };
};

export function sameLook(a: Look | null | undefined, b: Look | null | undefined): boolean {
  return a?.x === b?.x && a?.y === b?.y && a?.scale === b?.scale;
}

/** Other levels make other nodes, so what was opened or closed by hand is forgotten. */
export const setGroupBy = (group_by: readonly string[]): Step => (state) => ({ ...state, group_by, toggled: [] });

export const setFilter = (facet: string, values: readonly string[]): Step => (state) => ({
  ...state,
  filters: values.length > 0 ? { ...state.filters, [facet]: [...values] } : without(state.filters, facet),
});

export const toggleFilter = (facet: string, value: string): Step => (state) => {
  const chosen = state.filters[facet] ?? [];
  const values = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  return setFilter(facet, values)(state);
};

export const setRange = (facet: string, range: Range): Step => (state) => ({
  ...state,
  ranges: range.from === null && range.to === null
    ? without(state.ranges, facet)
    : { ...state.ranges, [facet]: range },
});

export const setEgo = (centre: string, steps: number): Step => (state) => ({
  ...state,
  ego: steps > 0 ? { centre, steps } : null,
});

export const stopTour: Step = (state) => ({ ...state, tour: null });

export const setPath = (from: string, to: string): Step => (state) => ({ ...state, path: { from, to } });
export const clearPath: Step = (state) => ({ ...state, path: null });

export const toggleNode = (key: string): Step => (state) => ({
  ...state,
  toggled: state.toggled.includes(key) ? state.toggled.filter((other) => other !== key) : [...state.toggled, key],
});

export const setToggled = (toggled: readonly string[]): Step => (state) => ({ ...state, toggled });

/** The same column again turns the order round. */
export const sortBy = (column: string): Step => (state) => ({
  ...state,
  sort: { column, descending: state.sort.column === column && !state.sort.descending },
});

/** Everything that narrows what is shown, taken off. */
export const clear: Step = (state) => ({ ...state, query: '', filters: {}, ranges: {}, ego: null });

export function isNarrowed(state: ViewState): boolean {
  return state.query !== '' || state.ego !== null
    || Object.keys(state.filters).length > 0 || Object.keys(state.ranges).length > 0;
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));
}
