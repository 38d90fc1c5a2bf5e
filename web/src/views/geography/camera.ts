import { boxRound, centred, middleOf, onScreen, revealing, scaledTo, type Box, type Camera, type Point, type Size } from '../../drawing/camera';
import type { Heading } from '../../drawing/walk';
import { project, PLANE_WIDTH } from './plane';

export const ZOOM_STEP = 1.5;
/** About six pixels a kilometre: the suburbs of a town come apart, and the coasts are still lines. */
export const LARGEST = 240;
/** Room for the names of marks at the edge. */
const MARGIN = { width: 104, height: 40 };

const [north, south] = [project(0, 84).y, project(0, -57).y];
/** The part of the plane where there is land. */
export const WORLD: Box = { x: 0, y: north, width: PLANE_WIDTH, height: south - north };

/** The rectangle round points; the world when there is none. */
export function boxOf(points: readonly Point[]): Box {
  return boxRound(points) ?? WORLD;
}

/** The scale at which a box fills the view. */
export function fittingScale(box: Box, view: Size): number {
  const room = (side: 'width' | 'height'): number => Math.max(1, view[side] - 2 * Math.min(MARGIN[side], Math.max(30, view[side] / 11)));
  return Math.min(room('width') / Math.max(box.width, 1e-6), room('height') / Math.max(box.height, 1e-6));
}

export function fitted(box: Box, view: Size, most = LARGEST): Camera {
  return centred(middleOf(box), view, Math.min(most, fittingScale(box, view)));
}

/** Zooms by a factor and keeps the point under `around` (on the screen) where it is. */
export function zoomed(camera: Camera, factor: number, around: Point, view: Size): Camera {
  const least = fittingScale(WORLD, view) * 0.75;
  const scale = Math.min(LARGEST, Math.max(least, camera.scale * factor));
  return scaledTo(camera, scale, around);
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
export function revealed(camera: Camera, { x, y }: Point, view: Size): Camera {
  const margin = { width: Math.min(64, view.width / 4), height: Math.min(64, view.height / 4) };
  return revealing(camera, { x, y, width: 0, height: 0 }, view, margin);
}

/** Whether a point of the plane can be seen, or lies at most `margin` pixels outside. */
export function inView(point: Point, camera: Camera, view: Size, margin = 0): boolean {
  const { x, y } = onScreen(point, camera);
  return x >= -margin && y >= -margin && x <= view.width + margin && y <= view.height + margin;
}

/** How far the drawing moves so that a quarter of a view more is seen in a direction. */
export function panOf(heading: Heading, { width, height }: Size): Point {
  switch (heading) {
    case 'up': return { x: 0, y: height / 4 };
    case 'down': return { x: 0, y: -height / 4 };
    case 'left': return { x: width / 4, y: 0 };
    case 'right': return { x: -width / 4, y: 0 };
  }
}
