import type { Point } from '../../drawing/camera';
import type { Place } from './plane';
import type { Site } from './sites';

/** A mark of the map: sites too near to each other to be told apart, drawn at the heaviest of them. */
export interface Cluster extends Point, Place {
  /** Key of the site that it is drawn at; no two marks of a drawing have the same. */
  readonly id: string;
  readonly sites: readonly Site[];
  /** Organisations. */
  readonly count: number;
  /** Pixels. */
  readonly radius: number;
}

/** Pixels of a mark that stands for sites with so many organisations. */
export type RadiusOf = (sites: readonly Site[], count: number) => number;

/** A finger needs a mark of 24 pixels, however small the dot. */
const LEAST_REACH = 12;

/** The scales at which marks are gathered anew: between two of them nothing opens or closes. */
export function levelOf(scale: number): number {
  return Math.floor(2 * Math.log2(scale) + 1e-9);
}

export function scaleOf(level: number): number {
  return 2 ** (level / 2);
}

/**
 * Gathers marks that would overlap at a scale (pixels a unit of the plane), until none do: every site is in one
 * mark, the same sites give the same marks in whatever order they come. Marks stay apart at every larger scale.
 */
export function clusterSites(sites: readonly Site[], scale: number, radiusOf: RadiusOf): Cluster[] {
  let clusters = sites.map((site) => clusterOf([site], radiusOf));
  for (;;) {
    const fewer = mergeOnce(clusters.sort(byWeight), scale, radiusOf);
    if (fewer.length === clusters.length) return clusters;
    clusters = fewer;
  }
}

function clusterOf(sites: readonly Site[], radiusOf: RadiusOf): Cluster {
  const { key: id, x, y, lon, lat } = sites[0]!;
  const count = sites.reduce((sum, site) => sum + site.members.length, 0);
  return { id, x, y, lon, lat, sites, count, radius: radiusOf(sites, count) };
}

/** The heavier first, then by name: no two are equal, so the order is always the same. */
function byWeight(a: Cluster, b: Cluster): number {
  return b.count - a.count || (a.id < b.id ? -1 : 1);
}

/** Each mark that is still free, the heaviest first, takes in all free ones that it overlaps. */
function mergeOnce(clusters: readonly Cluster[], scale: number, radiusOf: RadiusOf): Cluster[] {
  const reach = clusters.reduce((most, { radius }) => Math.max(most, radius), LEAST_REACH);
  const grid = new Grid(clusters, (2 * reach) / scale);
  const taken = new Uint8Array(clusters.length);
  return clusters.flatMap((cluster, at) => {
    if (taken[at]) return [];
    const met = grid.near(cluster).filter((other) => !taken[other] && other !== at && overlap(cluster, clusters[other]!, scale));
    for (const one of [at, ...met]) taken[one] = 1;
    if (met.length === 0) return [cluster];
    return [clusterOf([at, ...met.sort((a, b) => a - b)].flatMap((one) => clusters[one]!.sites), radiusOf)];
  });
}

function overlap(a: Cluster, b: Cluster, scale: number): boolean {
  const apart = Math.max(a.radius, LEAST_REACH) + Math.max(b.radius, LEAST_REACH) + 1;
  return ((a.x - b.x) ** 2 + (a.y - b.y) ** 2) * scale ** 2 < apart ** 2;
}

/** Marks sorted into square cells, so that each is compared with its surroundings only. */
class Grid {
  readonly #cells = new Map<number, number[]>();
  readonly #side: number;

  constructor(clusters: readonly Cluster[], reach: number) {
    this.#side = reach + 2; // never so small that the numbers of cells run together
    clusters.forEach((cluster, at) => {
      const cell = this.#cell(cluster.x, cluster.y);
      const others = this.#cells.get(cell);
      if (others) others.push(at);
      else this.#cells.set(cell, [at]);
    });
  }

  /** Those in the cell of a mark and the eight round it. */
  near({ x, y }: Point): number[] {
    const found: number[] = [];
    for (let column = -1; column <= 1; column++)
      for (let row = -1; row <= 1; row++)
        found.push(...(this.#cells.get(this.#cell(x + column * this.#side, y + row * this.#side)) ?? []));
    return found;
  }

  #cell(x: number, y: number): number {
    return Math.floor(x / this.#side) * 10_000 + Math.floor(y / this.#side);
  }
}

/** The first level above `level` at which a mark opens; null when it never does, up to `last`. */
export function openingLevel({ sites }: Cluster, level: number, last: number, radiusOf: RadiusOf): number | null {
  if (sites.length === 1) return null;
  for (let next = level + 1; next <= last; next++)
    if (clusterSites(sites, scaleOf(next), radiusOf).length > 1) return next;
  return null;
}
