/** A node that would like to have its name written. */
export interface Candidate {
  readonly i: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly text: string;
  /** Written over its place, not beside it: the name of a community. */
  readonly centred?: boolean;
}

export interface Label extends Candidate {
  /** Left end and baseline of the text. */
  readonly left: number;
  readonly baseline: number;
  readonly width: number;
}

export interface Room {
  readonly width: number;
  readonly height: number;
  /** Pixels of a text. */
  readonly measure: (text: string) => number;
  readonly size: number;
  /** No more labels than this. */
  readonly most: number;
  /** What names must leave clear, as far as they can. */
  readonly obstacles?: readonly Box[];
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const GAP = 4;
const MARGIN = 3;
const CELL = 96;

/**
 * Writes names so that none covers another: the first candidates first, each to the right of its node, else to the
 * left, above or below, else not at all. The first `forced` candidates are written come what may.
 */
export function placeLabels(candidates: Iterable<Candidate>, room: Room, forced = 0): Label[] {
  const taken = new Grid();
  room.obstacles?.forEach((box) => taken.add(box));
  const labels: Label[] = [];
  let place = 0;
  for (const candidate of candidates) {
    if (labels.length >= Math.max(room.most, forced)) break;
    const label = settle(candidate, room, taken, place++ < forced);
    if (!label) continue;
    taken.add(boxOf(label, room.size));
    labels.push(label);
  }
  return labels;
}

function settle(candidate: Candidate, room: Room, taken: Grid, forced: boolean): Label | null {
  if (candidate.text === '' || !inside(candidate, room)) return null;
  const width = room.measure(candidate.text);
  const options = positions(candidate, width, room.size);
  const free = options.find((label) => {
    const box = boxOf(label, room.size);
    return box.left > 0 && box.right < room.width && !taken.hits(box);
  });
  return free ?? (forced ? options[0]! : null);
}

function inside({ x, y, text }: Candidate, { width, height }: Room): boolean {
  return text !== '' && x > 0 && y > 0 && x < width && y < height;
}

function positions(candidate: Candidate, width: number, size: number): Label[] {
  const { x, y, radius } = candidate;
  const middle = y + size * 0.35;
  if (candidate.centred) return [{ ...candidate, left: x - width / 2, baseline: middle, width }];
  return [
    { left: x + radius + GAP, baseline: middle },
    { left: x - radius - GAP - width, baseline: middle },
    { left: x - width / 2, baseline: y - radius - GAP },
    { left: x - width / 2, baseline: y + radius + GAP + size * 0.8 },
  ].map((at) => ({ ...candidate, ...at, width }));
}

export function boxOf({ left, baseline, width }: Label, size: number): Box {
  return {
    left: left - MARGIN, right: left + width + MARGIN, top: baseline - size - MARGIN / 2, bottom: baseline + size * 0.3 + MARGIN / 2,
  };
}

/** Boxes sorted into cells, so that each is compared with its surroundings only. */
class Grid {
  readonly #cells = new Map<string, Box[]>();

  add(box: Box): void {
    for (const cell of cellsOf(box)) {
      const boxes = this.#cells.get(cell);
      if (boxes) boxes.push(box);
      else this.#cells.set(cell, [box]);
    }
  }

  hits(box: Box): boolean {
    return cellsOf(box).some((cell) => this.#cells.get(cell)?.some((other) => meet(box, other)) ?? false);
  }
}

function cellsOf({ left, right, top, bottom }: Box): string[] {
  const cells: string[] = [];
  for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column++)
    for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row++) cells.push(`${column} ${row}`);
  return cells;
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
