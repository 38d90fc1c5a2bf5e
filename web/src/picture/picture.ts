import type { Tokens } from '../drawing/tokens';
import { element, SVG } from './plain';

/** What is to be saved: plain shapes, and the part of their plane that is seen. */
export interface Drawing {
  readonly content: SVGElement;
  readonly box: Pick<DOMRect, 'x' | 'y' | 'width' | 'height'>;
  /** What its colours mean; empty where the drawing says so itself. */
  readonly legend: readonly LegendSign[];
}

/** A colour of the drawing and what it stands for: a dot's, or with `dashes` (strokes and gaps; none: unbroken) a line's. */
export interface LegendSign {
  readonly label: string;
  readonly colour: string;
  readonly dashes?: readonly number[];
}

/** What stands round a drawing, and in which type. */
export interface Sheet extends Tokens {
  readonly title: string;
  readonly note: string;
  readonly rtl: boolean;
}

export interface Picture {
  /** The text of an SVG file. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const EDGE = 28;
const HEAD = 74;
const ROW = 22;
const NARROWEST = 480;
const LONGEST_TITLE = 90;
const LONGEST_LABEL = 48;

/** A drawing with its title above and its legend below, as a file that stands alone. */
export function pictureOf({ content, box, legend }: Drawing, sheet: Sheet): Picture {
  const width = Math.ceil(Math.max(NARROWEST, box.width + 2 * EDGE));
  const rows = legendRows(legend, width - 2 * EDGE, sheet);
  const foot = rows.length === 0 ? EDGE : rows.length * ROW + EDGE;
  const height = Math.ceil(HEAD + box.height + foot);
  const root = element('svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': sheet.family.replace(/"/g, "'") });
  root.append(element('title', {}, `${sheet.title}, ${sheet.note}`), element('rect', { width, height, fill: sheet.ground }));
  root.append(...titleLines(sheet, width));
  const frame = element('svg', {
    x: (width - box.width) / 2, y: HEAD, width: box.width, height: box.height, viewBox: `${box.x} ${box.y} ${box.width} ${box.height}`,
  });
  frame.append(content);
  root.append(frame, ...rows.flatMap((row, line) => row.map((entry) => legendEntry(entry, HEAD + box.height + (line + 1) * ROW, sheet))));
  return { svg: new XMLSerializer().serializeToString(root), width, height };
}

function titleLines({ title, note, rtl, ink, soft, serif }: Sheet, width: number): SVGElement[] {
  const place = { x: rtl ? width - EDGE : EDGE, 'text-anchor': 'start', direction: rtl ? 'rtl' : 'ltr' };
  return [
    element('text', { ...place, y: 36, 'font-size': 20, 'font-weight': 600, 'font-family': serif.replace(/"/g, "'"), fill: ink }, cut(title, LONGEST_TITLE)),
    element('text', { ...place, y: 57, 'font-size': 12.5, fill: soft }, note),
  ];
}

interface Entry extends LegendSign {
  /** Where its sign begins, in the direction of reading. */
  readonly x: number;
}

const DOT = 10;
const LINE = 24;

/** Legend entries in rows that are no wider than the sheet. */
function legendRows(legend: Drawing['legend'], room: number, { family, rtl }: Sheet): Entry[][] {
  const pen = document.createElement('canvas').getContext('2d');
  if (pen) pen.font = `12px ${family}`;
  const rows: Entry[][] = [];
  let used = Infinity;
  for (const sign of legend) {
    const label = cut(sign.label, LONGEST_LABEL);
    const width = 24 + (sign.dashes ? LINE : DOT) + (pen?.measureText(label).width ?? label.length * 7);
    if (used + width > room) [used] = [0, rows.push([])];
    rows.at(-1)!.push({ ...sign, label, x: rtl ? room + EDGE - used : EDGE + used });
    used += width;
  }
  return rows;
}

function legendEntry({ label, colour, dashes, x }: Entry, y: number, { rtl, ink }: Sheet): SVGElement {
  const forward = rtl ? -1 : 1;
  const group = document.createElementNS(SVG, 'g');
  group.append(dashes
    ? element('path', { d: `M${x},${y - 4}h${forward * LINE}`, stroke: colour, 'stroke-width': 2, 'stroke-dasharray': dashes.join(' ') || 'none' })
    : element('circle', { cx: x + (forward * DOT) / 2, cy: y - 4, r: DOT / 2, fill: colour }));
  group.append(element('text', { x: x + forward * ((dashes ? LINE : DOT) + 5), y, 'font-size': 12, fill: ink, 'text-anchor': 'start', direction: rtl ? 'rtl' : 'ltr' }, label));
  return group;
}

function cut(text: string, most: number): string {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
}
