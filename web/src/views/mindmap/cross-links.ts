import type { Point } from '../../drawing/camera';
import { at, byId, endOf, type Drawing, type Placed } from './geometry';
import type { Level } from './grouping';
import { moreId } from './items';
import { pathTo } from './tree';
import type { Survey } from '../../survey/survey';

/** Relations between what two boxes stand for: organisations, or closed branches that hold them. */
export interface CrossLink {
  readonly from: string;
  readonly to: string;
  /** Relations as indices, ascending. */
  readonly relations: readonly number[];
}

/** More arcs than this say nothing; the heaviest are drawn. */
export const MOST_LINKS = 150;

/** The box that stands for an organisation: itself, or the nearest branch above it that can be seen; null if none. */
export type StandIn = (organisation: number) => string | null;

/** Looks an organisation up at its main place, so that it has one end of an arc however often it is drawn. */
export function standInOf(drawing: Drawing, levels: readonly Level[], shown: Uint8Array): StandIn {
  const drawn = new Set(drawing.boxes.map(({ item }) => item.id));
  return (organisation) => {
    const path = shown[organisation] === 1 ? pathTo(organisation, levels) : [];
    const last = path.at(-1);
    if (last === undefined) return null;
    if (drawn.has(`${last}/@${organisation}`)) return `${last}/@${organisation}`;
    const seen = path.findLastIndex((id) => drawn.has(id));
    const rest = moreId(path[seen]!);
    return drawn.has(rest) ? rest : path[seen]!;
  };
}

/** Relations gathered by the pair of boxes they join, the heaviest pairs first; those within one box are left out. */
export function crossLinks(survey: Survey, relations: Iterable<number>, standIn: StandIn): CrossLink[] {
  const { source, target } = survey.relations;
  const pairs = new Map<string, CrossLink & { relations: number[] }>();
  for (const edge of relations) {
    const ends = [standIn(source[edge]!), standIn(target[edge]!)];
    if (ends[0] === ends[1] || ends.includes(null)) continue;
    const [from, to] = (ends as string[]).sort() as [string, string];
    const key = `${from}\n${to}`;
    const pair = pairs.get(key) ?? { from, to, relations: [] };
    pairs.set(key, pair);
    pair.relations.push(edge);
  }
  return [...pairs.values()].sort((a, b) => b.relations.length - a.relations.length || (key(a) < key(b) ? -1 : 1));
}

function key({ from, to }: CrossLink): string {
  return `${from}\n${to}`;
}

export interface Arc extends CrossLink {
  readonly path: string;
}

/** Draws links as curves: outside the columns on one side, through the middle between sides, inwards in a radial map. */
export function arcsOf(links: readonly CrossLink[], drawing: Drawing): Arc[] {
  const boxes = byId(drawing.boxes);
  return links.flatMap((link) => {
    const [from, to] = [boxes.get(link.from), boxes.get(link.to)];
    return from && to ? [{ ...link, path: curve(from, to, drawing.shape) }] : [];
  });
}

function curve(from: Placed, to: Placed, shape: Drawing['shape']): string {
  if (shape === 'radial') return inwards(endOf(from, -1), endOf(to, -1));
  return from.grow === to.grow ? outside(endOf(from, 1), endOf(to, 1), from.grow) : across(from, to);
}

function inwards(from: Point, to: Point): string {
  const pull = 0.35;
  return `M${at(from)}C${at(towards(from, pull))} ${at(towards(to, pull))} ${at(to)}`;
}

function towards({ x, y }: Point, share: number): Point {
  return { x: x * share, y: y * share };
}

function outside(from: Point, to: Point, grow: 1 | -1): string {
  const reach = 28 + Math.min(84, Math.abs(from.y - to.y) * 0.2);
  const x = (grow === 1 ? Math.max(from.x, to.x) : Math.min(from.x, to.x)) + grow * reach;
  return `M${at(from)}C${at({ x, y: from.y })} ${at({ x, y: to.y })} ${at(to)}`;
}

function across(from: Placed, to: Placed): string {
  const [start, end] = [endOf(from, -1), endOf(to, -1)];
  const bend = Math.max(60, Math.abs(end.x - start.x) / 2);
  return `M${at(start)}C${at({ x: start.x - from.grow * bend, y: start.y })} ${at({ x: end.x - to.grow * bend, y: end.y })} ${at(end)}`;
}
