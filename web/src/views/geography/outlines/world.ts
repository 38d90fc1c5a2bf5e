import type { Point } from '../../../drawing/camera';
import { CUT, projectBeyond } from '../plane';
import { decode, type Packed } from './packed';
import world from './world.json';

/** As exact as it is known, or rougher, for the whole world in a view. */
export type Detail = 'fine' | 'rough';

/** ISO 3166-1 alpha-2 code of a country to its land on the plane, an SVG path; `-` is all land that has no code. */
export type Outlines = ReadonlyMap<string, string>;

/** Degrees of a great circle: corners nearer to each other than this are one in the rough outlines. */
const ROUGHNESS = 0.25;

const drawn = new Map<Detail, Outlines>();
const begun = new Map<Detail, Generator<void, Outlines>>();

/** Natural Earth, 1:50 million, public domain. Drawn when first asked for: most readers never need the fine ones. */
export function worldOutlines(detail: Detail): Outlines {
  const outlines = drawn.get(detail) ?? finished(drawingOf(detail));
  drawn.set(detail, outlines);
  return outlines;
}

/** Draws them a line at a time. Who asks for them in between has the rest at once. */
export function* outlinesAhead(detail: Detail): Generator<void> {
  const steps = drawingOf(detail);
  while (!drawn.has(detail)) {
    const step = steps.next();
    if (step.done) drawn.set(detail, step.value);
    yield;
  }
}

function drawingOf(detail: Detail): Generator<void, Outlines> {
  const steps = begun.get(detail) ?? drawing(world as unknown as Packed, detail);
  begun.set(detail, steps);
  return steps;
}

export function drawWorld(packed: Packed, detail: Detail): Outlines {
  return finished(drawing(packed, detail));
}

function finished<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function* drawing({ scale, translate, lines, countries }: Packed, detail: Detail): Generator<void, Outlines> {
  const drawn: string[][] = [];
  for (const line of lines) {
    const places = placesOf(line, scale, translate);
    drawn.push(unbroken(detail === 'fine' ? places : thinned(places)).map(([lon, lat]) => written(projectBeyond(lon, lat))));
    yield;
  }
  return new Map(Object.entries(countries).map(([code, rings]) => [code, rings.map((ring) => ringPath(ring, drawn)).join('')]));
}

function written({ x, y }: Point): string {
  return `${x.toFixed(2)},${y.toFixed(2)}`;
}

/** Longitude and latitude. */
type Degrees = readonly [number, number];

/**
 * Neighbours share their lines, so they stay flush when a line is thinned by itself and keeps its ends. Thinned first,
 * projected after: the projection is what takes the time.
 */
function thinned(line: readonly Degrees[]): Degrees[] {
  let [lastLon, lastLat] = line[0]!;
  return line.filter(([lon, lat], at) => {
    const east = (lon - lastLon) * Math.cos((lat * Math.PI) / 180);
    const kept = at === 0 || at === line.length - 1 || Math.hypot(east, lat - lastLat) >= ROUGHNESS;
    if (kept) [lastLon, lastLat] = [lon, lat];
    return kept;
  });
}

function placesOf(line: string, scale: Packed['scale'], translate: Packed['translate']): Degrees[] {
  let [x, y] = [0, 0];
  return decode(line).map(([dx, dy]): Degrees => {
    [x, y] = [x + dx, y + dy];
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

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
