import type { Survey } from '../../survey/survey';
import type { Cluster } from './clusters';
import { greatCircle } from './plane';

/** Relations of one kind between the organisations of two marks. */
export interface Arc {
  /** Positions in the list of marks, the lower first. */
  readonly from: number;
  readonly to: number;
  readonly kind: string;
  /** Relations as indices, ascending. */
  readonly relations: readonly number[];
}

/** More arcs than this say nothing; the heaviest are drawn. */
export const MOST_ARCS = 300;
/** How far two kinds stand apart, as a share of the way. */
const FAN = 0.05;

/** Position of each organisation's mark; -1 for those that are not drawn. */
export function markOf(clusters: readonly Cluster[], size: number): Int32Array {
  const marks = new Int32Array(size).fill(-1);
  clusters.forEach(({ sites }, at) => {
    for (const { members } of sites) for (const i of members) marks[i] = at;
  });
  return marks;
}

/** Gathers relations by the marks that they join and their kind, the heaviest first; those within a mark are left out. */
export function arcsBetween({ relations: { source, target, relation } }: Survey, edges: Iterable<number>, marks: Int32Array): Arc[] {
  const arcs = new Map<string, Arc & { relations: number[] }>();
  for (const edge of edges) {
    const [a, b] = [marks[source[edge]!]!, marks[target[edge]!]!];
    if (a === b || a < 0 || b < 0) continue;
    const [from, to, kind] = [Math.min(a, b), Math.max(a, b), relation[edge]!];
    const key = `${from} ${to} ${kind}`;
    const arc = arcs.get(key) ?? { from, to, kind, relations: [] };
    arcs.set(key, arc);
    arc.relations.push(edge);
  }
  return [...arcs.values()].sort(heaviestFirst);
}

function heaviestFirst(a: Arc, b: Arc): number {
  return b.relations.length - a.relations.length || a.from - b.from || a.to - b.to || (a.kind < b.kind ? -1 : 1);
}

export interface DrawnArc extends Arc {
  readonly key: string;
  readonly path: string;
  /** Pixels. */
  readonly width: number;
}

/** Arcs as paths on the plane. Several kinds between the same two marks spread like a fan, so that each is seen. */
export function drawArcs(arcs: readonly Arc[], clusters: readonly Cluster[]): DrawnArc[] {
  const ways = new Map<string, Arc[]>();
  for (const arc of arcs) {
    const way = `${arc.from} ${arc.to}`;
    ways.set(way, [...(ways.get(way) ?? []), arc]);
  }
  return [...ways].flatMap(([way, kinds]) => kinds.map((arc, place) => ({
    ...arc,
    key: `${way} ${arc.kind}`,
    path: greatCircle(clusters[arc.from]!, clusters[arc.to]!, FAN * (place - (kinds.length - 1) / 2)),
    width: 1.25 + Math.min(2.5, Math.log2(arc.relations.length) / 2),
  })));
}
