import { CUT, projectBeyond } from '../plane';
import { decode, type Packed } from './packed';
import world from './world.json';

/** The countries on the plane, as SVG paths. Natural Earth, 1:50 million, public domain. */
export interface World {
  /** ISO 3166-1 alpha-2 code to the country's land. */
  readonly countries: ReadonlyMap<string, string>;
  /** All land. */
  readonly land: string;
  /** Lines between two countries, not the coasts. */
  readonly borders: string;
}

let drawn: World | undefined;

/** Drawn when first asked for, in about 40 ms. */
export function worldOutlines(): World {
  return (drawn ??= drawWorld(world as unknown as Packed));
}

export function drawWorld({ scale, translate, lines, countries }: Packed): World {
  const drawn = lines.map((line) => pointsOf(line, scale, translate));
  const paths = new Map(Object.entries(countries).map(([code, rings]) =>
    [code, rings.map((ring) => ringPath(ring, drawn)).join('')]));
  return { countries: paths, land: [...paths.values()].join(''), borders: bordersOf(Object.values(countries), drawn) };
}

/** The points of a line, each as the text of a path. */
function pointsOf(line: string, scale: Packed['scale'], translate: Packed['translate']): string[] {
  let [x, y] = [0, 0];
  const places = decode(line).map(([dx, dy]) => {
    [x, y] = [x + dx, y + dy];
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]] as const;
  });
  return unbroken(places).map(([lon, lat]) => {
    const point = projectBeyond(lon, lat);
    return `${point.x.toFixed(2)},${point.y.toFixed(2)}`;
  });
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

/** A line that bounds two countries is a border. */
function bordersOf(countries: readonly (readonly (readonly number[])[])[], drawn: readonly string[][]): string {
  const uses = new Uint8Array(drawn.length);
  for (const line of new Set(countries.map((rings) => new Set(rings.flat().map((one) => (one < 0 ? ~one : one))))).values())
    for (const one of line) uses[one]!++;
  return drawn.map((points, line) => (uses[line]! > 1 ? `M${points.join('L')}` : '')).join('');
}
