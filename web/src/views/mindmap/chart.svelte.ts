import type { Camera } from '../../drawing/camera';
import type { Measure } from '../../drawing/measure';
import type { MapState } from '../../state/map.svelte';
import type { Survey } from '../../survey/survey';
import { arcsOf, crossLinks, MOST_LINKS, standInOf, type CrossLink } from './cross-links';
import { boundsOf, byId, type Placed } from './geometry';
import { levelsOf } from './grouping';
import { inOrder, ORGANISATION_PAGE, unfold, type Item } from './items';
import { letter, type Lettering } from './lettering';
import { draw, frameFor, rankBy, Tones, widestLine } from './scene';
import { wordsOf } from './strings';
import { branchesTo, growTree, ROOT } from './tree';
import { defaultsOf, unfoldingOf, withNextPage, withOpenPath } from './unfolding';

/** What the reader chose in this view only. It outlives the view, so that coming back finds it again. */
export class Choices {
  /** The item that the keyboard is at. */
  focused = $state(ROOT);
  camera: Camera = $state.raw({ x: 0, y: 0, scale: 1 });
  /** What the camera was set for: another drawing is looked at afresh. */
  scene = '';
  /** The organisations and the room that it was set for; with others the drawing is, too, unless the reader has moved it. */
  shown: readonly number[] = [];
  room: Room | null = null;
}

const choices = new WeakMap<MapState, Choices>();

export function choicesOf(map: MapState): Choices {
  const known = choices.get(map) ?? new Choices();
  choices.set(map, known);
  return known;
}

/** Size of the view and of the window, in pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly window: number;
}

/** The mind map as it is to be drawn, step by step: organisations, branches, what stands open, boxes, lines. */
export class Chart {
  readonly choices: Choices;
  room: Room = $state.raw({ width: 0, height: 0, window: 1024 });

  constructor(readonly survey: Survey, readonly map: MapState, readonly measure: Measure) {
    this.choices = choicesOf(map);
  }

  readonly words = $derived.by(() => wordsOf(this.map.lang));
  readonly #levels = $derived.by(() => levelsOf(this.survey, this.map.group_by, this.map.also));
  readonly tree = $derived.by(() => {
    const labelOf = (facet: string, value: string): string => this.map.labelOf(facet, value);
    return growTree(this.map.shown, { levels: this.#levels, labelOf, locale: this.map.lang });
  });
  readonly #defaults = $derived.by(() => defaultsOf(this.#levels, this.tree.organisations.length));
  readonly #unfolding = $derived.by(() =>
    ({ ...unfoldingOf(this.map.toggled, this.#defaults), rank: rankBy(this.survey, this.map.lang) }));
  readonly root = $derived.by(() => unfold(this.tree, this.#unfolding));
  readonly items = $derived.by(() => inOrder(this.root));

  readonly #windowWidth = $derived.by(() => this.room.window);
  readonly #width = $derived.by(() => this.room.width);
  readonly frame = $derived.by(() => frameFor(this.map.layout, this.#windowWidth, this.map.dir === 'rtl'));
  readonly letterings = $derived.by(() => {
    const [frame, width] = [this.frame, this.#width];
    return new Map(this.items.map((item) => [item.id, this.#letter(item, widestLine(frame, item, width))]));
  });
  readonly drawing = $derived.by(() => {
    const { letterings } = this;
    return draw(this.root, this.frame, ({ id }) => letterings.get(id)!);
  });
  readonly boxes = $derived.by(() => byId(this.drawing.boxes));
  readonly bounds = $derived.by(() => boundsOf(this.drawing.boxes));
  readonly tones = $derived.by(() => new Tones(this.survey, this.map, this.#levels));
  /** Changes when the drawing becomes another one, which is looked at afresh. */
  readonly scene = $derived.by(() => {
    const { shape, sides, rtl } = this.frame;
    return [shape, sides, rtl, this.map.group_by.join(), this.#defaults.prefix].join(' ');
  });

  readonly #standIn = $derived.by(() => standInOf(this.drawing, this.#levels, this.map.visible));
  /** The box that stands for the selected organisation: its own, or that of a closed branch; null when filtered out. */
  readonly holder: Placed | null = $derived.by(() => {
    const id = this.map.selected === null ? null : this.#standIn(this.map.selected);
    return id === null ? null : (this.boxes.get(id) ?? null);
  });
  readonly #links = $derived.by(() => (this.map.cross_links ? this.#linksAmong(this.survey.relations.source.keys()) : []));
  readonly arcs = $derived.by(() => arcsOf(this.#links.slice(0, MOST_LINKS), this.drawing));
  readonly selectedArcs = $derived.by(() => {
    const { selected } = this.map;
    return selected === null ? [] : arcsOf(this.#linksAmong(this.survey.linksOf(selected).map(({ edge }) => edge)), this.drawing);
  });
  readonly linksSaid = $derived.by(() =>
    this.map.cross_links ? this.words.linksShown(this.arcs.length, this.#links.length) : '');

  #linksAmong(edges: Iterable<number>): CrossLink[] {
    return crossLinks(this.survey, [...new Set(edges)].filter((edge) => this.map.visibleEdges[edge] === 1), this.#standIn);
  }

  #letter(item: Item, most: number): Lettering {
    const aside = item.kind === 'branch' || item.kind === 'root' ? this.map.number(item.count) : '';
    return letter(item, this.labelOf(item), aside, this.measure, most);
  }

  labelOf(item: Item): string {
    if (item.kind === 'root') return this.map.title;
    if (item.kind === 'more') return this.words.more(Math.min(ORGANISATION_PAGE, item.count), item.count);
    if (item.kind === 'organisation') return this.map.nameOf(item.organisation) || this.survey.organisations.id[item.organisation]!;
    return this.map.labelOf(item.facet, item.value);
  }

  /** What a screen reader says of an item. */
  saidOf(item: Item): string {
    if (item.kind === 'more') return this.labelOf(item);
    if (item.kind !== 'organisation') return this.words.branch(this.labelOf(item), item.count);
    const roles = this.map.labelsAt('role', item.organisation);
    return [this.labelOf(item), ...roles, ...(item.also ? [this.words.alsoHere] : [])].join(', ');
  }

  /** What a resting pointer is told: the whole name, and who and where it is. */
  hintOf(item: Item): string {
    if (item.kind !== 'organisation') return this.letterings.get(item.id)!.cut ? this.labelOf(item) : '';
    const { locality, place_served } = this.survey.organisations;
    const i = item.organisation;
    const place = [locality[i] ?? place_served[i], ...this.map.labelsAt('country', i)].filter(Boolean).join(', ');
    const names = [this.labelOf(item), this.map.otherNameOf(i)].filter(Boolean).join(' · ');
    return [names, this.map.labelsAt('role', i).join(', '), place].filter(Boolean).join('\n');
  }

  toggle({ id }: Item): void {
    this.map.toggleNode(this.#defaults.prefix + id);
  }

  showMore(branch: Item): void {
    this.map.setToggled(withNextPage(this.map.toggled, branch));
  }

  /** Opens the branches on the way to an organisation. */
  uncover(organisation: number): void {
    const path = branchesTo(this.tree, organisation, this.#levels);
    const standing = { defaults: this.#defaults, unfolding: this.#unfolding };
    this.map.setToggled(withOpenPath(this.map.toggled, path, organisation, standing));
  }
}
