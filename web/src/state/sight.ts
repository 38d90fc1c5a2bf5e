import type { MapState } from './map.svelte';
import { sameLook } from './producers';
import type { Look, ViewId } from './types';

/** A movement has ended when nothing has moved for so long. */
const STILL_MS = 300;

/** Tells the state where a view looks, when a movement has ended, and the view where a link would have it look. */
export class Sight {
  #told: Look | null = null;
  #waiting: Look | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `digits` after the point are enough to hit the same pixel again. */
  constructor(readonly map: MapState, readonly view: ViewId, readonly digits: number) {}

  /** Where the view looks, so far as the state knows; null is as it opens by itself. */
  get asked(): Look | null { return this.map.lookOf(this.view); }

  /** Whether the reader has left the view as it opens by itself, told yet or not. */
  get untouched(): boolean { return (this.#timer === undefined ? this.asked : this.#waiting) === null; }

  /** Whether `follow` has something to show. */
  get isNews(): boolean { return !sameLook(this.asked, this.#told); }

  /** Where the view looks now; null is as it opens by itself. */
  moved(look: Look | null): void {
    this.#waiting = look && this.#rounded(look);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.end(), STILL_MS);
  }

  /** Tells at once what has not been told yet: call it when the view closes. */
  end(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#told = this.#waiting;
    this.map.setLook(this.view, this.#waiting);
  }

  /** Call inside an effect once there is a view to move: shows where a link looks, and nothing that the view has told. */
  follow(show: (look: Look | null) => void): void {
    const { asked } = this;
    if (!this.isNews) return;
    this.#told = asked;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    show(asked);
  }

  #rounded({ x, y, scale }: Look): Look {
    const round = (value: number): number => Number(value.toFixed(this.digits)) + 0; // no minus zero
    return { x: round(x), y: round(y), scale: Math.max(1e-5, Number(scale.toFixed(5))) };
  }
}
