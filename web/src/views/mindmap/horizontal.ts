import { hierarchy, tree, type HierarchyPointNode } from 'd3-hierarchy';
import { at, endOf, type Drawing, type Placed, type SizeOf } from './geometry';
import type { Item } from './items';

export interface HorizontalOptions {
  readonly sizeOf: SizeOf;
  /** 2: branches to both sides of the centre, balanced; 1: all to the reading direction. */
  readonly sides: 1 | 2;
  readonly rtl: boolean;
}

const COLUMN_GAP = 32;
const SIBLING_GAP = 1;
const COUSIN_GAP = 12;

type Node = HierarchyPointNode<Item>;

/**
 * A tree that grows sideways from the centre at 0,0, one column a level.
 * The side of a branch depends on the tree alone, not on what stands open, so that nothing jumps when a branch opens.
 */
export function layoutHorizontal(root: Item, options: HorizontalOptions): Drawing {
  const [first, second] = options.sides === 2 ? split(root.children) : [root.children, []];
  const reading = options.rtl ? -1 : 1;
  const centre: Placed = { item: root, x: 0, y: 0, ...options.sizeOf(root), turn: 0, grow: reading };
  const sides = [
    side({ ...root, children: first }, reading, options.sizeOf),
    side({ ...root, children: second }, reading === 1 ? -1 : 1, options.sizeOf),
  ];
  return { shape: 'horizontal', boxes: [centre, ...sides.flatMap(({ boxes }) => boxes)], lines: sides.flatMap(({ lines }) => lines) };
}

/** Cuts the branches in two runs of about equal weight, so that they read on from one side to the other. */
export function split(branches: readonly Item[]): [readonly Item[], readonly Item[]] {
  const total = branches.reduce((sum, branch) => sum + weight(branch), 0);
  let [cut, best, sum] = [branches.length, Infinity, 0];
  branches.forEach((branch, index) => {
    sum += weight(branch);
    const gap = Math.abs(2 * sum - total);
    if (gap < best) [cut, best] = [index + 1, gap];
  });
  return [branches.slice(0, cut), branches.slice(cut)];
}

function weight(branch: Item): number {
  return 1 + branch.rows;
}

interface Column {
  /** Where its boxes begin and the widest ends, seen from the centre. */
  readonly inner: number;
  readonly outer: number;
}

interface Side {
  readonly boxes: readonly Placed[];
  readonly lines: Drawing['lines'];
}

function side(root: Item, grow: 1 | -1, sizeOf: SizeOf): Side {
  if (root.children.length === 0) return { boxes: [], lines: [] };
  const nodes = arrange(root, sizeOf).descendants();
  const columns = columnsOf(nodes, sizeOf);
  const boxes = nodes.map(({ data, depth, x }): Placed => {
    const size = sizeOf(data);
    return { item: data, x: grow * (depth === 0 ? 0 : columns[depth]!.inner + size.width / 2), y: x, ...size, turn: 0, grow };
  });
  const place = new Map(boxes.map((box) => [box.item.id, box]));
  const lines = nodes.flatMap(({ data, depth, parent }) => {
    if (!parent) return [];
    const path = line(place.get(parent.data.id)!, place.get(data.id)!, grow * columns[depth - 1]!.outer);
    return [{ id: data.id, path, level: data.level, stem: data.stem }];
  });
  return { boxes: boxes.slice(1), lines };
}

/** Rows by d3's tidy tree; its x runs down the page here. */
function arrange(root: Item, sizeOf: SizeOf): Node {
  const rows = tree<Item>().nodeSize([1, 1]).separation((a, b) => {
    const gap = a.parent === b.parent ? SIBLING_GAP : COUSIN_GAP;
    return (sizeOf(a.data).height + sizeOf(b.data).height) / 2 + (a.depth === 1 ? COUSIN_GAP : gap);
  });
  return rows(hierarchy(root, ({ children }) => [...children]));
}

function columnsOf(nodes: readonly Node[], sizeOf: SizeOf): Column[] {
  const widths: number[] = [];
  for (const { data, depth } of nodes) widths[depth] = Math.max(widths[depth] ?? 0, sizeOf(data).width);
  const columns: Column[] = [{ inner: -widths[0]! / 2, outer: widths[0]! / 2 }];
  for (const width of widths.slice(1)) {
    const inner = columns.at(-1)!.outer + COLUMN_GAP;
    columns.push({ inner, outer: inner + width });
  }
  return columns;
}

/** Level to the end of the parent's column, so that it passes between the boxes there, then a bend in the gap. */
function line(parent: Placed, child: Placed, outer: number): string {
  const [from, to] = [endOf(parent, 1), endOf(child, -1)];
  const middle = (outer + to.x) / 2;
  return `M${at(from)}H${Math.round(outer)}C${at({ x: middle, y: from.y })} ${at({ x: middle, y: to.y })} ${at(to)}`;
}
