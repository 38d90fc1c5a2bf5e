import { tick } from 'svelte';
import { centred, middleOf, moved, onScreen, type Point } from '../../drawing/camera';
import { headingOf, zoomKeys } from '../../drawing/keys';
import { nearest, type Heading } from '../../drawing/walk';
import { boxOf, fitted, fittingScale, panOf, revealed, zoomed, ZOOM_STEP } from './camera';
import { openingLevel, scaleOf, type Cluster } from './clusters';
import { LAST_LEVEL, type Scene } from './scene.svelte';

/** What a list of organisations says, and where it is shown. */
export interface Listed {
  readonly title: string;
  readonly note: string;
  /** In the order shown. */
  readonly members: readonly number[];
  /** Pixels in the view, of the mark that it belongs to; null for a list of its own. */
  readonly at: Point | null;
}

/** Nothing is gained by showing one town alone from nearer than this. */
const NEAREST_FIT = 24;

/** What the reader does on the map: looking, walking, opening, and what is said about it. */
export class Guide {
  /** The mark under the keyboard, by one of its sites, so that it is found again when marks open or close. */
  #current = $state<string | null>(null);
  /** Whether the last thing that the reader used was the keyboard. */
  byKey = $state(false);
  told = $state('');
  listed = $state.raw<Listed | null>(null);

  /** `covered`: how much of the view's foot lies under something, in pixels. */
  constructor(readonly scene: Scene, readonly covered: () => number = () => 0) {}

  readonly mark = $derived.by(() => this.scene.clusters.find(({ sites }) => sites.some(({ key }) => key === this.#current)) ?? null);

  // Looking

  fit(): void {
    const { scene } = this;
    const free = { ...scene.size, height: scene.size.height - this.covered() };
    scene.rest(fitted(scene.box, free, Math.max(fittingScale(boxOf([]), free), NEAREST_FIT)));
    scene.sight.moved(null);
    this.#tellSeen();
  }

  zoomAt(factor: number, around: Point): void {
    this.scene.look(zoomed(this.scene.camera, factor, around, this.scene.size));
  }

  /** Round the mark under the keyboard, else round the middle. */
  zoom(direction: 1 | -1): void {
    const { mark, scene } = this;
    const { width, height } = scene.size;
    const around = mark && scene.inSight(mark) ? onScreen(mark, scene.camera) : { x: width / 2, y: height / 2 };
    this.zoomAt(ZOOM_STEP ** direction, around);
    this.#tellSeen();
  }

  /** Zooms until the selected organisation's place stands alone, if it can. */
  showSelected(): void {
    const { scene } = this;
    const at = scene.target();
    if (at) scene.look(centred(at.point, scene.size, Math.max(scene.camera.scale, at.scale)));
  }

  // Opening

  /** One organisation opens its card; several come apart, or, where they cannot, are listed. */
  open(cluster: Cluster): void {
    const { scene } = this;
    this.#current = cluster.id;
    this.listed = null;
    if (cluster.count === 1) return scene.map.select(cluster.sites[0]!.members[0]!);
    const level = openingLevel(cluster, scene.level, LAST_LEVEL, scene.radiusOf);
    if (level === null) return this.#list(cluster);
    this.#zoomInto(cluster, level);
    this.#tellSeen();
  }

  /** Far enough for it to come apart; to all of it where that fits, else to its heaviest part. */
  #zoomInto(cluster: Cluster, level: number): void {
    const { size, camera } = this.scene;
    const box = boxOf(cluster.sites);
    const whole = fittingScale(box, size);
    const scale = Math.max(scaleOf(level) * 1.01, Math.min(whole, camera.scale * 8));
    const middle = whole >= scale ? middleOf(box) : cluster;
    this.scene.look(centred(middle, size, scale));
  }

  #list(cluster: Cluster): void {
    const { naming, words, camera } = this.scene;
    const [site] = cluster.sites;
    const note = cluster.sites.length === 1 && site!.precision !== 'locality' ? words.areaNote[site!.precision] : '';
    this.#show({ title: naming.title(cluster), note, at: onScreen(cluster, camera) }, cluster.sites.flatMap(({ members }) => members));
  }

  listView(): void {
    const { scene } = this;
    const sites = scene.clusters.filter((cluster) => scene.inSight(cluster)).flatMap((cluster) => cluster.sites);
    this.#show({ title: scene.words.inView, note: '', at: null }, sites.flatMap(({ members }) => members));
  }

  listNowhere(): void {
    const { words, located: { nowhere } } = this.scene;
    this.#show({ title: words.nowhere(nowhere.length), note: words.nowhereNote, at: null }, nowhere);
  }

  /** A list that was open is taken down first, so that the new one takes the focus. */
  #show(head: Omit<Listed, 'members'>, members: readonly number[]): void {
    this.listed = null;
    void tick().then(() => (this.listed = { ...head, members: this.scene.byName(members) }));
  }

  // Walking

  /** Does what a key asks for; false for a key that the map has no use for. */
  press(key: string, shift: boolean): boolean {
    const heading = headingOf(key);
    if (heading && shift) this.#pan(heading);
    else if (heading) this.#walk(heading);
    else if (Object.hasOwn(this.#keys, key)) this.#keys[key]!();
    else return false;
    this.byKey = true;
    return true;
  }

  readonly #keys: Readonly<Record<string, () => void>> = {
    ...zoomKeys((direction) => this.zoom(direction), () => this.fit()),
    Enter: () => this.mark && this.open(this.mark), ' ': () => this.mark && this.open(this.mark), Escape: () => (this.#current = null),
  };

  #pan(heading: Heading): void {
    const { x, y } = panOf(heading, this.scene.size);
    this.scene.look(moved(this.scene.camera, x, y));
    this.#tellSeen();
  }

  /** To the nearest mark in a direction; from nowhere, to the largest one in view. */
  #walk(heading: Heading): void {
    const { clusters } = this.scene;
    const from = this.mark === null ? -1 : clusters.indexOf(this.mark);
    const positions = { x: clusters.map(({ x }) => x), y: clusters.map(({ y }) => -y) };
    const next = from < 0 ? clusters.findIndex((one) => this.scene.inSight(one)) : nearest(from, heading, clusters.keys(), positions);
    if (next < 0) this.#tell(this.scene.words.nothingThere);
    else this.#goTo(clusters[next]!);
  }

  #goTo(cluster: Cluster): void {
    const { scene } = this;
    this.#current = cluster.id;
    scene.look(revealed(scene.camera, cluster, scene.size));
    const opens = cluster.count === 1 || openingLevel(cluster, scene.level, LAST_LEVEL, scene.radiusOf) !== null;
    this.#tell(`${scene.naming.said(cluster)}. ${opens ? scene.words.opens : scene.words.lists}.`);
  }

  #tellSeen(): void {
    const { scene } = this;
    this.#tell(scene.words.seen(scene.clusters.filter((cluster) => scene.inSight(cluster)).length));
  }

  /** The same words twice are not announced twice, so they are taken off first. */
  #tell(text: string): void {
    this.told = '';
    void tick().then(() => (this.told = text));
  }
}
