import { CUT, projectBeyond, type Point } from '../plane';
import { decode, type Packed } from './packed';
import world from './world.json';

/** A country's land on the plane as SVG paths: as exact as it is known, and rougher, for the whole world in a view. */
export interface Country {
  readonly fine: string;
  readonly rough: string;
}

/** Units of the plane: corners nearer to each other than this are one in the rough outlines. */
const ROUGHNESS = 0.7;

let drawn: ReadonlyMap<string, Country> | undefined;

/**
 * Countries by ISO 3166-1 alpha-2 code; `-` is all land that has none. Natural Earth, 1:50 million, public domain.
 * Drawn when first asked for, in about 80 ms.
 */
export function worldOutlines(): ReadonlyMap<string, Country> {
  return (drawn ??= drawWorld(world as unknown as Packed));
}

export function drawWorld({ scale, translate, lines, countries }: Packed): ReadonlyMap<string, Country> {
  const points = lines.map((line) => pointsOf(line, scale, translate));
  const fine = points.map((line) => line.map(written));
  const rough = points.map((line) => thinned(line).map(written));
  const path = (rings: Packed['countries'][string], drawn: readonly string[][]): string =>
    rings.map((ring) => ringPath(ring, drawn)).join('');
  return new Map(Object.entries(countries).map(([code, rings]) => [code, { fine: path(rings, fine), rough: path(rings, rough) }]));
}

function written({ x, y }: Point): string {
  return `${x.toFixed(2)},${y.toFixed(2)}`;
}

/** Neighbours share their lines, so they stay flush when a line is thinned by itself and keeps its ends. */
function thinned(line: readonly Point[]): Point[] {
  let last = line[0]!;
  return line.filter((point, at) => {
    const kept = at === 0 || at === line.length - 1 || Math.hypot(point.x - last.x, point.y - last.y) >= ROUGHNESS;
    if (kept) last = point;
    return kept;
  });
}

function pointsOf(line: string, scale: Packed['scale'], translate: Packed['translate']): Point[] {
  let [x, y] = [0, 0];
  const places = decode(line).map(([dx, dy]): Degrees => {
    [x, y] = [x + dx, y + dy];
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
  return unbroken(places).map(([lon, lat]) => projectBeyond(lon, lat));
}

type Degrees = readonly [number, number];

/** Longitudes that go on over 180° instead of leaping to -180°, all moved to the side of the cut where most of them are. */
function unbroken(places: readonly Degrees[]): Degrees[] {
  let turns = 0;
  const followed = places.map(([lon, lat], at): Degrees => {
    const leap = at > 0 ? lon - places[at - 1]![0] : 0;
    turns += leap > 180 ? -360 : leap < -180 ? 360 : 0;
    return [lon + turns, lat];
  });
  const mean = followed.reduce((sum, [lon]) => sum + lon, 0) / followed.length;
  const move = mean < CUT ? 360 : mean > CUT + 360 ? -360 : 0;
  return followed.map(([lon, lat]) => [lon + move, lat]);
}

/** Lines meet at their ends: all but the first of a ring begin where the one before has ended. */
function ringPath(ring: readonly number[], drawn: readonly string[][]): string {
  const points = ring.flatMap((line, place) => {
    const onward = line >= 0 ? drawn[line]! : drawn[~line]!.toReversed();
    return place === 0 ? onward : onward.slice(1);
  });
  return `M${points.join('L')}Z`;
}
