import { hierarchy, tree, type HierarchyPointNode } from 'd3-hierarchy';
import { at, endOf, type Drawing, type Placed, type SizeOf } from './geometry';
import type { Item } from './items';

export interface HorizontalOptions {
  readonly sizeOf: SizeOf;
  /** 2: branches to both sides of the centre, balanced; 1: all to the reading direction. */
  readonly sides: 1 | 2;
  readonly rtl: boolean;
}

const COLUMN_GAP = 44;
const SIBLING_GAP = 5;
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
  const boxes = [
    centre,
    ...side({ ...root, children: first }, reading, options.sizeOf),
    ...side({ ...root, children: second }, reading === 1 ? -1 : 1, options.sizeOf),
  ];
  return { shape: 'horizontal', boxes, lines: linesOf(boxes) };
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

function side(root: Item, grow: 1 | -1, sizeOf: SizeOf): Placed[] {
  if (root.children.length === 0) return [];
  const nodes = arrange(root, sizeOf).descendants();
  const columns = columnsOf(nodes, sizeOf);
  return nodes.filter(({ depth }) => depth > 0).map(({ data, depth, x }) => {
    const size = sizeOf(data);
    const inner = columns[depth]!;
    return { item: data, x: grow * (inner + size.width / 2), y: x, ...size, turn: 0, grow };
  });
}

/** Rows by d3's tidy tree; its x runs down the page here. */
function arrange(root: Item, sizeOf: SizeOf): Node {
  const rows = tree<Item>().nodeSize([1, 1]).separation((a, b) => {
    const gap = a.parent === b.parent ? SIBLING_GAP : COUSIN_GAP;
    return (sizeOf(a.data).height + sizeOf(b.data).height) / 2 + (a.depth === 1 ? COUSIN_GAP : gap);
  });
  return rows(hierarchy(root, ({ children }) => [...children]));
}

/** Where each column begins, seen from the centre. */
function columnsOf(nodes: readonly Node[], sizeOf: SizeOf): number[] {
  const widths: number[] = [];
  for (const { data, depth } of nodes) widths[depth] = Math.max(widths[depth] ?? 0, sizeOf(data).width);
  const columns = [-widths[0]! / 2];
  for (let depth = 1; depth < widths.length; depth++)
    columns.push(columns[depth - 1]! + widths[depth - 1]! + COLUMN_GAP);
  return columns;
}

function linesOf(boxes: readonly Placed[]): Drawing['lines'] {
  const known = new Map(boxes.map((box) => [box.item.id, box]));
  return boxes.flatMap((box) => {
    const parent = known.get(box.item.parent ?? '');
    if (!parent) return [];
    const from = parent.item.parent === null ? { x: (box.grow * parent.width) / 2, y: 0 } : endOf(parent, 1);
    const to = endOf(box, -1);
    const bend = (to.x - from.x) / 2;
    const path = `M${at(from)}C${at({ x: from.x + bend, y: from.y })} ${at({ x: to.x - bend, y: to.y })} ${at(to)}`;
    return [{ id: box.item.id, path, level: box.item.level, stem: box.item.stem }];
  });
}
