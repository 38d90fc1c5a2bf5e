import { expect, it } from 'vitest';
import { arcsBetween, drawArcs, markOf } from './arcs';
import { clusterSites } from './clusters';
import { radiiBy } from './marks';
import { greatCircle } from './plane';
import { placedSurvey } from './sample';
import { sitesOf } from './sites';

const SIZE = 400;
const survey = placedSurvey(SIZE, 1200);
const shown = Array.from({ length: SIZE }, (_, i) => i);
const clusters = clusterSites(sitesOf(survey, shown, 'seat').sites, 1, radiiBy(new Float32Array(SIZE)));
const marks = markOf(clusters, SIZE);
const edges = survey.relations.source.map((_, edge) => edge);
const arcs = arcsBetween(survey, edges, marks);

it('finds the mark of every organisation that has one', () => {
  clusters.forEach(({ sites }, at) => sites.forEach(({ members }) => members.forEach((i) => expect(marks[i]).toBe(at))));
  expect(marks[5]).toBe(-1);
});

it('draws each relation once, but those within a mark or without a place', () => {
  const { source, target } = survey.relations;
  const between = edges.filter((edge) => {
    const [from, to] = [marks[source[edge]!]!, marks[target[edge]!]!];
    return from >= 0 && to >= 0 && from !== to;
  });
  expect(arcs.flatMap(({ relations }) => relations).sort((a, b) => a - b)).toEqual(between);
});

it('keeps kinds apart and puts the heaviest first', () => {
  for (const { kind, relations } of arcs) for (const edge of relations) expect(survey.relations.relation[edge]).toBe(kind);
  const weights = arcs.map(({ relations }) => relations.length);
  expect(weights).toEqual(weights.toSorted((a, b) => b - a));
});

it('is the same whichever way relations come', () => {
  const backwards = arcsBetween(survey, edges.toReversed(), marks);
  expect(backwards.map(({ from, to, kind }) => [from, to, kind])).toEqual(arcs.map(({ from, to, kind }) => [from, to, kind]));
});

it('spreads the kinds between two marks: no two arcs lie on one way', () => {
  const drawn = drawArcs(arcs, clusters);
  expect(drawn).toHaveLength(arcs.length);
  expect(new Set(drawn.map(({ path }) => path)).size).toBe(arcs.length);
  expect(new Set(drawn.map(({ key }) => key)).size).toBe(arcs.length);
});

it('follows the globe: the way from Boston to Seoul goes north of both', () => {
  const rows = [...greatCircle({ lon: -71, lat: 42 }, { lon: 127, lat: 37 }).matchAll(/,([\d.]+)/g)].map(([, y]) => Number(y));
  expect(Math.min(...rows)).toBeLessThan(Math.min(rows[0]!, rows.at(-1)!) - 20);
});

it.each([0, 0.05])('is cut where it leaves the map, and never runs across it (bow %f)', (bow) => {
  const path = greatCircle({ lon: -150, lat: -20 }, { lon: 170, lat: -30 }, bow);
  expect(path.match(/M/g)!.length).toBe(2);
  for (const part of path.split('M').slice(1)) {
    const columns = part.split('L').map((point) => Number(point.split(',')[0]));
    expect(Math.max(...columns) - Math.min(...columns)).toBeLessThan(500);
  }
});

it('keeps the ends of a bent way where they are', () => {
  const [straight, bent] = [0, 0.1].map((bow) => greatCircle({ lon: 0, lat: 0 }, { lon: 60, lat: 40 }, bow).slice(1).split('L'));
  const near = (a: string, b: string): number => Math.hypot(...a.split(',').map((value, axis) => Number(value) - Number(b.split(',')[axis])));
  expect(near(straight!.at(0)!, bent!.at(0)!)).toBeLessThan(0.05);
  expect(near(straight!.at(-1)!, bent!.at(-1)!)).toBeLessThan(0.05);
});
