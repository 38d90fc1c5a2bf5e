import { describe, expect, it } from 'vitest';
import { placeOf, scaleOf } from './scale';
import { rowOf } from './sample';

describe('a scale', () => {
  it('begins at zero and ends at a round value', () => {
    expect(scaleOf([rowOf(610), rowOf(14)], 'organisations')).toEqual({ from: 0, to: 800, ticks: [0, 200, 400, 600, 800] });
    expect(scaleOf([rowOf(0.34)], 'share')).toEqual({ from: 0, to: 0.4, ticks: [0, 0.1, 0.2, 0.3, 0.4] });
  });

  it('holds the intervals too', () => {
    expect(scaleOf([rowOf(0.1, { low: 0, high: 0.55 })], 'share').to).toBeCloseTo(0.6);
  });

  it('of shares ends at one', () => {
    const { to, ticks } = scaleOf([rowOf(0.97, { low: 0.9, high: 1 })], 'share');
    expect(to).toBe(1);
    expect(ticks.at(-1)).toBe(1);
    expect(scaleOf([rowOf(1.3)], 'share').to).toBeGreaterThanOrEqual(1.3);
  });

  it('reaches below zero where an index does', () => {
    const scale = scaleOf([rowOf(-0.4, { low: -0.6, high: -0.1 }), rowOf(0.7)], 'index');
    expect(scale.from).toBeLessThanOrEqual(-0.6);
    expect(scale.ticks).toContain(0);
  });

  it('of nothing is a scale all the same', () => {
    for (const rows of [[], [rowOf(0)], [rowOf(null)], [rowOf(NaN)]]) {
      const scale = scaleOf(rows, 'organisations');
      expect(placeOf(0, scale)).toBe(0);
      expect(scale.ticks).toEqual([0]);
    }
  });

  it('holds any values with few lines, each in its place', () => {
    for (const value of [1e-9, 0.003, 0.7, 1, 3, 9.99, 10, 47, 1267, 1e6, 123456789]) {
      for (const sign of [1, -1]) {
        const scale = scaleOf([rowOf(sign * value)], 'index');
        expect(scale.from).toBeLessThanOrEqual(Math.min(0, sign * value));
        expect(scale.to).toBeGreaterThanOrEqual(Math.max(0, sign * value));
        expect(scale.ticks.length).toBeLessThanOrEqual(6);
        for (const tick of scale.ticks) expect(tick <= scale.to * (1 + 1e-9) && tick >= scale.from * (1 + 1e-9)).toBe(true);
      }
    }
  });
});
