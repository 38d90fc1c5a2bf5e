import type { Point } from '../../drawing/camera';

/** A mark in pixels, and the name that it would like to have written. */
export interface Named extends Point {
  readonly id: string;
  readonly radius: number;
  readonly text: string;
}

export interface Label {
  readonly id: string;
  readonly text: string;
  /** Physical left end and baseline of the text. */
  readonly left: number;
  readonly baseline: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const GAP = 4;
/** Pixels of the text's height, above and below the baseline. */
const [ABOVE, BELOW] = [11, 4];

export interface Room {
  readonly measure: (text: string) => number;
  /** No more labels than this. */
  readonly most: number;
  /** Sides of the view: a name that would be cut off by them is not written. */
  readonly left: number;
  readonly right: number;
}

/**
 * Writes names beside marks, in the order given, to the right or else to the left, where they cover neither a mark nor
 * another name; those that find no room are left out.
 */
export function placeLabels(marks: readonly Named[], { measure, most, left, right }: Room): Label[] {
  const taken = marks.map(({ x, y, radius }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }));
  const labels: Label[] = [];
  for (const mark of marks) {
    if (labels.length >= most) break;
    if (mark.text === '') continue;
    const box = boxesBeside(mark, measure(mark.text)).find((one) => one.left >= left && one.right <= right && !taken.some((other) => meet(one, other)));
    if (!box) continue;
    taken.push(box);
    labels.push({ id: mark.id, text: mark.text, left: box.left, baseline: box.bottom - BELOW });
  }
  return labels;
}

function boxesBeside({ x, y, radius }: Named, width: number): Box[] {
  const rows = { top: y + 4 - ABOVE, bottom: y + 4 + BELOW };
  const [right, left] = [x + radius + GAP, x - radius - GAP];
  return [{ left: right, right: right + width, ...rows }, { left: left - width, right: left, ...rows }];
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
