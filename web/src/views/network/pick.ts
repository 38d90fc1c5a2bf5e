import type { Positions } from '../../drawing/walk';
import { HIDDEN, PLAIN } from './look';

/** What lies under a pointer is looked for among these. */
export interface Pickable extends Positions {
  /** A look an organisation: hidden ones are passed over, faded ones come after the others. */
  readonly looks: Uint8Array;
  /** Radius on the screen, in pixels, an organisation. */
  readonly radiusOf: (i: number) => number;
}

/** No disc is harder to hit than one of this radius in pixels. */
const EASY = 7;

/**
 * The organisation whose centre is nearest to a point of the plane, of those whose disc is there; null when none is.
 * `scale` is pixels of the screen a unit of the plane.
 */
export function pickAt(point: { x: number; y: number }, scale: number, { x, y, looks, radiusOf }: Pickable): number | null {
  let [found, least] = [-1, Infinity];
  for (let i = 0; i < looks.length; i++) {
    if (looks[i] === HIDDEN) continue;
    const distance = Math.hypot(x[i]! - point.x, y[i]! - point.y) * scale;
    const cost = distance + (looks[i] === PLAIN ? 0 : EASY);
    if (cost < least && distance <= Math.max(EASY, radiusOf(i) + 1)) [found, least] = [i, cost];
  }
  return found < 0 ? null : found;
}
