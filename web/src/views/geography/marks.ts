import type { Cluster, RadiusOf } from './clusters';
import { isArea } from './sites';

/** A part of a mark's ring: organisations of one colour whose place is known equally well. */
export interface Segment {
  /** Position of the colour in the legend. */
  readonly code: number;
  readonly count: number;
  /** Known by region or country only: drawn as a broken line. */
  readonly area: boolean;
}

const SMALLEST_DOT = 4.5;
const LARGEST_DOT = 10;

/** One organisation is a dot sized by its measure (0..1); several are a ring that grows with their logarithm. */
export function radiiBy(sizes: Float32Array): RadiusOf {
  return (sites, count) =>
    count === 1 ? SMALLEST_DOT + (LARGEST_DOT - SMALLEST_DOT) * sizes[sites[0]!.members[0]!]! : ringRadius(count);
}

export function ringRadius(count: number): number {
  return 10 + 2.4 * Math.log(count);
}

/** How a mark's organisations divide by colour, those with a known place first, each in the legend's order. */
export function segmentsOf({ sites }: Cluster, codes: Uint32Array): Segment[] {
  const segments = new Map<number, Segment & { count: number }>();
  for (const site of sites)
    for (const i of site.members) {
      const [code, area] = [codes[i]!, isArea(site)];
      const order = 2 * code + (area ? 1 : 0);
      const segment = segments.get(order);
      if (segment) segment.count++;
      else segments.set(order, { code, area, count: 1 });
    }
  return [...segments.values()].sort((a, b) => Number(a.area) - Number(b.area) || a.code - b.code);
}

export interface Sector {
  readonly segment: Segment;
  readonly path: string;
}

/** Pixels between two parts of a ring. */
const GAP = 1.5;
/** Pixels of the least part: one organisation among thousands is still seen. */
const SLIVER = 3.5;

/** The parts of a ring as SVG arcs round 0, 0, clockwise from the top. */
export function sectorsOf(segments: readonly Segment[], radius: number): Sector[] {
  const round = 2 * Math.PI * radius;
  const total = segments.reduce((sum, { count }) => sum + count, 0);
  const lengths = segments.map(({ count }) => Math.max(count / total, SLIVER / round));
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  let before = 0;
  return segments.map((segment, place) => {
    const [from, to] = [before / whole, (before += lengths[place]!) / whole];
    return { segment, path: segments.length === 1 ? circle(radius) : arc(radius, from, to) };
  });
}

function circle(radius: number): string {
  const r = round(radius);
  return `M0,${-r}A${r},${r} 0 1 1 0,${r}A${r},${r} 0 1 1 0,${-r}`;
}

function arc(radius: number, from: number, to: number): string {
  const gap = Math.min(GAP / (2 * Math.PI * radius), (to - from) / 2) / 2;
  const r = round(radius);
  return `M${at(radius, from + gap)}A${r},${r} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(radius, to - gap)}`;
}

function at(radius: number, turn: number): string {
  const angle = 2 * Math.PI * turn;
  return `${round(radius * Math.sin(angle))},${round(-radius * Math.cos(angle))}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100 || 0;
}
