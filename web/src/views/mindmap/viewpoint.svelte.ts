import { untrack } from 'svelte';
import { lookOf, moved, type Camera, type Point } from '../../drawing/camera';
import { Sight } from '../../state/sight';
import { kept, lookingAt, opening, revealed, zoomed, ZOOM_STEP } from './camera';
import type { Chart } from './chart.svelte';
import { boundsOf, type Placed } from './geometry';
import { LEGIBLE, startOf } from './scene';

/** From where the mind map is seen, as the drawing, a link or the reader moves it. */
export class Viewpoint {
  readonly #sight: Sight;

  constructor(readonly chart: Chart) {
    this.#sight = new Sight(chart.map, 'mindmap', 1);
  }

  get camera(): Camera { return this.chart.choices.camera; }

  /** Where there is no room there is nothing to see yet. */
  get #opened(): boolean { return this.chart.room.width > 0; }

  // What moves it; each to be called inside an effect

  /** Another drawing is looked at afresh; other organisations, or more or less room, only where the reader has not moved it. */
  followDrawing(): void {
    const { chart: { scene, choices, map, room } } = this;
    const another = scene !== choices.scene;
    if (!this.#opened || (!another && map.shown === choices.shown && room === choices.room)) return;
    [choices.scene, choices.shown, choices.room] = [scene, map.shown, room];
    const sight = this.#sight;
    if (untrack(() => sight.untouched || (another && !sight.isNews))) untrack(() => this.fit());
  }

  followLink(): void {
    if (this.#opened) this.#sight.follow((look) => untrack(() => (look ? this.#set(lookingAt(look, this.chart.room)) : this.fit())));
  }

  /** A card that opens beside the map must not cover what it tells of. */
  followSelection(box: Placed | null): void {
    if (box && this.#opened) untrack(() => this.#set(revealed(this.camera, boundsOf([box]), this.chart.room)));
  }

  /** Call it when the view closes. */
  end(): void {
    this.#sight.end();
  }

  // What the reader does

  fit(): void {
    const { bounds, room, frame } = this.chart;
    this.#set(opening(bounds, room, startOf(frame), LEGIBLE[frame.shape], frame.rtl ? 'left' : 'right'));
    this.#sight.moved(null);
  }

  pan(dx: number, dy: number): void {
    this.#look(moved(this.camera, dx, dy));
  }

  zoomAt(factor: number, around: Point): void {
    this.#look(zoomed(this.camera, factor, around));
  }

  zoom(direction: 1 | -1): void {
    const { width, height } = this.chart.room;
    this.zoomAt(ZOOM_STEP ** direction, { x: width / 2, y: height / 2 });
  }

  /** The least move after which the boxes can be seen. */
  reveal(boxes: readonly Placed[]): void {
    const next = revealed(this.camera, boundsOf(boxes), this.chart.room);
    if (next.x === this.camera.x && next.y === this.camera.y) return;
    this.#set(next);
    this.#sight.moved(lookOf(next, this.chart.room));
  }

  /** A branch stays under the pointer while the map grows round it. */
  holdStill(id: string, change: () => void): void {
    const before = this.chart.boxes.get(id);
    change();
    const after = this.chart.boxes.get(id);
    if (before && after) this.pan((before.x - after.x) * this.camera.scale, (before.y - after.y) * this.camera.scale);
  }

  #look(next: Camera): void {
    this.#set(kept(next, this.chart.bounds, this.chart.room));
    this.#sight.moved(lookOf(this.camera, this.chart.room));
  }

  #set(camera: Camera): void {
    this.chart.choices.camera = camera;
  }
}
