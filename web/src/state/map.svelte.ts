import type { Lang } from '../payload';
import { messages, type Messages } from '../i18n/messages';
import { directionOf, formatNumber, nameFor } from '../i18n/locale';
import { textIn } from '../survey/text';
import { shortestPath } from '../survey/adjacency';
import type { Survey } from '../survey/survey';
import type { Search } from '../search/search.svelte';
import { colourTable, type Colouring, type Swatch } from './colours';
import { legendOf } from './legend';
import * as produce from './producers';
import { computeShown, mainCodes, visibleEdges, type Shown } from './shown';
import type { ChangeCause, ChangeKind, GeographyChoices, Look, MindMapLayout, NetworkChoices, Range, Theme, ViewId, ViewState } from './types';

/** Whether a change is a step that "back" returns from, or only amends the present one (typing, panning). */
export type Change = 'push' | 'replace';
type Listener = (state: ViewState, change: Change) => void;

/**
 * The state of the map, as views read it and change it. Everything read here is reactive ($derived of one immutable
 * ViewState), everything changed goes through an action. Organisations are indices of the survey.
 *
 * A view is a component with the props `{ survey: Survey, map: MapState }`. (The prop is not called `state`: in
 * Svelte 5 that name would turn the `$state` rune into a store subscription.)
 */
export class MapState {
  #state = $state.raw<ViewState>(produce.INITIAL);
  #systemDark = $state(false);
  #printing = $state(false);
  #listeners = new Set<Listener>();

  /**
   * Calls `follow` when views may follow what was typed or ticked; the page sets it so that the reader sees the own
   * doing first. At once, unless somebody sets it.
   */
  pace: (follow: () => void, change: Change) => void = (follow) => follow();

  constructor(readonly survey: Survey, readonly search: Search, initial: ViewState = produce.INITIAL) {
    this.#state = initial;
    this.#drawn = { ...this.#result, filters: initial.filters };
  }

  // Public reading: what is shown

  readonly #matches = $derived.by(() => this.search.matches(this.#state.query));
  readonly #filters = $derived(this.#state.filters);
  readonly #ranges = $derived(this.#state.ranges);
  readonly #ego = $derived(this.#state.ego);
  /** Reads only what narrows, so that selecting or sorting recomputes nothing. */
  readonly #narrowing = $derived({ filters: this.#filters, ranges: this.#ranges, ego: this.#ego });
  readonly #result = $derived.by(() => computeShown(this.survey, { ...produce.INITIAL, ...this.#narrowing }, this.#matches));

  /** The result as the views show it: a moment behind while the reader types or ticks. */
  #drawn: Shown & Pick<ViewState, 'filters'> = $state.raw({ visible: new Uint8Array(0), shown: [], counts: new Map(), filters: {} });

  #follow(): void {
    const [result, filters] = [this.#result, this.#state.filters];
    if (result.visible !== this.#drawn.visible) this.#drawn = { ...result, filters };
  }

  /** The whole state, as in the link. */
  get current(): ViewState { return this.#state; }
  /** 1 for each organisation that passes search, filters and ego focus. */
  get visible(): Uint8Array { return this.#drawn.visible; }
  /** Indices of the organisations that pass, ascending. */
  get shown(): readonly number[] { return this.#drawn.shown; }
  /** How many pass, at once, where `shown` may be a moment behind. */
  get count(): number { return this.#result.shown.length; }
  /** 1 for each relation to be drawn: both ends pass, and its kind passes the filter for relations. */
  readonly visibleEdges = $derived.by(() =>
    visibleEdges(this.survey, { ...produce.INITIAL, filters: this.#drawn.filters }, this.#drawn.visible));

  /** How many organisations each value of a facet would show, in the order of `facet.values`. */
  countsOf(facet: string): Uint32Array {
    return this.#result.counts.get(facet) ?? new Uint32Array(0);
  }

  /** Whether anything narrows what is shown; a query too short to look for does not. */
  readonly narrowed = $derived.by(() => {
    const query = this.search.narrows(this.#state.query) ? this.#state.query : '';
    return produce.isNarrowed({ ...this.#state, query });
  });

  /** Whether anything but the search narrows it. */
  readonly filtered = $derived.by(() => produce.isNarrowed({ ...this.#state, query: '' }));

  /** The organisation whose card is open, or null. */
  readonly selected = $derived.by(() => this.#indexOf(this.#state.selected));
  /** Centre and steps of the ego focus, or null. */
  readonly ego = $derived.by(() => {
    const centre = this.#indexOf(this.#ego?.centre ?? null);
    return this.#ego && centre !== null ? { centre, steps: this.#ego.steps } : null;
  });
  /** Organisations on the asked path, both ends included; empty when not asked or when there is no way. */
  readonly path: readonly number[] = $derived.by(() => {
    const asked = this.#state.path;
    const [from, to] = [this.#indexOf(asked?.from ?? null), this.#indexOf(asked?.to ?? null)];
    return from === null || to === null ? [] : shortestPath(this.survey.graph, from, to);
  });

  readonly view: ViewId = $derived.by(() => this.#state.view);
  readonly query: string = $derived.by(() => this.#state.query);
  readonly group_by: readonly string[] = $derived.by(() => this.#state.group_by);
  readonly layout: MindMapLayout = $derived.by(() => this.#state.layout);
  /** Keys of mind-map nodes that the reader opened or closed against the view's default. */
  readonly toggled: ReadonlySet<string> = $derived.by(() => new Set(this.#state.toggled));
  readonly cross_links: boolean = $derived.by(() => this.#state.cross_links);
  readonly also: boolean = $derived.by(() => this.#state.also);
  readonly geography: GeographyChoices = $derived.by(() => this.#state.geography);
  readonly network: NetworkChoices = $derived.by(() => this.#state.network);
  readonly change_kinds: readonly ChangeKind[] = $derived.by(() => this.#state.change_kinds);
  readonly change_causes: readonly ChangeCause[] = $derived.by(() => this.#state.change_causes);
  readonly since: string | null = $derived.by(() => this.#state.since);
  readonly colour_by: string = $derived.by(() => this.#state.colour_by);
  readonly size_by: string = $derived.by(() => this.#state.size_by);
  readonly sort = $derived.by(() => this.#state.sort);
  /** Step of the tour that is being told, from 1, or null. */
  readonly tour: number | null = $derived.by(() => this.#state.tour);

  /** Where the reader, or a link, has a view look; null is as the view opens by itself. */
  lookOf(view: ViewId): Look | null { return this.#state.looks[view] ?? null; }

  // Public reading: words, colours, sizes

  readonly lang: Lang = $derived.by(() => this.#state.lang);
  readonly dir: 'ltr' | 'rtl' = $derived(directionOf(this.lang));
  /** What the mapping team calls the survey. */
  readonly title: string = $derived.by(() => textIn(this.survey.payload.survey.title, this.lang) ?? this.t.title);
  /** Words of the interface in the reader's language. */
  readonly t: Messages = $derived(messages(this.lang));
  /** The theme as drawn: 'auto' is resolved by the system's, and paper is light. */
  readonly theme: 'light' | 'dark' = $derived.by(() => {
    const { theme } = this.#state;
    if (this.#printing) return 'light';
    return theme === 'auto' ? (this.#systemDark ? 'dark' : 'light') : theme;
  });
  /** How `colour_by` colours the organisations. */
  readonly colouring: Colouring = $derived.by(() => {
    const facet = this.survey.category(this.colour_by) ?? this.survey.category('role')!;
    return { facet, swatches: colourTable(facet.id, facet.values, this.theme), codes: mainCodes(facet, this.survey.size) };
  });
  /** Value, label and colour of every value of `colour_by`, in the order of its codes; those without a colour of their own are grey. */
  readonly legend = $derived.by(() => {
    const { facet, swatches } = this.colouring;
    const labels = this.survey.labelsOf(facet, this.lang);
    return swatches.map((swatch, code) => ({ ...swatch, value: facet.values[code]!, label: labels[code]! }));
  });
  /** The lines of the legend for what is shown. */
  readonly entries = $derived.by(() => legendOf(this.legend, this.colouring.codes, this.shown, this.t.legend.others));
  /** Size of each organisation by `size_by`, 0..1, by the square root of the measure (so that area tells it). */
  readonly sizes = $derived.by(() => scaled(this.survey.measure(this.size_by), this.survey.size));

  /** Colour of an organisation by `colour_by` in the present theme, as #rrggbb. */
  colourOf(i: number): string {
    return this.colouring.swatches[this.colouring.codes[i]!]!.colour;
  }

  /** Colour of a value of `colour_by`, or of any other facet when given. */
  swatchesOf(facet: string): readonly Swatch[] {
    return colourTable(facet, this.survey.category(facet)?.values ?? [], this.theme);
  }

  /** Name to show: in own script where the interface is read in that script, else the Latin one. */
  nameOf(i: number): string {
    const { name, name_local } = this.survey.organisations;
    return nameFor(this.lang, name[i]!, name_local[i]);
  }

  /** The other name of an organisation, if it has two. */
  otherNameOf(i: number): string | null {
    const { name, name_local } = this.survey.organisations;
    return this.nameOf(i) === name[i] ? name_local[i]! : name[i]!;
  }

  /** Label of a value of a facet in the reader's language. */
  labelOf(facet: string, value: string): string { return this.survey.label(facet, value, this.lang); }
  /** Labels of an organisation's values in a facet, the main one first. */
  labelsAt(facet: string, i: number): string[] { return this.survey.labelsAt(facet, i, this.lang); }
  number(value: number, options?: Intl.NumberFormatOptions): string { return formatNumber(value, this.lang, options); }

  // Actions

  setView(view: ViewId): void { this.apply(produce.setView(view)); }
  setLang(lang: Lang): void { this.apply(produce.setLang(lang)); }
  setTheme(theme: Theme): void { this.apply(produce.setTheme(theme)); }
  /** Beginning and ending a search are steps to go back from; each letter between them is not. */
  setQuery(query: string): void {
    const turning = (query === '') !== (this.#state.query === '');
    this.#narrow(produce.setQuery(query), turning ? 'push' : 'replace');
  }
  /** Opens the card of an organisation; null closes it. */
  select(i: number | null): void { this.apply(produce.select(i === null ? null : this.#idOf(i))); }
  /** Opens the card of an organisation found by the search, and ends the search: one step. */
  choose(i: number): void {
    const id = this.#idOf(i);
    this.apply((state) => produce.select(id)(produce.setQuery('')(state)));
  }
  /** Filters by a value found by the search, and ends the search: one step. */
  chooseValue(facet: string, value: string): void {
    this.#narrow((state) => produce.toggleFilter(facet, value)(produce.setQuery('')(state)));
  }
  setFilter(facet: string, values: readonly string[]): void { this.#narrow(produce.setFilter(facet, values)); }
  toggleFilter(facet: string, value: string): void { this.#narrow(produce.toggleFilter(facet, value)); }
  setRange(facet: string, range: Range): void { this.#narrow(produce.setRange(facet, range)); }
  /** Only organisations within `steps` of `i`; 0 steps shows all again. */
  setEgo(i: number, steps: number): void { this.apply(produce.setEgo(this.#idOf(i), steps)); }
  setPath(from: number, to: number): void { this.apply(produce.setPath(this.#idOf(from), this.#idOf(to))); }
  clearPath(): void { this.apply(produce.clearPath); }
  /** Ends the tour and leaves the reader where it came to. */
  stopTour(): void { this.apply(produce.stopTour); }
  setGroupBy(facets: readonly string[]): void { this.apply(produce.setGroupBy(facets)); }
  setLayout(layout: MindMapLayout): void { this.apply(produce.setLayout(layout)); }
  /** Opens a closed mind-map node, closes an open one. */
  toggleNode(key: string): void { this.apply(produce.toggleNode(key)); }
  setToggled(keys: readonly string[]): void { this.apply(produce.setToggled(keys)); }
  setCrossLinks(on: boolean): void { this.apply(produce.setCrossLinks(on)); }
  setAlso(on: boolean): void { this.apply(produce.setAlso(on)); }
  setGeography(choices: Partial<GeographyChoices>): void { this.apply(produce.setGeography(choices)); }
  setNetwork(choices: Partial<NetworkChoices>): void { this.apply(produce.setNetwork(choices)); }
  setChangeKinds(kinds: readonly ChangeKind[]): void { this.apply(produce.setChangeKinds(kinds)); }
  setChangeCauses(causes: readonly ChangeCause[]): void { this.apply(produce.setChangeCauses(causes)); }
  setSince(survey: string | null): void { this.apply(produce.setSince(survey)); }
  /** Where a view looks, once a movement has ended; null is as it opens by itself. */
  setLook(view: ViewId, look: Look | null): void { this.apply(produce.setLook(view, look), 'replace'); }
  setColourBy(facet: string): void { this.apply(produce.setColourBy(facet)); }
  setSizeBy(measure: string): void { this.apply(produce.setSizeBy(measure)); }
  sortBy(column: string): void { this.apply(produce.sortBy(column), 'replace'); }
  /** Takes off search, filters and ego focus. */
  clear(): void { this.apply(produce.clear); }

  /** Takes one step and tells the listeners; a step that changes nothing is none. */
  apply(step: produce.Step, change: Change = 'push'): void {
    this.#take(step, change);
    this.#follow();
  }

  /** A step of typing or ticking, which the views follow in their own time. */
  #narrow(step: produce.Step, change: Change = 'push'): void {
    this.#take(step, change);
    this.pace(() => this.#follow(), change);
  }

  #take(step: produce.Step, change: Change): void {
    const next = step(this.#state);
    if (next === this.#state) return;
    this.#state = next;
    for (const listener of this.#listeners) listener(next, change);
  }

  /** Makes a slice of the search's index; false when it is whole. */
  warmSearch(): boolean {
    const more = this.search.warm();
    if (!more) this.#follow();
    return more;
  }

  /**
   * Puts a whole state in place without telling anyone: for the address bar's back and forward. Views of which a link
   * does not tell go on looking where they did.
   */
  restore(state: ViewState): void {
    const { [state.view]: _, ...others } = this.#state.looks;
    this.#state = { ...state, looks: { ...others, ...state.looks } };
    this.#follow();
  }

  setSystemDark(dark: boolean): void { this.#systemDark = dark; }

  /** Whether the page is being put on paper. */
  get printing(): boolean { return this.#printing; }
  setPrinting(is: boolean): void { this.#printing = is; }

  /** Calls the listener at every change; returns the way to stop it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #idOf(i: number): string { return this.survey.organisations.id[i]!; }
  #indexOf(id: string | null): number | null { return id === null ? null : (this.survey.indexOf(id) ?? null); }
}

function scaled(column: readonly (number | null)[], size: number): Float32Array {
  const most = column.reduce<number>((max, value) => Math.max(max, value ?? 0), 0);
  return Float32Array.from({ length: size }, (_, i) => (most > 0 ? Math.sqrt(Math.max(0, column[i] ?? 0) / most) : 0));
}
