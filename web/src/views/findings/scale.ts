import type { FindingRow } from '../../payload';
import { intervalOf, type Unit } from './figures';

/** Values between two round ends that hold zero, and the round values between them where lines are drawn. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

const MOST_STEPS = 4;

/** A scale that holds every value and interval. A share ends at one, whatever rounding would make of it. */
export function scaleOf(rows: readonly FindingRow[], unit: Unit): Scale {
  const values = rows.flatMap((row) => [row.value ?? 0, ...(intervalOf(row) ?? [])]).filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  if (low === 0 && high === 0) return { from: 0, to: 1, ticks: [0] };
  const step = roundStep((high - low) / MOST_STEPS);
  const to = Math.ceil(high / step - 1e-9) * step;
  return ticked(Math.floor(low / step + 1e-9) * step, unit === 'share' && high <= 1 ? Math.min(1, to) : to, step);
}

function ticked(from: number, to: number, step: number): Scale {
  const count = Math.floor((to - from) / step + 1e-9);
  const ticks = Array.from({ length: count + 1 }, (_, at) => Number((from + at * step).toPrecision(12)));
  return { from, to, ticks };
}

/** The next of 1, 2, 5, 10, 20, 50 … */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((one) => one * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Where a value lies between the ends of the scale, 0..1. */
export function placeOf(value: number, { from, to }: Scale): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}
