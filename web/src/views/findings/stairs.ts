import type { Measure } from '../../drawing/measure';
import { breakLines } from '../../drawing/shorten';
import { intervalOf, type Told, type Unit } from './figures';
import { placeOf, scaleOf } from './scale';
import { INSET, LEADING, TEXT } from './bars';

/** One stair, in pixels from the upper edge and from the edge where writing starts. */
export interface Stair {
  readonly told: Told;
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly lines: readonly string[];
  /** Upper and lower end of the whisker; null without an interval. */
  readonly whisker: readonly [number, number] | null;
}

export interface StairChart {
  readonly width: number;
  readonly height: number;
  readonly stairs: readonly Stair[];
  /** Height of the value zero, from which every stair rises. */
  readonly ground: number;
  readonly labelY: number;
}

const RISE = 120;
/** Room for the value over the highest stair. */
const HEAD = 24;
const NARROWEST = 56;

/** Whether stairs have room for their words; else the same rows are told as bars. */
export function fitsStairs(count: number, width: number): boolean {
  return count > 1 && width / count >= NARROWEST;
}

/** Rows in their order as stairs side by side: what a value grows to, step by step. */
export function layStairs(rows: readonly Told[], unit: Unit, width: number, measure: Measure): StairChart {
  const scale = scaleOf(rows.map(({ row }) => row), unit);
  const down = (value: number): number => HEAD + (1 - placeOf(value, scale)) * RISE;
  const each = (width - 2 * INSET) / rows.length;
  const stairs = rows.map((told, at) => ({
    told, x: INSET + at * each, width: each, top: down(told.row.value ?? 0),
    lines: breakLines(told.label, each - 8, (text) => measure(text, TEXT)).lines,
    whisker: (intervalOf(told.row)?.map(down).reverse() as [number, number] | undefined) ?? null,
  }));
  const labels = Math.max(1, ...stairs.map(({ lines }) => lines.length)) * LEADING;
  return { width, stairs, ground: down(0), labelY: HEAD + RISE + LEADING + 2, height: HEAD + RISE + labels + 20 };
}
