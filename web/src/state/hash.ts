import type { Survey } from '../survey/survey';
import { isLang } from '../i18n/locale';
import { oneOf, when, type Draft, type Gone, type Key, type Known } from './hash-key';
import { decoded, differing, list, parts, readable } from './hash-text';
import { VIEW_KEYS } from './hash-views';
import { INITIAL } from './producers';
import type { Range, ViewState } from './types';

export type { Gone, Known } from './hash-key';

const FACET = 'f.';
const RANGE = 'r.';

/** The keys of the hash, in the order in which they are written. Lists are separated by ~. */
const KEYS: Readonly<Record<string, Key>> = {
  view: {
    write: (s) => s.view,
    read: (value, draft, { views }) => oneOf(views, 'view', value, () => (draft.view = value)),
  },
  lang: {
    write: (s) => s.lang,
    read: (value, draft) => when(isLang(value), 'value', value, () => isLang(value) && (draft.lang = value)),
  },
  theme: {
    write: (s) => differing(s.theme, INITIAL.theme),
    read: (value, draft) => {
      if (value !== 'auto' && value !== 'light' && value !== 'dark') return [{ kind: 'value', text: value }];
      draft.theme = value;
      return [];
    },
  },
  q: { write: (s) => s.query || null, read: (value, draft) => when(true, 'value', value, () => (draft.query = value.slice(0, 200))) },
  org: {
    write: (s) => (s.selected === null ? null : list([s.selected])),
    read: (value, draft, { survey }) => organisations(parts(value, 1), survey, ([id]) => (draft.selected = id!)),
  },
  near: {
    write: (s) => s.ego && list([s.ego.centre, String(s.ego.steps)]),
    read: readEgo,
  },
  path: {
    write: (s) => s.path && list([s.path.from, s.path.to]),
    read: (value, draft, { survey }) =>
      organisations(parts(value, 2), survey, ([from, to]) => (draft.path = { from: from!, to: to! })),
  },
  group: {
    write: (s) => differing(list(s.group_by), list(INITIAL.group_by)),
    read: readGroups,
  },
  layout: {
    write: (s) => differing(s.layout, INITIAL.layout),
    read: (value, draft) => {
      if (value !== 'horizontal' && value !== 'radial') return [{ kind: 'value', text: value }];
      draft.layout = value;
      return [];
    },
  },
  nodes: {
    write: (s) => (s.toggled.length > 0 ? list(s.toggled) : null),
    read: (value, draft) => when(true, 'value', value, () => (draft.toggled = [...new Set(parts(value))])),
  },
  links: {
    write: (s) => (s.cross_links ? 'yes' : null),
    read: (value, draft) => when(value === 'yes', 'value', value, () => (draft.cross_links = true)),
  },
  colour: {
    write: (s) => differing(s.colour_by, INITIAL.colour_by),
    read: (value, draft, { survey }) => when(survey.category(value), 'facet', value, () => (draft.colour_by = value)),
  },
  size: {
    write: (s) => differing(s.size_by, INITIAL.size_by),
    read: (value, draft, { survey }) =>
      when(survey.measures.some(({ id }) => id === value), 'measure', value, () => (draft.size_by = value)),
  },
  sort: {
    write: (s) => differing(sortText(s), sortText(INITIAL)),
    read: (value, draft, { columns }) => {
      const [column, order] = parts(value, 2);
      return oneOf(columns, 'value', column!, () => (draft.sort = { column: column!, descending: order === 'down' }));
    },
  },
  ...VIEW_KEYS,
  tour: {
    write: (s) => (s.tour === null ? null : String(s.tour)),
    read: (value, draft, { survey }) => when(survey.payload.tour[stepIn(value) - 1], 'value', value, () => (draft.tour = stepIn(value))),
  },
};

/** The state as the part of the address after #. */
export function encode(state: ViewState): string {
  const pairs = Object.entries(KEYS).map(([key, { write }]) => [key, write(state)] as const);
  const filters = Object.entries(state.filters).map(([facet, values]) => [FACET + facet, list(values)] as const);
  const ranges = Object.entries(state.ranges).map(([facet, range]) => [RANGE + facet, rangeText(range)] as const);
  return [...pairs, ...filters.sort(byKey), ...ranges.sort(byKey)]
    .flatMap(([key, value]) => (value === null ? [] : [`${key}=${readable(value)}`])).join('&');
}

/** The state that a link asks for, as far as this survey has it, and what it has not. Never throws. */
export function decode(hash: string, known: Known, base: ViewState = INITIAL): { state: ViewState; gone: Gone[] } {
  const draft: Draft = { ...base, filters: { ...base.filters }, ranges: { ...base.ranges }, looks: {} };
  const gone: Gone[] = [];
  for (const pair of viewFirst(withStep(pairsOf(hash), known))) gone.push(...readPair(pair, draft, known));
  return { state: draft, gone };
}

function pairsOf(hash: string): string[] {
  return hash.replace(/^#/, '').split('&').filter(Boolean).slice(0, 100);
}

/** A link that names a step of the tour and no view opens the map as that step has it. */
function withStep(pairs: readonly string[], { survey }: Known): readonly string[] {
  const tour = pairs.find((pair) => pair.startsWith('tour='))?.slice('tour='.length);
  const told = tour === undefined ? undefined : survey.payload.tour[stepIn(tour) - 1];
  if (!told || pairs.some((pair) => pair.startsWith('view='))) return pairs;
  return [...pairsOf(told.state).filter((pair) => !pair.startsWith('tour=')), ...pairs];
}

/** What is told of a view is told of the one that the link names, wherever it names it. */
function viewFirst(pairs: readonly string[]): string[] {
  const isView = (pair: string): boolean => pair.startsWith('view=');
  return [...pairs.filter(isView), ...pairs.filter((pair) => !isView(pair))];
}

function stepIn(value: string): number {
  return /^[1-9]\d{0,3}$/.test(value) ? Number(value) : 0;
}

function readPair(pair: string, draft: Draft, known: Known): readonly Gone[] {
  const at = pair.indexOf('=');
  const key = at < 0 ? pair : pair.slice(0, at);
  const value = decoded(at < 0 ? '' : pair.slice(at + 1));
  if (value === null) return [{ kind: 'unreadable', text: pair }];
  if (key.startsWith(FACET)) return readFilter(key.slice(FACET.length), value, draft, known);
  if (key.startsWith(RANGE)) return readRange(key.slice(RANGE.length), value, draft, known);
  return Object.hasOwn(KEYS, key) ? KEYS[key]!.read(value, draft, known) : [{ kind: 'key', text: key }];
}

function readFilter(id: string, value: string, draft: Draft, { survey }: Known): readonly Gone[] {
  const facet = survey.category(id);
  if (!facet) return [{ kind: 'facet', text: id }];
  const asked = [...new Set(parts(value))];
  const now = (one: string): string => (id === 'network' ? (survey.standsFor(one) ?? one) : one);
  const found = [...new Set(asked.map(now))].filter((one) => facet.values.includes(one));
  if (found.length > 0) draft.filters = { ...draft.filters, [id]: found };
  return asked.filter((one) => !found.includes(now(one))).map((text) => ({ kind: 'value', text }));
}

function readRange(id: string, value: string, draft: Draft, { survey }: Known): readonly Gone[] {
  const match = /^(-?\d{0,6})\.\.(-?\d{0,6})$/.exec(value);
  if (!survey.number(id)) return [{ kind: 'facet', text: id }];
  if (!match || value === '..') return [{ kind: 'value', text: value }];
  const [from, to] = match.slice(1).map((side) => (side === '' || side === '-' ? null : Number(side)));
  draft.ranges = { ...draft.ranges, [id]: { from: from!, to: to! } };
  return [];
}

function readEgo(value: string, draft: Draft, { survey }: Known): readonly Gone[] {
  const [centre, steps] = parts(value, 2);
  if (!/^[1-9]$/.test(steps!)) return [{ kind: 'value', text: value }];
  return organisations([centre!], survey, ([id]) => (draft.ego = { centre: id!, steps: Number(steps) }));
}

function readGroups(value: string, draft: Draft, { survey }: Known): readonly Gone[] {
  const wanted = [...new Set(parts(value))];
  const found = wanted.filter((id) => survey.category(id)?.groupable);
  if (found.length > 0) draft.group_by = found;
  return wanted.filter((id) => !found.includes(id)).map((text) => ({ kind: 'facet', text }));
}

function organisations(ids: readonly string[], survey: Survey, found: (ids: readonly string[]) => void): readonly Gone[] {
  const now = ids.map((id) => survey.standsFor(id));
  const missing = ids.filter((_, at) => now[at] === undefined);
  if (missing.length === 0) found(now as string[]);
  return missing.map((text) => ({ kind: 'organisation', text }));
}

function sortText({ sort }: ViewState): string {
  return list([sort.column, sort.descending ? 'down' : 'up']);
}

function rangeText({ from, to }: Range): string {
  return `${from ?? ''}..${to ?? ''}`;
}

function byKey([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
