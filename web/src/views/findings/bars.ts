import type { Measure } from '../../drawing/measure';
import { breakLines } from '../../drawing/shorten';
import { intervalOf, type Told, type Unit } from './figures';
import { placeOf, scaleOf, type Scale } from './scale';

/** A bar with its words, in pixels from the upper edge and from the edge where writing starts. */
export interface Bar {
  readonly told: Told;
  readonly y: number;
  readonly height: number;
  readonly lines: readonly string[];
  /** Baseline of the first line of the label, and of the value. */
  readonly labelY: number;
  readonly valueY: number;
  readonly barY: number;
  readonly start: number;
  readonly length: number;
  /** Ends of the whisker; null without an interval. */
  readonly whisker: readonly [number, number] | null;
}

export interface BarChart {
  readonly width: number;
  readonly height: number;
  readonly bars: readonly Bar[];
  readonly baseline: number;
  readonly ticks: readonly { readonly value: number; readonly at: number }[];
  /** The lower edge of the last bar, where the words of the ticks begin. */
  readonly floor: number;
}

export const TEXT = { size: 13, weight: 400 };
export const FIGURE = { size: 13, weight: 600 };
export const LEADING = 17;
export const BAR = 14;
/** Room for the arrow of a row that opens the map. */
export const ARROW = 20;
const GAP = 12;
const PAD = 6;
const TICKS = 20;
/** Room at both sides for the frame of the row that is pointed at. */
export const INSET = 6;
/** Under this width the label stands over its bar; under the other one if it would have to be broken. */
const NARROW = 320;
const ROOMY = 480;
const WIDEST_LABEL = 0.42;

interface Columns {
  readonly stacked: boolean;
  readonly label: number;
  readonly from: number;
  readonly to: number;
}

/** Horizontal bars, one a row: label, bar with whisker, value. Mirror it for writing from the right. */
export function layBars(rows: readonly Told[], unit: Unit, width: number, measure: Measure): BarChart {
  const columns = columnsOf(rows, width, measure);
  const scale = scaleOf(rows.map(({ row }) => row), unit);
  const bars: Bar[] = [];
  for (const told of rows) bars.push(layBar(told, bars.at(-1), columns, scale, measure));
  const floor = (bars.at(-1)?.y ?? 0) + (bars.at(-1)?.height ?? 0);
  const ticks = scale.ticks.map((value) => ({ value, at: along(value, scale, columns) }));
  return { width, bars, floor, height: floor + TICKS, baseline: along(0, scale, columns), ticks };
}

function columnsOf(rows: readonly Told[], width: number, measure: Measure): Columns {
  const widest = Math.max(0, ...rows.map(({ label }) => measure(label, TEXT)));
  const room = Math.floor(width * WIDEST_LABEL);
  const stacked = width < NARROW || (widest > room && width < ROOMY);
  const label = stacked ? width - 2 * INSET : Math.min(Math.ceil(widest) + 2, room);
  const figures = Math.max(0, ...rows.map((told) => figureWidth(told, measure)));
  const from = INSET + (stacked ? 0 : label + GAP);
  return { stacked, label, from, to: Math.max(from + 24, width - INSET - Math.ceil(figures) - GAP - ARROW) };
}

function figureWidth({ value, few }: Told, measure: Measure): number {
  return measure(value, FIGURE) + (few === '' ? 0 : measure(` ${few}`, TEXT));
}

function layBar(told: Told, above: Bar | undefined, columns: Columns, scale: Scale, measure: Measure): Bar {
  const y = above ? above.y + above.height : 0;
  const { lines } = breakLines(told.label, columns.label, (text) => measure(text, TEXT));
  const label = Math.max(1, lines.length) * LEADING;
  const height = columns.stacked ? label + BAR + 2 * PAD + 2 : Math.max(label, LEADING) + 2 * PAD;
  const middle = columns.stacked ? y + PAD + label + 2 + BAR / 2 : y + height / 2;
  const labelY = (columns.stacked ? y + PAD : middle - label / 2) + LEADING - 4.5;
  return { told, y, height, lines, labelY, valueY: middle + 4.5, barY: middle - BAR / 2, ...extent(told, scale, columns) };
}

function extent({ row }: Told, scale: Scale, columns: Columns): Pick<Bar, 'start' | 'length' | 'whisker'> {
  const ends = [0, row.value ?? 0].map((value) => along(value, scale, columns)) as [number, number];
  const whisker = intervalOf(row)?.map((value) => along(value, scale, columns)) as [number, number] | undefined;
  return { start: Math.min(...ends), length: Math.abs(ends[1] - ends[0]), whisker: whisker ?? null };
}

function along(value: number, scale: Scale, { from, to }: Columns): number {
  return from + placeOf(value, scale) * (to - from);
}
