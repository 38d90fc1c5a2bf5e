import type { Bounds, Point, Size } from './geometry';

/** A point p of the drawing is on the screen at p · scale + (x, y). */
export interface Camera extends Point {
  readonly scale: number;
}

export const SMALLEST = 0.1;
export const LARGEST = 4;
export const ZOOM_STEP = 1.25;
const MARGIN = 24;
/** On the side where the buttons stand, where there is room for them. */
const ASIDE = 60;
const EDGE = 16;

/** Where the buttons stand. */
export type Buttons = 'left' | 'right';

/** Zooms by a factor and keeps the point under `around` (on the screen) where it is. */
export function zoomed(camera: Camera, factor: number, around: Point): Camera {
  const scale = Math.min(LARGEST, Math.max(SMALLEST, camera.scale * factor));
  const ratio = scale / camera.scale;
  return { scale, x: around.x - (around.x - camera.x) * ratio, y: around.y - (around.y - camera.y) * ratio };
}

export function moved(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x + dx, y: camera.y + dy };
}

/** Part of the drawing can always be seen: it cannot be lost by panning. */
export function kept(camera: Camera, bounds: Bounds, view: Size): Camera {
  return { ...camera, x: hold(camera.x, bounds.x, bounds.width, view.width, camera.scale),
    y: hold(camera.y, bounds.y, bounds.height, view.height, camera.scale) };
}

function hold(offset: number, start: number, length: number, room: number, scale: number): number {
  const slack = Math.min(room * 0.5, Math.max(room * 0.2, 80));
  const least = slack - (start + length) * scale;
  const most = room - slack - start * scale;
  return least > most ? (least + most) / 2 : Math.min(most, Math.max(least, offset));
}

/** The whole drawing in the view, clear of the buttons, never larger than life. */
export function fitted(bounds: Bounds, view: Size, buttons: Buttons = 'right'): Camera {
  const aside = Math.max(MARGIN, Math.min(ASIDE, view.width / 12));
  const free = { width: Math.max(1, view.width - aside - EDGE), height: Math.max(1, view.height - 2 * MARGIN) };
  const scale = Math.min(1, free.width / Math.max(1, bounds.width), free.height / Math.max(1, bounds.height));
  const spare = view.width - bounds.width * scale - 2 * aside; // in the middle of the view where that is possible
  return moved(centred(bounds, view, Math.max(SMALLEST, scale)), Math.min(0, spare / 2) * (buttons === 'right' ? 1 : -1), 0);
}

/** The point in the middle of the view, and the scale. */
export function lookOf({ x, y, scale }: Camera, view: Size): Camera {
  return { scale, x: (view.width / 2 - x) / scale, y: (view.height / 2 - y) / scale };
}

/** The inverse of `lookOf`. */
export function lookingAt({ x, y, scale }: Camera, view: Size): Camera {
  const held = Math.min(LARGEST, Math.max(SMALLEST, scale));
  return { scale: held, x: view.width / 2 - x * held, y: view.height / 2 - y * held };
}

export function centred({ x, y, width, height }: Bounds, view: Size, scale: number): Camera {
  return { scale, x: view.width / 2 - (x + width / 2) * scale, y: view.height / 2 - (y + height / 2) * scale };
}

/**
 * What one sees first: all of it where that stays legible, else at the least legible scale,
 * from the start of the reading direction and the top (or the centre, for a map that grows both ways).
 */
export function opening(bounds: Bounds, view: Size, start: 'middle' | 'left' | 'right', legible: number, buttons: Buttons = 'right'): Camera {
  const whole = fitted(bounds, view, buttons);
  if (whole.scale >= legible && start === 'middle') return whole;
  const scale = Math.max(whole.scale, legible);
  const fits = bounds.height * scale <= view.height - 2 * MARGIN;
  const y = fits && start === 'middle' ? centred(bounds, view, scale).y : MARGIN - bounds.y * scale;
  if (start === 'middle') return { scale, x: view.width / 2, y: fits ? y : view.height / 2 };
  const x = start === 'left' ? MARGIN / 1.5 - bounds.x * scale : view.width - MARGIN / 1.5 - (bounds.x + bounds.width) * scale;
  return { scale, x, y };
}

/** The least move that brings a box into the view. */
export function revealing(camera: Camera, box: Bounds, view: Size): Camera {
  const margin = Math.min(MARGIN, view.width / 8, view.height / 8);
  const x = nudge(camera.x + box.x * camera.scale, box.width * camera.scale, view.width, margin);
  const y = nudge(camera.y + box.y * camera.scale, box.height * camera.scale, view.height, margin);
  return moved(camera, x, y);
}

function nudge(start: number, length: number, room: number, margin: number): number {
  if (start < margin) return margin - start;
  const over = start + length - (room - margin);
  return over > 0 ? -Math.min(over, start - margin) : 0;
}
