export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** An upright rectangle; x, y is its upper left corner. */
export interface Box extends Point, Size {}

/** The box round points; null when there is none. */
export function boxRound(points: readonly Point[]): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return left > right ? null : { x: left, y: top, width: right - left, height: bottom - top };
}

export function middleOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** A point p of the drawing is on the screen at p · scale + (x, y). */
export interface Camera extends Point {
  readonly scale: number;
}

export function onScreen({ x, y }: Point, camera: Camera): Point {
  return { x: x * camera.scale + camera.x, y: y * camera.scale + camera.y };
}

export function moved(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x + dx, y: camera.y + dy };
}

/** Zooms to a scale and keeps the point under `around` (on the screen) where it is. */
export function scaledTo(camera: Camera, scale: number, around: Point): Camera {
  const ratio = scale / camera.scale;
  return { scale, x: around.x - (around.x - camera.x) * ratio, y: around.y - (around.y - camera.y) * ratio };
}

/** The point in the middle of the view, and the scale. */
export function lookOf({ x, y, scale }: Camera, view: Size): Camera {
  return { scale, x: (view.width / 2 - x) / scale, y: (view.height / 2 - y) / scale };
}

/** The inverse of `lookOf`: has a point in the middle of the view. */
export function centred({ x, y }: Point, view: Size, scale: number): Camera {
  return { scale, x: view.width / 2 - x * scale, y: view.height / 2 - y * scale };
}

/** The least move that brings a box into the view, so far from its sides. */
export function revealing(camera: Camera, box: Box, view: Size, margin: Size): Camera {
  const start = onScreen(box, camera);
  const nudge = (side: 'width' | 'height', from: number): number => into(from, box[side] * camera.scale, view[side], margin[side]);
  return moved(camera, nudge('width', start.x), nudge('height', start.y));
}

function into(start: number, length: number, room: number, margin: number): number {
  if (start < margin) return margin - start;
  const over = start + length - (room - margin);
  return over > 0 ? -Math.min(over, start - margin) : 0;
}
