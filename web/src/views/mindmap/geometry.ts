import { boxRound, type Box, type Point, type Size } from '../../drawing/camera';
import type { Item } from './items';

export type SizeOf = (item: Item) => Size;

/** An item on the plane: a box round its centre, turned by `turn`, in pixels at scale 1; y grows downwards. */
export interface Placed extends Size, Point {
  readonly item: Item;
  /** Degrees, clockwise. */
  readonly turn: number;
  /** 1: the map grows to the box's right, its text begins at its left end; -1: mirrored. */
  readonly grow: 1 | -1;
}

export type Shape = 'horizontal' | 'radial' | 'outline';

export interface Drawing {
  readonly shape: Shape;
  readonly boxes: readonly Placed[];
  /** Lines from parent to child: an SVG path, and the id of the child. */
  readonly lines: readonly { readonly id: string; readonly path: string; readonly level: number; readonly stem: string }[];
}

/** The corner points of a box. */
export function cornersOf({ x, y, width, height, turn }: Placed): Point[] {
  const angle = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([h, v]) => {
    const [dx, dy] = [(h! * width) / 2, (v! * height) / 2];
    return { x: x + dx * cos - dy * sin, y: y + dx * sin + dy * cos };
  });
}

/** The upright rectangle round all boxes. */
export function boundsOf(boxes: readonly Placed[]): Box {
  return boxRound(boxes.flatMap(cornersOf)) ?? { x: 0, y: 0, width: 0, height: 0 };
}

/** The middle of the box's inner (-1) or outer (1) end. */
export function endOf({ x, y, width, turn, grow }: Placed, end: 1 | -1): Point {
  const angle = (turn * Math.PI) / 180;
  const reach = (end * grow * width) / 2;
  return { x: x + reach * Math.cos(angle), y: y + reach * Math.sin(angle) };
}

/** A coordinate for a path, short and the same on every machine. */
export function at({ x, y }: Point): string {
  return `${round(x)},${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10 || 0;
}

export function byId(boxes: readonly Placed[]): ReadonlyMap<string, Placed> {
  return new Map(boxes.map((box) => [box.item.id, box]));
}
