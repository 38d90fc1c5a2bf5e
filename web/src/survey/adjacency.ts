/** One relation as seen from one organisation. */
export interface Link {
  readonly other: number;
  readonly edge: number;
  readonly outgoing: boolean;
}

/**
 * Relations of every organisation as flat arrays: the links of organisation `i` are at `offsets[i]` to
 * `offsets[i + 1]`, each edge once at its source (outgoing) and once at its target.
 */
export interface Adjacency {
  readonly offsets: Uint32Array;
  readonly others: Uint32Array;
  readonly edges: Uint32Array;
  readonly outgoing: Uint8Array;
}

export function buildAdjacency(size: number, source: readonly number[], target: readonly number[]): Adjacency {
  const offsets = countEnds(size, source, target);
  const total = 2 * source.length;
  const next = offsets.slice(0, size);
  const graph = { offsets, others: new Uint32Array(total), edges: new Uint32Array(total), outgoing: new Uint8Array(total) };
  const put = (at: number, other: number, edge: number, outgoing: 0 | 1): void => {
    const slot = next[at]!;
    next[at] = slot + 1;
    graph.others[slot] = other;
    graph.edges[slot] = edge;
    graph.outgoing[slot] = outgoing;
  };
  source.forEach((from, edge) => {
    put(from, target[edge]!, edge, 1);
    put(target[edge]!, from, edge, 0);
  });
  return graph;
}

function countEnds(size: number, source: readonly number[], target: readonly number[]): Uint32Array {
  const offsets = new Uint32Array(size + 1);
  for (const end of source) offsets[end + 1]!++;
  for (const end of target) offsets[end + 1]!++;
  for (let i = 0; i < size; i++) offsets[i + 1]! += offsets[i]!;
  return offsets;
}

export function linksOf(graph: Adjacency, i: number): Link[] {
  const links: Link[] = [];
  for (let slot = graph.offsets[i]!; slot < graph.offsets[i + 1]!; slot++)
    links.push({ other: graph.others[slot]!, edge: graph.edges[slot]!, outgoing: graph.outgoing[slot] === 1 });
  return links;
}

/** Steps from `start` along relations in either direction; -1 where unreachable or beyond `limit`. */
export function stepsFrom(graph: Adjacency, start: number, limit = Infinity): Int32Array {
  const steps = new Int32Array(graph.offsets.length - 1).fill(-1);
  steps[start] = 0;
  let ring = [start];
  for (let step = 1; ring.length > 0 && step <= limit; step++) ring = nextRing(graph, ring, steps, step);
  return steps;
}

function nextRing(graph: Adjacency, ring: readonly number[], steps: Int32Array, step: number): number[] {
  const next: number[] = [];
  for (const i of ring)
    for (let slot = graph.offsets[i]!; slot < graph.offsets[i + 1]!; slot++) {
      const other = graph.others[slot]!;
      if (steps[other] !== -1) continue;
      steps[other] = step;
      next.push(other);
    }
  return next;
}

/** A shortest chain of organisations between two, both ends included; the same one every time; empty if none. */
export function shortestPath(graph: Adjacency, from: number, to: number): number[] {
  const steps = stepsFrom(graph, to);
  if (steps[from]! < 0) return [];
  const path = [from];
  for (let at = from; at !== to; path.push(at)) at = nearer(graph, at, steps);
  return path;
}

function nearer(graph: Adjacency, i: number, steps: Int32Array): number {
  let best = -1;
  for (let slot = graph.offsets[i]!; slot < graph.offsets[i + 1]!; slot++) {
    const other = graph.others[slot]!;
    if (steps[other] === steps[i]! - 1 && (best < 0 || other < best)) best = other;
  }
  return best;
}
