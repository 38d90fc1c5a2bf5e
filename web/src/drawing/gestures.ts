import type { Point } from './camera';

export interface Hand {
  readonly pan: (dx: number, dy: number) => void;
  /** Zooms by a factor round a point of the view. */
  readonly zoom: (factor: number, around: Point) => void;
}

/** A finger or mouse that moves less than this clicks. */
const STILL = 4;
/** A notch of a wheel, in pixels, zooms by about a fifth. */
const WHEEL = 500;

/** Pointers that drag with one and pinch with two, and wheels that pan, or zoom with Ctrl. */
export class Gestures {
  readonly #pointers = new Map<number, Point>();
  readonly #hand: Hand;
  #travelled = 0;

  constructor(hand: Hand) {
    this.#hand = hand;
  }

  /** Whether the last press was a drag, whose click means nothing. */
  get dragged(): boolean {
    return this.#travelled > STILL;
  }

  get pressed(): boolean {
    return this.#pointers.size > 0;
  }

  down(event: PointerEvent): void {
    if (event.button !== 0) return;
    if (this.#pointers.size === 0) this.#travelled = 0;
    this.#pointers.set(event.pointerId, pointIn(event));
  }

  move(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const now = pointIn(event);
    const [dx, dy] = [now.x - before.x, now.y - before.y];
    this.#travelled += Math.hypot(dx, dy);
    if (!this.dragged) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.#pointers.set(event.pointerId, now);
    if (other) this.#hand.zoom(distance(now, other) / Math.max(1, distance(before, other)), other);
    else this.#hand.pan(dx, dy);
  }

  up(event: PointerEvent): void {
    this.#pointers.delete(event.pointerId);
  }

  wheel(event: WheelEvent): void {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    if (event.ctrlKey || event.metaKey) this.#hand.zoom(Math.exp(-dy / WHEEL), pointIn(event));
    else this.#hand.pan(event.shiftKey ? -dy : -dx, event.shiftKey ? 0 : -dy);
  }
}

/** Where an event is in the element that hears it. */
export function pointIn(event: MouseEvent): Point {
  const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
