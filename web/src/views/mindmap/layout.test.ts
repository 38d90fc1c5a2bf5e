import { describe, expect, it } from 'vitest';
import { estimate } from '../../drawing/measure';
import { samplePayload } from '../../survey/made-up';
import { Survey } from '../../survey/survey';
import type { Point } from '../../drawing/camera';
import { boundsOf, byId, cornersOf, type Drawing, type Placed } from './geometry';
import { levelsOf } from './grouping';
import { layoutHorizontal, split } from './horizontal';
import { inOrder, unfold, type Item } from './items';
import { letter } from './lettering';
import { layoutOutline } from './outline';
import { layoutRadial } from './radial';
import { growTree } from './tree';

const survey = new Survey(samplePayload(500));

/** A tree opened by a rule, so that every test case opens other branches. */
function treeOf(facets: string[], isOpen: (branch: string, level: number) => boolean): Item {
  const everybody = Array.from({ length: survey.size }, (_, i) => i);
  const labelOf = (_: string, value: string): string => value;
  const root = growTree(everybody, { levels: levelsOf(survey, facets, true), labelOf, locale: 'en' });
  return unfold(root, { isOpen, pageOf: () => undefined, rank: (organisations) => organisations });
}

const labelOf = (item: Item): string => (item.organisation >= 0 ? survey.organisations.name[item.organisation]! : item.value);
const sizeOf = (item: Item) => letter(item, labelOf(item), item.count > 1 ? String(item.count) : '', estimate, 220);

const everyThird = (branch: string, level: number): boolean => level < 2 || (branch.length + level) % 3 === 0;
const trees: [string, Item][] = [
  ['roles open', treeOf(['role', 'country'], (_, level) => level < 3)],
  ['some open', treeOf(['role', 'country', 'domain'], everyThird)],
  ['many in the first ring', treeOf(['country', 'domain'], everyThird)],
  ['all open', treeOf(['domain', 'role'], () => true)],
  ['one level', treeOf(['roles_2015'], () => true)],
  ['root alone', treeOf(['role'], () => false)],
];

/** Boxes overlap when no side of either separates them (separating axes; exact for turned boxes). */
function overlap(a: Placed, b: Placed): boolean {
  const [first, second] = [cornersOf(a), cornersOf(b)];
  return [a, b].flatMap(({ turn }) => [turn, turn + 90]).every((degrees) => {
    const angle = (degrees * Math.PI) / 180;
    const along = ({ x, y }: Point): number => x * Math.cos(angle) + y * Math.sin(angle);
    const [low, high] = [first.map(along), second.map(along)];
    return Math.min(Math.max(...low), Math.max(...high)) - Math.max(Math.min(...low), Math.min(...high)) > 0.5;
  });
}

function overlaps({ boxes }: Drawing): string[] {
  return boxes.flatMap((a, index) =>
    boxes.slice(index + 1).filter((b) => overlap(a, b)).map((b) => `${a.item.id} | ${b.item.id}`));
}

type Layout = (root: Item, rtl: boolean) => Drawing;
const layouts: [string, Layout][] = [
  ['both sides', (root, rtl) => layoutHorizontal(root, { sizeOf, sides: 2, rtl })],
  ['one side', (root, rtl) => layoutHorizontal(root, { sizeOf, sides: 1, rtl })],
  ['outline', (root, rtl) => layoutOutline(root, { sizeOf, rtl })],
  ['radial', (root, rtl) => layoutRadial(root, { sizeOf, rtl })],
];

describe.each(layouts)('%s', (_, layout) => {
  it.each(trees)('places every item once, without overlap: %s', (_name, root) => {
    const drawing = layout(root, false);
    expect(new Set(drawing.boxes.map(({ item }) => item.id))).toEqual(new Set(inOrder(root).map(({ id }) => id)));
    expect(drawing.boxes).toHaveLength(inOrder(root).length);
    expect(drawing.lines).toHaveLength(drawing.boxes.length - 1);
    expect(overlaps(drawing)).toEqual([]);
  });

  it.each(trees)('is the mirror image from right to left: %s', (_name, root) => {
    const [ltr, rtl] = [layout(root, false), layout(root, true)];
    const mirrored = byId(rtl.boxes);
    for (const { item, x, y } of ltr.boxes) {
      expect(mirrored.get(item.id)!.x).toBeCloseTo(-x, 6);
      expect(mirrored.get(item.id)!.y).toBeCloseTo(y, 6);
    }
  });

  it('is the same every time', () => {
    expect(layout(trees[1]![1], false)).toEqual(layout(trees[1]![1], false));
  });

  it('draws no path with a number that is none', () => {
    for (const [, root] of trees)
      for (const { path } of layout(root, true).lines) expect(path).not.toMatch(/NaN|Infinity/);
  });
});

describe('both sides', () => {
  it('keeps a branch on its side when branches open', () => {
    const sides = (isOpen: (branch: string, level: number) => boolean): Map<string, number> =>
      new Map(layoutHorizontal(treeOf(['role', 'country'], isOpen), { sizeOf, sides: 2, rtl: false })
        .boxes.filter(({ item }) => item.level === 2).map(({ item, grow }) => [item.id, grow]));
    expect(sides((branch, level) => level < 2 || branch.endsWith('US'))).toEqual(sides((_, level) => level < 4));
  });

  it('divides the branches about evenly, in order', () => {
    const branches = trees[0]![1].children;
    const [first, second] = split(branches);
    expect([...first, ...second]).toEqual(branches);
    expect([first.length, second.length]).toEqual([2, 2]);
  });
});

describe('boundsOf', () => {
  it('holds every corner', () => {
    const { boxes } = layoutRadial(trees[3]![1], { sizeOf, rtl: false });
    const bounds = boundsOf(boxes);
    for (const { x, y } of boxes.flatMap(cornersOf)) {
      expect(x).toBeGreaterThanOrEqual(bounds.x);
      expect(y).toBeLessThanOrEqual(bounds.y + bounds.height + 1e-6);
    }
  });

  it('is empty for nothing', () => expect(boundsOf([])).toEqual({ x: 0, y: 0, width: 0, height: 0 }));
});
