import { centred, middleOf, moved, revealing, scaledTo, type Box, type Camera, type Point, type Size } from '../../drawing/camera';

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
  return scaledTo(camera, held(camera.scale * factor), around);
}

function held(scale: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, scale));
}

/** Part of the drawing can always be seen: it cannot be lost by panning. */
export function kept(camera: Camera, bounds: Box, view: Size): Camera {
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
export function fitted(bounds: Box, view: Size, buttons: Buttons = 'right'): Camera {
  const aside = Math.max(MARGIN, Math.min(ASIDE, view.width / 12));
  const free = { width: Math.max(1, view.width - aside - EDGE), height: Math.max(1, view.height - 2 * MARGIN) };
  const scale = Math.min(1, free.width / Math.max(1, bounds.width), free.height / Math.max(1, bounds.height));
  const spare = view.width - bounds.width * scale - 2 * aside; // in the middle of the view where that is possible
  return moved(centred(middleOf(bounds), view, Math.max(SMALLEST, scale)), Math.min(0, spare / 2) * (buttons === 'right' ? 1 : -1), 0);
}

/** Looks where a link says. */
export function lookingAt({ x, y, scale }: Camera, view: Size): Camera {
  return centred({ x, y }, view, held(scale));
}

/**
 * What one sees first: all of it where that stays legible, else at the least legible scale,
 * from the start of the reading direction and the top (or the centre, for a map that grows both ways).
 */
export function opening(bounds: Box, view: Size, start: 'middle' | 'left' | 'right', legible: number, buttons: Buttons = 'right'): Camera {
  const whole = fitted(bounds, view, buttons);
  if (whole.scale >= legible && start === 'middle') return whole;
  const scale = Math.max(whole.scale, legible);
  const fits = bounds.height * scale <= view.height - 2 * MARGIN;
  const y = fits && start === 'middle' ? centred(middleOf(bounds), view, scale).y : MARGIN - bounds.y * scale;
  if (start === 'middle') return { scale, x: view.width / 2, y: fits ? y : view.height / 2 };
  const x = start === 'left' ? MARGIN / 1.5 - bounds.x * scale : view.width - MARGIN / 1.5 - (bounds.x + bounds.width) * scale;
  return { scale, x, y };
}

/** The least move that brings a box into the view. */
export function revealed(camera: Camera, box: Box, view: Size): Camera {
  const margin = Math.min(MARGIN, view.width / 8, view.height / 8);
  return revealing(camera, box, view, { width: margin, height: margin });
}
