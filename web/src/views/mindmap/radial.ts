import { cluster, hierarchy, type HierarchyPointNode } from 'd3-hierarchy';
import type { Point, Size } from '../../drawing/camera';
import { at, type Drawing, type Placed, type SizeOf } from './geometry';
import type { Item } from './items';

export interface RadialOptions {
  readonly sizeOf: SizeOf;
  readonly rtl: boolean;
}

const RING_GAP = 34;
const ROW_GAP = 4;
const BOX_GAP = 26;
const SMALLEST_RING = 60;
const COUSINS = 1.6;
/** First rings up to this size keep their labels upright; larger ones turn them along the ray. */
const MOST_UPRIGHT = 8;
const FULL = 2 * Math.PI;
const QUARTER = Math.PI / 2;

type Node = HierarchyPointNode<Item>;

/** A tree that grows outwards from the centre at 0,0, one ring a level, clockwise from the top (RTL: the other way). */
export function layoutRadial(root: Item, { sizeOf, rtl }: RadialOptions): Drawing {
  const nodes = arrange(root).descendants();
  const upright = root.children.length <= MOST_UPRIGHT;
  const rings = ringsOf(nodes, sizeOf, upright);
  const turnOf = ({ x }: Node): number => (rtl ? -x : x) - QUARTER;
  const boxes = nodes.map((node) => place(node, turnOf(node), rings[node.depth]!, { sizeOf, upright }));
  return { shape: 'radial', boxes, lines: linesOf(nodes, { sizeOf, upright, rings, turnOf }) };
}

/** Angles: each leaf a step, each branch in the middle of its leaves. d3's x is the angle here. */
function arrange(root: Item): Node {
  const angles = cluster<Item>().size([FULL, 1]).separation((a, b) => (a.parent === b.parent ? 1 : COUSINS));
  return angles(hierarchy(root, ({ children }) => [...children]));
}

/** A ring: where its boxes begin and where the next ring may. */
interface Ring {
  readonly start: number;
  readonly end: number;
}

function ringsOf(nodes: readonly Node[], sizeOf: SizeOf, upright: boolean): Ring[] {
  const depths = Math.max(...nodes.map(({ depth }) => depth));
  const centre = sizeOf(nodes[0]!.data);
  const rings: Ring[] = [{ start: 0, end: centre.width / 2 + RING_GAP }];
  for (let depth = 1; depth <= depths; depth++) {
    const ring = nodes.filter((node) => node.depth === depth);
    const from = rings[depth - 1]!.end;
    rings.push(depth === 1 && upright ? uprightRing(ring, centre, sizeOf) : raysRing(ring, from, sizeOf));
  }
  return rings;
}

/** Far enough out that neighbours, turned along their rays, do not touch at their inner ends. */
function raysRing(ring: readonly Node[], from: number, sizeOf: SizeOf): Ring {
  let start = from;
  ring.forEach((node, index) => {
    const next = ring[(index + 1) % ring.length]!;
    const angle = next === node ? FULL : (next.x - node.x + FULL) % FULL;
    const room = (sizeOf(node.data).height + sizeOf(next.data).height) / 2 + ROW_GAP;
    start = Math.max(start, room / (2 * Math.tan(Math.min(angle, Math.PI / 2) / 2)));
  });
  return { start, end: start + widest(ring, sizeOf) + RING_GAP };
}

/** Upright boxes have their centres on the ring, which grows until none touches another or the centre. */
function uprightRing(ring: readonly Node[], centre: Size, sizeOf: SizeOf): Ring {
  const boxes = ring.map(({ data, x }) => ({ ...sizeOf(data), angle: x - QUARTER }));
  const middle = { ...centre, angle: null };
  const crowded = (radius: number): boolean =>
    boxes.some((a, index) => touch(a, middle, radius) || boxes.slice(index + 1).some((b) => touch(a, b, radius)));
  let start = SMALLEST_RING;
  while (crowded(start)) start *= 1.05;
  const reach = Math.max(...boxes.map(({ width, height, angle }) =>
    (Math.abs(Math.cos(angle)) * width + Math.abs(Math.sin(angle)) * height) / 2));
  return { start, end: start + reach + RING_GAP };
}

interface RingBox {
  readonly width: number;
  readonly height: number;
  /** null: in the middle. */
  readonly angle: number | null;
}

function touch(a: RingBox, b: RingBox, radius: number): boolean {
  const [from, to] = [a, b].map(({ angle }) => (angle === null ? { x: 0, y: 0 } : polar(angle, radius)));
  return Math.abs(from!.x - to!.x) < (a.width + b.width) / 2 + BOX_GAP
    && Math.abs(from!.y - to!.y) < (a.height + b.height) / 2 + BOX_GAP;
}

function widest(ring: readonly Node[], sizeOf: SizeOf): number {
  return Math.max(...ring.map(({ data }) => sizeOf(data).width));
}

interface Placing {
  readonly sizeOf: SizeOf;
  readonly upright: boolean;
}

/** Boxes of the left half are turned half round, so that no text stands on its head. */
function place({ data, depth }: Node, angle: number, ring: Ring, { sizeOf, upright }: Placing): Placed {
  const size = sizeOf(data);
  const left = Math.cos(angle) < -1e-9;
  const grow = left ? -1 : 1;
  if (depth === 0) return { item: data, x: 0, y: 0, ...size, turn: 0, grow: 1 };
  if (depth === 1 && upright) return { item: data, ...polar(angle, ring.start), ...size, turn: 0, grow };
  const centre = polar(angle, ring.start + size.width / 2);
  return { item: data, ...centre, ...size, turn: (angle * 180) / Math.PI - (left ? 180 : 0), grow };
}

function polar(angle: number, radius: number): Point {
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

interface Rings extends Placing {
  readonly rings: readonly Ring[];
  readonly turnOf: (node: Node) => number;
}

function linesOf(nodes: readonly Node[], rules: Rings): Drawing['lines'] {
  return nodes.flatMap((node) => {
    if (!node.parent) return [];
    const path = ray(rules.turnOf(node.parent), reach(node.parent, rules), rules.turnOf(node), rules.rings[node.depth]!.start);
    return [{ id: node.data.id, path, level: node.data.level, stem: node.data.stem }];
  });
}

/** Where lines leave a branch: its outer end, or the middle of a box that stands upright over them. */
function reach({ data, depth }: Node, { rings, sizeOf, upright }: Rings): number {
  if (depth === 0 || (depth === 1 && upright)) return rings[depth]!.start;
  return rings[depth]!.start + sizeOf(data).width;
}

/** Leaves along the parent's ray and arrives along the child's. */
function ray(fromAngle: number, from: number, toAngle: number, to: number): string {
  const middle = (from + to) / 2;
  const start = polar(fromAngle, from);
  const bend = from === 0 ? polar(toAngle, middle) : polar(fromAngle, middle);
  return `M${at(start)}C${at(bend)} ${at(polar(toAngle, middle))} ${at(polar(toAngle, to))}`;
}
