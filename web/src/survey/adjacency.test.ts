import { describe, expect, it } from 'vitest';
import { buildAdjacency, linksOf, shortestPath, stepsFrom } from './adjacency';

// 0 -> 1 -> 2 -> 3, 0 -> 3, 4 alone, 5 -> 5
const graph = buildAdjacency(6, [0, 1, 2, 0, 5], [1, 2, 3, 3, 5]);

describe('adjacency', () => {
  it('gives each relation at both of its ends', () => {
    expect(linksOf(graph, 1)).toEqual([{ other: 0, edge: 0, outgoing: false }, { other: 2, edge: 1, outgoing: true }]);
    expect(linksOf(graph, 4)).toEqual([]);
  });

  it('gives a relation to itself twice, once a direction', () => {
    expect(linksOf(graph, 5).map(({ outgoing }) => outgoing)).toEqual([true, false]);
  });

  it('counts steps in either direction, up to the limit', () => {
    expect([...stepsFrom(graph, 1)]).toEqual([1, 0, 1, 2, -1, -1]);
    expect([...stepsFrom(graph, 1, 1)]).toEqual([1, 0, 1, -1, -1, -1]);
  });

  it('finds a shortest chain with both ends, and none where there is none', () => {
    expect(shortestPath(graph, 1, 3)).toEqual([1, 0, 3]);
    expect(shortestPath(graph, 2, 2)).toEqual([2]);
    expect(shortestPath(graph, 0, 4)).toEqual([]);
  });

  it('finds chains as long as the steps, on many graphs', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const ends = Array.from({ length: 40 }, (_, edge) => [(edge * seed * 7) % 30, (edge * edge + seed) % 30] as const);
      const random = buildAdjacency(30, ends.map(([from]) => from), ends.map(([, to]) => to));
      const steps = stepsFrom(random, seed);
      for (let i = 0; i < 30; i++) expect(shortestPath(random, seed, i)).toHaveLength(steps[i]! + 1);
    }
  });
});
