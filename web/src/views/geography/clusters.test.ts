import { expect, it } from 'vitest';
import { clusterSites, levelOf, openingLevel, scaleOf, type Cluster } from './clusters';
import { radiiBy } from './marks';
import { placedSurvey, siteAt } from './sample';
import { sitesOf, type Site } from './sites';

const SIZE = 1500;
const survey = placedSurvey(SIZE);
const shown = Array.from({ length: SIZE }, (_, i) => i);
const { sites, nowhere } = sitesOf(survey, shown, 'seat');
const radiusOf = radiiBy(Float32Array.from(shown, (i) => (i % 10) / 10));
const LEVELS = [-3, 0, 2, 5, 9, 15];

const members = (clusters: readonly Cluster[]): number[] => clusters.flatMap((cluster) => cluster.sites.flatMap((site) => site.members));
const told = (clusters: readonly Cluster[]): string[] => clusters.map(({ id, count, radius }) => `${id} ${count} ${radius}`);

/** The same list in another order, the same one each time. */
function shuffled<T>(list: readonly T[]): T[] {
  return list.map((item, i) => ({ item, at: (i * 7919) % 1009 })).sort((a, b) => a.at - b.at).map(({ item }) => item);
}

it.each(LEVELS)('puts each organisation that has a place into exactly one mark (level %i)', (level) => {
  const drawn = members(clusterSites(sites, scaleOf(level), radiusOf));
  expect([...drawn, ...nowhere].sort((a, b) => a - b)).toEqual(shown);
});

it.each(LEVELS)('gives the same marks in whatever order places come (level %i)', (level) => {
  expect(told(clusterSites(shuffled(sites), scaleOf(level), radiusOf))).toEqual(told(clusterSites(sites, scaleOf(level), radiusOf)));
});

it.each(LEVELS)('leaves no two marks that overlap, and none too small for a finger (level %i)', (level) => {
  const clusters = clusterSites(sites, scaleOf(level), radiusOf);
  const apart = (a: Cluster, b: Cluster): number => Math.hypot(a.x - b.x, a.y - b.y) * scaleOf(level);
  const tooNear = clusters.flatMap((a, at) => clusters.slice(at + 1).filter((b) => apart(a, b) < Math.max(a.radius + b.radius, 24)));
  expect(tooNear).toEqual([]);
});

it('counts what it holds and is drawn at its heaviest place', () => {
  for (const { count, sites: held, id } of clusterSites(sites, 1, radiusOf)) {
    expect(count).toBe(held.reduce((sum, site) => sum + site.members.length, 0));
    expect(held[0]!.key).toBe(id);
  }
});

it('opens at the level that it says, and not before', () => {
  const near = [siteAt('a', 10, 50, [0, 1]), siteAt('b', 10.5, 50, [2])];
  const [cluster] = clusterSites(near, 1, radiusOf);
  const level = openingLevel(cluster!, 0, 16, radiusOf)!;
  expect(clusterSites(near, scaleOf(level), radiusOf)).toHaveLength(2);
  expect(clusterSites(near, scaleOf(level - 1), radiusOf)).toHaveLength(1);
});

it('says so when a mark never opens', () => {
  const alone = clusterSites([siteAt('a', 10, 50, [0, 1, 2])], 1, radiusOf)[0]!;
  const doorToDoor = clusterSites([siteAt('a', 10, 50, [0]), siteAt('b', 10.0001, 50, [1], 'country')], 1, radiusOf)[0]!;
  expect(openingLevel(alone, 0, 16, radiusOf)).toBeNull();
  expect(openingLevel(doorToDoor, 0, 16, radiusOf)).toBeNull();
});

it('finds for every scale a level that is not above it', () => {
  for (const scale of [0.3, 1, 1.414, 2, 7.9, 240]) {
    expect(scaleOf(levelOf(scale))).toBeLessThanOrEqual(scale * 1.0001);
    expect(scaleOf(levelOf(scale) + 1)).toBeGreaterThan(scale);
  }
});

it('gathers 10,000 places and loses none', () => {
  const many: Site[] = Array.from({ length: 10_000 }, (_, i) => siteAt(`s${i}`, ((i * 7.31) % 350) - 170, ((i * 3.17) % 120) - 50, [i]));
  const clusters = clusterSites(many, 1.2, radiiBy(new Float32Array(10_000)));
  expect(members(clusters)).toHaveLength(10_000);
});
