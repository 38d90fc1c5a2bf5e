import { project, PLANE_WIDTH, type Point } from './plane';

/** A point p of the plane is on the screen at p · scale + (x, y). */
export interface Camera extends Point {
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Point, Size {}

export const ZOOM_STEP = 1.5;
/** About six pixels a kilometre: the suburbs of a town come apart, and the coasts are still lines. */
export const LARGEST = 240;
/** Room for the names of marks at the edge. */
const MARGIN = { width: 104, height: 40 };

const [north, south] = [project(0, 84).y, project(0, -57).y];
/** The part of the plane where there is land. */
export const WORLD: Box = { x: 0, y: north, width: PLANE_WIDTH, height: south - north };

/** The rectangle round points. */
export function boxOf(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return left > right ? WORLD : { x: left, y: top, width: right - left, height: bottom - top };
}

/** The scale at which a box fills the view. */
export function fittingScale(box: Box, view: Size): number {
  const room = (side: 'width' | 'height'): number => Math.max(1, view[side] - 2 * Math.min(MARGIN[side], Math.max(30, view[side] / 11)));
  return Math.min(room('width') / Math.max(box.width, 1e-6), room('height') / Math.max(box.height, 1e-6));
}

export function fitted(box: Box, view: Size, most = LARGEST): Camera {
  return centred({ x: box.x + box.width / 2, y: box.y + box.height / 2 }, view, Math.min(most, fittingScale(box, view)));
}

export function centred({ x, y }: Point, view: Size, scale: number): Camera {
  return { scale, x: view.width / 2 - x * scale, y: view.height / 2 - y * scale };
}

/** The point in the middle of the view, and the scale. */
export function lookOf({ x, y, scale }: Camera, view: Size): Camera {
  return { scale, x: (view.width / 2 - x) / scale, y: (view.height / 2 - y) / scale };
}

/** Zooms by a factor and keeps the point under `around` (on the screen) where it is. */
export function zoomed(camera: Camera, factor: number, around: Point, view: Size): Camera {
  const least = fittingScale(WORLD, view) * 0.75;
  const scale = Math.min(LARGEST, Math.max(least, camera.scale * factor));
  const ratio = scale / camera.scale;
  return { scale, x: around.x - (around.x - camera.x) * ratio, y: around.y - (around.y - camera.y) * ratio };
}

export function moved(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x + dx, y: camera.y + dy };
}

/** The middle of the view never leaves the world, so that it cannot be lost. */
export function kept({ scale, x, y }: Camera, view: Size): Camera {
  return { scale, x: hold(x, WORLD.x, WORLD.width, view.width, scale), y: hold(y, WORLD.y, WORLD.height, view.height, scale) };
}

function hold(offset: number, start: number, length: number, room: number, scale: number): number {
  const [most, least] = [room / 2 - start * scale, room / 2 - (start + length) * scale];
  return Math.min(most, Math.max(least, offset));
}

/** The least move that brings a point of the plane into the view, away from its edge. */
export function revealing(camera: Camera, point: Point, view: Size): Camera {
  const nudge = (at: number, room: number): number => {
    const margin = Math.min(64, room / 4);
    return at < margin ? margin - at : at > room - margin ? room - margin - at : 0;
  };
  const at = onScreen(point, camera);
  return moved(camera, nudge(at.x, view.width), nudge(at.y, view.height));
}

export function onScreen({ x, y }: Point, camera: Camera): Point {
  return { x: x * camera.scale + camera.x, y: y * camera.scale + camera.y };
}

/** Whether a point of the plane can be seen, or lies at most `margin` pixels outside. */
export function inView(point: Point, camera: Camera, view: Size, margin = 0): boolean {
  const { x, y } = onScreen(point, camera);
  return x >= -margin && y >= -margin && x <= view.width + margin && y <= view.height + margin;
}
