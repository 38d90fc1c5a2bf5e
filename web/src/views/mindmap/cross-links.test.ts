import { describe, expect, it } from 'vitest';
import { estimate } from '../../drawing/measure';
import { samplePayload } from '../../survey/made-up';
import { Survey } from '../../survey/survey';
import { arcsOf, crossLinks, standInOf } from './cross-links';
import { levelsOf } from './grouping';
import { layoutHorizontal } from './horizontal';
import { unfold } from './items';
import { letter } from './lettering';
import { layoutRadial } from './radial';
import { growTree } from './tree';

const survey = new Survey(samplePayload(300, 500));
const shown = new Uint8Array(survey.size).fill(1);
const levels = levelsOf(survey, ['role', 'country'], true);
const everybody = Array.from(shown, (_, i) => i);
const tree = growTree(everybody, { levels, labelOf: (_, value) => value, locale: 'en' });
const root = unfold(tree, {
  isOpen: (branch, level) => level < 3 || branch.endsWith('US'), pageOf: () => undefined, rank: (organisations) => organisations,
});
const sizeOf = (item: typeof root) => letter(item, item.id.slice(-12), '', estimate, 200);
const drawing = layoutHorizontal(root, { sizeOf, sides: 2, rtl: false });

describe('standInOf', () => {
  const standIn = standInOf(drawing, levels, shown);
  const boxes = new Map(drawing.boxes.map((box) => [box.item.id, box]));

  it('is the organisation itself, the rest of its list, or the nearest branch above', () => {
    const kinds = new Set<string>();
    for (const i of everybody) {
      const box = boxes.get(standIn(i)!)!;
      kinds.add(box.item.kind);
      if (box.item.kind === 'branch') expect(box.item.holds).toContain(i);
      if (box.item.kind === 'organisation') expect(box.item).toMatchObject({ organisation: i, also: false });
    }
    expect(kinds).toEqual(new Set(['branch', 'organisation', 'more']));
  });

  it('is nothing for an organisation that is filtered out', () => {
    expect(standInOf(drawing, levels, new Uint8Array(survey.size))(0)).toBeNull();
  });
});

describe('crossLinks', () => {
  const edges = survey.relations.source.map((_, edge) => edge);
  const standIn = standInOf(drawing, levels, shown);
  const links = crossLinks(survey, edges, standIn);

  it('gathers every relation between two boxes once', () => {
    const { source, target } = survey.relations;
    const between = edges.filter((edge) => standIn(source[edge]!) !== standIn(target[edge]!));
    expect(links.flatMap(({ relations }) => relations).sort((a, b) => a - b)).toEqual(between);
  });

  it('has the heaviest first and no arc from a box to itself', () => {
    const weights = links.map(({ relations }) => relations.length);
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    expect(links.every(({ from, to }) => from !== to)).toBe(true);
  });

  it.each([['horizontal', drawing], ['radial', layoutRadial(root, { sizeOf, rtl: true })]])('are drawn: %s', (_, where) => {
    const arcs = arcsOf(links, where);
    expect(arcs).toHaveLength(links.length);
    for (const { path } of arcs) expect(path).toMatch(/^M[-\d.]+,[-\d.]+C[-\d., ]+$/);
  });
});
