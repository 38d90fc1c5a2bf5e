import { geoEqualEarth, geoInterpolate, geoPath } from 'd3-geo';
import type { Point } from '../../drawing/camera';

/** The plane that the world is drawn on: x from 0 to this, east to the right, y downwards. */
export const PLANE_WIDTH = 1000;

/** Along the meridian opposite to this one the world is cut open: between Russia and Alaska, in nobody's land. */
export const MIDDLE = 11;
export const CUT = MIDDLE - 180;

/** Equal Earth: areas are true to each other, so that a shaded country weighs what it covers. */
const projection = geoEqualEarth().rotate([-MIDDLE, 0]).fitWidth(PLANE_WIDTH, { type: 'Sphere' }).precision(0.05);
const path = geoPath(projection).digits(2);

/** Where a place is drawn. */
export function project(lon: number, lat: number): Point {
  const [x, y] = projection([lon, lat])!;
  return { x, y };
}

/** As `project`, but goes on beyond the cut, so that an island that it crosses stays in one piece. */
export function projectBeyond(lon: number, lat: number): Point {
  const half = project(MIDDLE + (lon - MIDDLE) / 2, lat); // within one latitude x grows evenly with longitude
  return { x: 2 * half.x - PLANE_WIDTH / 2, y: half.y };
}

/** Degrees, WGS 84. */
export interface Place {
  readonly lon: number;
  readonly lat: number;
}

/** Points along a way: enough for a smooth line across the world at the map's first scale. */
const STEPS = 48;

/** The shortest way over the globe as an SVG path; cut in two where it crosses the edge of the map. */
export function greatCircle(from: Place, to: Place, bow = 0): string {
  if (bow === 0) return path({ type: 'LineString', coordinates: [[from.lon, from.lat], [to.lon, to.lat]] }) ?? '';
  const at = geoInterpolate([from.lon, from.lat], [to.lon, to.lat]);
  const points = Array.from({ length: STEPS + 1 }, (_, step) => project(...at(step / STEPS)));
  return bowed(points, bow).map(({ x, y }, step) => {
    const broken = step === 0 || Math.abs(x - points[step - 1]!.x) > PLANE_WIDTH / 2;
    return `${broken ? 'M' : 'L'}${x.toFixed(2)},${y.toFixed(2)}`;
  }).join('');
}

/** A line bent to one side, by a share of its length in its middle and not at all at its ends. */
function bowed(points: readonly Point[], bow: number): Point[] {
  const strides = points.map(({ x, y }, step) => {
    const before = points[Math.max(0, step - 1)]!;
    const stride = { x: x - before.x, y: y - before.y };
    return Math.abs(stride.x) > PLANE_WIDTH / 2 ? { x: 0, y: 0 } : stride; // over the edge of the map
  });
  const length = strides.reduce((sum, { x, y }) => sum + Math.hypot(x, y), 0);
  return points.map(({ x, y }, step) => {
    const along = strides[step]!.x || strides[step]!.y ? strides[step]! : (strides[step + 1] ?? strides[step - 1]!);
    const aside = (bow * length * Math.sin((Math.PI * step) / STEPS)) / (Math.hypot(along.x, along.y) || 1);
    return { x: x - along.y * aside, y: y + along.x * aside };
  });
}
