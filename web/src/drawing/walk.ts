export type Heading = 'up' | 'down' | 'left' | 'right';

/** Positions as in the payload: x to the right, y upwards. */
export interface Positions {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Beyond this angle from the heading (about 53°) another arrow leads there sooner. */
const CONE = 0.6;

const UNIT: Readonly<Record<Heading, readonly [number, number]>> = {
  up: [0, 1], down: [0, -1], left: [-1, 0], right: [1, 0],
};

/**
 * The nearest of the candidates in a direction, those straight ahead before those aside; -1 when there is none.
 * The first of equals wins, so that the same keys always lead to the same place.
 */
export function nearest(from: number, heading: Heading, candidates: Iterable<number>, { x, y }: Positions): number {
  const [ux, uy] = UNIT[heading];
  let [found, least] = [-1, Infinity];
  for (const i of candidates) {
    const [dx, dy] = [x[i]! - x[from]!, y[i]! - y[from]!];
    const distance = Math.hypot(dx, dy);
    const straight = distance > 0 ? (dx * ux + dy * uy) / distance : 0;
    if (i === from || straight < CONE) continue;
    const cost = distance / straight ** 2;
    if (cost < least) [found, least] = [i, cost];
  }
  return found;
}
