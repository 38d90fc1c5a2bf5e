import { expect, it } from 'vitest';
import { clusterSites } from './clusters';
import { radiiBy, ringRadius, sectorsOf, segmentsOf } from './marks';
import { siteAt } from './sample';

const radiusOf = radiiBy(Float32Array.of(0, 1, 0, 0, 0, 0));
const cluster = clusterSites([siteAt('a', 0, 0, [0, 1, 2]), siteAt('b', 0.01, 0, [3, 4], 'country'), siteAt('c', 0, 0.01, [5])], 1, radiusOf)[0]!;
const codes = Uint32Array.of(1, 0, 1, 0, 0, 2);

it('divides a ring by colour, known places before rough ones', () => {
  expect(segmentsOf(cluster, codes)).toEqual([
    { code: 0, count: 1, area: false }, { code: 1, count: 2, area: false }, { code: 2, count: 1, area: false }, { code: 0, count: 2, area: true },
  ]);
});

it('draws every part, the whole ring when there is one alone', () => {
  const segments = segmentsOf(cluster, codes);
  expect(sectorsOf(segments, 12)).toHaveLength(segments.length);
  expect(sectorsOf(segments.slice(0, 1), 12)[0]!.path).toMatch(/^M0,-12A.*0,-12$/);
});

it('keeps the smallest part of a ring in sight', () => {
  const [sliver] = sectorsOf([{ code: 0, count: 1, area: false }, { code: 1, count: 9999, area: false }], 20);
  const [x0, , x1] = /^M([^,]+),(\S+?)A.* ([^,]+),/.exec(sliver!.path)!.slice(1).map(Number);
  expect(x1! - x0!).toBeGreaterThan(1);
});

it('sizes a dot by its measure and a ring by its count', () => {
  expect(radiusOf([siteAt('a', 0, 0, [1])], 1)).toBeGreaterThan(radiusOf([siteAt('a', 0, 0, [0])], 1));
  expect(ringRadius(1000)).toBeGreaterThan(ringRadius(10));
  expect(ringRadius(2)).toBeGreaterThanOrEqual(11); // room for a figure
});
