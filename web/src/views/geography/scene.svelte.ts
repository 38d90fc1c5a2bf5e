import { centred, lookOf, type Camera, type Size } from '../../drawing/camera';
import { kindsOf } from '../../drawing/kinds';
import { pageMeasure } from '../../drawing/measure';
import { shortened } from '../../drawing/shorten';
import type { MapState } from '../../state/map.svelte';
import { Sight } from '../../state/sight';
import type { Look } from '../../state/types';
import type { Survey } from '../../survey/survey';
import { arcsBetween, drawArcs, markOf, MOST_ARCS } from './arcs';
import { boxOf, inView, kept, LARGEST } from './camera';
import { clusterSites, levelOf, scaleOf, type Cluster } from './clusters';
import { placeLabels } from './labels';
import { radiiBy, sectorsOf, segmentsOf } from './marks';
import { Naming } from './naming';
import { greatCircle, project } from './plane';
import { shadesOf } from './shading';
import { sitesOf, spotOf, type Site } from './sites';
import { wordsOf } from './strings';

/** From this scale on there is room for the names of single organisations. */
const NAMES_FROM = 8;
const MOST_LABELS = 40;
/** Between a name and the side of the view. */
const EDGE = 4;
/** Pixels round the view whose marks are ready, so that a small move draws nothing anew. */
const MARGIN = 200;
export const LAST_LEVEL = levelOf(LARGEST);

/** Digits of the plane's units that a link tells: at the largest scale a quarter of a pixel. */
const DIGITS = 3;

/** Everything that is drawn, as it follows from the state of the map, the reader's choices and the camera. */
export class Scene {
  camera = $state.raw<Camera>({ x: 0, y: 0, scale: 1 });
  size = $state.raw<Size>({ width: 0, height: 0 });

  constructor(readonly survey: Survey, readonly map: MapState) {
    this.sight = new Sight(map, 'geography', DIGITS);
  }

  readonly #measure = pageMeasure();
  /** Tells the link where the view looks. */
  readonly sight: Sight;
  readonly choices = $derived.by(() => this.map.geography);
  readonly words = $derived.by(() => wordsOf(this.map.lang));
  readonly naming = $derived.by(() => new Naming(this.survey, this.map, this.words, this.choices.whereabouts));

  // Marks

  readonly located = $derived.by(() => sitesOf(this.survey, this.map.shown, this.choices.whereabouts));
  readonly radiusOf = $derived.by(() => radiiBy(this.map.sizes));
  readonly level = $derived(levelOf(this.camera.scale));
  readonly clusters = $derived.by(() => clusterSites(this.located.sites, scaleOf(this.level), this.radiusOf));
  readonly marks = $derived.by(() => markOf(this.clusters, this.survey.size));
  /** The camera in steps, so that what is near the view is looked up now and then and not in every frame. */
  readonly #coarse = $derived.by(() => [this.camera.x, this.camera.y].map((at) => Math.round(at / (MARGIN / 2)) * (MARGIN / 2)).join());
  readonly near = $derived.by(() => {
    const [x, y] = this.#coarse.split(',').map(Number);
    const camera = { scale: this.camera.scale, x: x!, y: y! };
    return this.clusters.filter((cluster) => inView(cluster, camera, this.size, MARGIN));
  });
  readonly box = $derived(boxOf(this.located.sites));

  // Colours

  /** Values without a colour of their own count as one, or a ring would fall into crumbs. */
  readonly #tints = $derived.by(() => {
    const grey = this.map.legend.findIndex(({ own }) => !own);
    return this.map.colouring.codes.map((code) => (this.map.legend[code]!.own ? code : grey));
  });
  readonly #sectors = new WeakMap<Cluster, { tints: Uint32Array; sectors: ReturnType<typeof sectorsOf> }>();

  /** The parts of a mark's ring, drawn once for each grouping and colouring. */
  sectors(cluster: Cluster): ReturnType<typeof sectorsOf> {
    const known = this.#sectors.get(cluster);
    if (known?.tints === this.#tints) return known.sectors;
    const sectors = sectorsOf(segmentsOf(cluster, this.#tints), cluster.radius - 2);
    this.#sectors.set(cluster, { tints: this.#tints, sectors });
    return sectors;
  }

  /** Seen from near, the shade of one country fills the view and says nothing: it steps back. */
  readonly shadeStrength = $derived(Math.max(0.3, Math.min(1, 1.6 - Math.log2(Math.max(1, this.camera.scale)) / 5)));
  readonly shades = $derived.by(() => (this.choices.shading ? shadesOf(this.survey, this.map.shown) : []));

  // The selected organisation

  /** Its mark, or null when it is not drawn. */
  readonly holder = $derived.by(() => {
    const { selected } = this.map;
    return selected === null ? null : (this.clusters[this.marks[selected]!] ?? null);
  });
  /** From its seat to the place that it serves. */
  readonly servedLine = $derived.by(() => {
    const { selected } = this.map;
    if (selected === null || this.map.visible[selected] !== 1) return null;
    const [seat, served] = [spotOf(this.survey, selected, 'seat'), spotOf(this.survey, selected, 'served')];
    if (!seat || !served || (seat.lat === served.lat && seat.lon === served.lon)) return null;
    const end = this.choices.whereabouts === 'seat' ? served : seat;
    return { path: greatCircle(seat, served), end: project(end.lon, end.lat) };
  });

  // Relations

  readonly kinds = $derived.by(() => new Map(kindsOf(this.survey, this.map.theme).map((kind) => [kind.id, kind])));
  readonly #arcs = $derived.by(() => arcsBetween(this.survey, this.#edges(), this.marks));
  readonly arcCount = $derived(this.#arcs.length);
  readonly arcs = $derived.by(() => drawArcs(this.#arcs.slice(0, MOST_ARCS), this.clusters));

  /** The kinds of relation of which there is an arc. */
  readonly arcKinds = $derived.by(() => [...this.kinds.values()].filter(({ id }) => this.arcs.some(({ kind }) => kind === id)));

  #edges(): number[] {
    const { relations } = this.choices;
    const { selected, visibleEdges } = this.map;
    if (relations === 'none' || (relations === 'selected' && selected === null)) return [];
    const edges = relations === 'all' ? Array.from(visibleEdges.keys()) : this.survey.linksOf(selected!).map(({ edge }) => edge);
    return [...new Set(edges)].filter((edge) => visibleEdges[edge] === 1).sort((a, b) => a - b);
  }

  // Names

  /** Names are placed by the scale and moved with the map: nothing flickers while it is dragged, but at the edges of the view. */
  readonly labels = $derived.by(() => {
    const first = this.holder;
    const marks = this.near.toSorted((a, b) => Number(b === first) - Number(a === first) || b.count - a.count);
    const { scale, x } = this.camera;
    const named = marks.map((cluster) => ({ ...cluster, x: cluster.x * scale, y: cluster.y * scale, text: this.#textOf(cluster) }));
    const measure = (text: string): number => this.#measure(text, { size: 11, weight: 500 });
    return placeLabels(named, { measure, most: MOST_LABELS, left: EDGE - x, right: this.size.width - EDGE - x });
  });

  #textOf(cluster: Cluster): string {
    if (cluster === this.holder) return shortened(this.naming.organisation(this.map.selected!));
    return cluster.count > 1 || this.camera.scale >= NAMES_FROM ? shortened(this.naming.written(cluster)) : '';
  }

  // Looking

  look(camera: Camera): void {
    this.rest(camera);
    this.sight.moved(lookOf(this.camera, this.size));
  }

  /** As `look`, where the link says so already, or need not say it. */
  rest(camera: Camera): void {
    this.camera = kept(camera, this.size);
  }

  lookAt(look: Look): void {
    this.rest(centred(look, this.size, Math.min(LARGEST, look.scale)));
  }

  inSight(cluster: Cluster): boolean {
    return inView(cluster, this.camera, this.size);
  }

  /** Whether the selected organisation's place can be told from the others of its mark by looking nearer. */
  readonly hidden = $derived.by(() => {
    const site = this.#siteOfSelected();
    return site !== null && this.holder!.sites.length > this.#inseparable(site);
  });

  /** Where to look for the selected organisation: its mark when no more can come apart, and the scale at which it is so. */
  target(): { point: Cluster; scale: number } | null {
    const site = this.#siteOfSelected();
    if (site === null) return null;
    const least = this.#inseparable(site);
    let [level, mark] = [this.level, this.holder!];
    while (level < LAST_LEVEL && mark.sites.length > least) mark = this.#markOf(site, mark.sites, ++level);
    return { point: mark, scale: scaleOf(level) * 1.01 };
  }

  #siteOfSelected(): Site | null {
    return this.holder?.sites.find(({ members }) => members.includes(this.map.selected!)) ?? null;
  }

  #markOf(site: Site, among: readonly Site[], level: number): Cluster {
    return clusterSites(among, scaleOf(level), this.radiusOf).find(({ sites }) => sites.includes(site))!;
  }

  /** How many places stay in one mark with a site at the largest scale: only its nearest surroundings can. */
  #inseparable(site: Site): number {
    const near = this.holder!.sites.filter(({ x, y }) => Math.hypot(x - site.x, y - site.y) < 1);
    return this.#markOf(site, near, LAST_LEVEL).sites.length;
  }

  // Words

  byName(members: readonly number[]): number[] {
    const collator = new Intl.Collator(this.map.lang);
    return members.toSorted((a, b) => collator.compare(this.map.nameOf(a), this.map.nameOf(b)) || a - b);
  }

  /** The three countries with most organisations, in words. */
  summaryCountries(): string {
    const most = shadesOf(this.survey, this.map.shown).sort((a, b) => b.count - a.count).slice(0, 3);
    return most.map(({ country, count }) => `${this.map.labelOf('country', country)} ${this.map.number(count)}`).join(', ');
  }
}
