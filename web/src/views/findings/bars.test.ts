import { describe, expect, it } from 'vitest';
import { estimate } from '../../drawing/measure';
import { HOSTILE } from '../../survey/sample';
import { ARROW, INSET, layBars, TEXT } from './bars';
import { rowOf, toldOf } from './sample';
import { fitsStairs, layStairs } from './stairs';

const LONG = { en: `Community development and poverty ${HOSTILE} ${'x'.repeat(300)}` };
const ROWS = toldOf([rowOf(0.4, { low: 0.3, high: 0.5 }), rowOf(0.2), rowOf(0), rowOf(null), rowOf(0.1, { label: LONG, few: true })]);
const WIDTHS = [40, 200, 288, 358, 700, 1200];

describe('bars', () => {
  const { bars, baseline, ticks } = layBars(ROWS, 'share', 700, estimate);

  it('are as long as their values', () => {
    expect(bars[0]!.length).toBeCloseTo(2 * bars[1]!.length);
    expect([bars[2]!.length, bars[3]!.length]).toEqual([0, 0]);
    expect(bars.map(({ start }) => start)).toEqual(bars.map(() => baseline));
  });

  it('end where the lines say', () => {
    const line = ticks.find(({ value }) => value === 0.4)!;
    expect(bars[0]!.start + bars[0]!.length).toBeCloseTo(line.at);
  });

  it('have whiskers where there is an interval', () => {
    const end = bars[0]!.start + bars[0]!.length;
    expect(bars[0]!.whisker![0]).toBeLessThan(end);
    expect(bars[0]!.whisker![1]).toBeGreaterThan(end);
    expect(bars[1]!.whisker).toBeNull();
  });

  it('leave from zero to either side', () => {
    const chart = layBars(toldOf([rowOf(-0.5), rowOf(0.5)], 'index'), 'index', 700, estimate);
    expect(chart.bars[0]!.start + chart.bars[0]!.length).toBeCloseTo(chart.baseline);
    expect(chart.bars[1]!.start).toBeCloseTo(chart.baseline);
  });

  it.each(WIDTHS)('stand one under the other and inside %i pixels', (width) => {
    const chart = layBars(ROWS, 'share', width, estimate);
    chart.bars.forEach((bar, at) => expect(bar.y).toBe(at === 0 ? 0 : chart.bars[at - 1]!.y + chart.bars[at - 1]!.height));
    expect(chart.height).toBeGreaterThan(chart.bars.at(-1)!.y + chart.bars.at(-1)!.height);
    if (width < 100) return;
    for (const bar of chart.bars) expect(Math.max(bar.start + bar.length, ...(bar.whisker ?? []))).toBeLessThanOrEqual(width - INSET - ARROW);
  });

  it.each(WIDTHS)('have names of two lines at most, that fit %i pixels', (width) => {
    for (const { lines } of layBars(ROWS, 'share', width, estimate).bars) {
      expect(lines.length).toBeLessThanOrEqual(2);
      if (width >= 200) for (const line of lines) expect(estimate(line, TEXT)).toBeLessThanOrEqual(width);
    }
  });

  it('of nothing are an empty chart', () => {
    expect(layBars([], 'share', 358, estimate).bars).toEqual([]);
  });
});

describe('stairs', () => {
  const rows = toldOf([rowOf(0.06), rowOf(0.3, { low: 0.25, high: 0.4 }), rowOf(0.6)]);
  const { stairs, ground, height } = layStairs(rows, 'share', 300 + 2 * INSET, estimate);

  it('fill the width side by side', () => {
    expect(stairs.map(({ x, width }) => [x, width])).toEqual([[INSET, 100], [INSET + 100, 100], [INSET + 200, 100]]);
  });

  it('rise with their values from the ground', () => {
    expect(ground - stairs[2]!.top).toBeCloseTo(2 * (ground - stairs[1]!.top));
    expect(height).toBeGreaterThan(ground);
  });

  it('have whiskers from top to foot', () => {
    const [high, low] = stairs[1]!.whisker!;
    expect(high).toBeLessThan(stairs[1]!.top);
    expect(low).toBeGreaterThan(stairs[1]!.top);
  });

  it('need room for their words', () => {
    expect([fitsStairs(3, 300), fitsStairs(8, 300), fitsStairs(1, 300)]).toEqual([true, false, false]);
  });
});
