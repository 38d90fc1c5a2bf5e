import { describe, expect, it } from 'vitest';
import { fitted, kept, LARGEST, opening, revealed, SMALLEST, zoomed } from './camera';
import { onScreen, type Box } from '../../drawing/camera';

const view = { width: 800, height: 600 };
const bounds: Box = { x: -900, y: -300, width: 2000, height: 700 };

describe('zoomed', () => {
  it('keeps the point under the pointer, within the limits', () => {
    const camera = { x: 30, y: -20, scale: 0.8 };
    const around = { x: 200, y: 150 };
    const point = { x: (around.x - camera.x) / camera.scale, y: (around.y - camera.y) / camera.scale };
    for (const factor of [0.5, 1.3, 1000, 0.00001]) {
      const next = zoomed(camera, factor, around);
      expect(onScreen(point, next).x).toBeCloseTo(around.x, 6);
      expect(next.scale).toBeGreaterThanOrEqual(SMALLEST);
      expect(next.scale).toBeLessThanOrEqual(LARGEST);
    }
  });
});

describe('fitted', () => {
  it('shows all, never larger than life', () => {
    const camera = fitted(bounds, view);
    const [start, end] = [onScreen(bounds, camera), onScreen({ x: 1100, y: 400 }, camera)];
    expect(Math.min(start.x, start.y)).toBeGreaterThanOrEqual(0);
    expect(end.x).toBeLessThanOrEqual(view.width);
    expect(end.y).toBeLessThanOrEqual(view.height);
    expect(fitted({ x: 0, y: 0, width: 10, height: 10 }, view).scale).toBe(1);
  });

  it('is clear of the buttons, and in the middle where that is possible', () => {
    expect(onScreen({ x: 1100, y: 0 }, fitted(bounds, view, 'right')).x).toBeLessThanOrEqual(view.width - 60);
    expect(onScreen(bounds, fitted(bounds, view, 'left')).x).toBeGreaterThanOrEqual(60);
    const small = fitted({ x: 0, y: 0, width: 100, height: 100 }, view);
    expect(onScreen({ x: 50, y: 50 }, small)).toEqual({ x: 400, y: 300 });
  });
});

describe('opening', () => {
  it('stays legible and begins where reading begins', () => {
    const left = opening(bounds, view, 'left', 0.9);
    expect(left.scale).toBe(0.9);
    expect(onScreen(bounds, left).x).toBeGreaterThanOrEqual(0);
    const right = opening(bounds, view, 'right', 0.9);
    expect(onScreen({ x: 1100, y: 0 }, right).x).toBeLessThanOrEqual(view.width);
  });

  it('puts the centre in the middle when the whole would be too small', () => {
    expect(opening({ ...bounds, height: 9000 }, view, 'middle', 0.7)).toEqual({ scale: 0.7, x: 400, y: 300 });
  });
});

describe('revealed', () => {
  it('does not move for what can be seen, and moves as little as needed for the rest', () => {
    const camera = { x: 0, y: 0, scale: 1 };
    expect(revealed(camera, { x: 100, y: 100, width: 50, height: 20 }, view)).toEqual(camera);
    const next = revealed(camera, { x: 900, y: 100, width: 50, height: 20 }, view);
    expect(next.y).toBe(0);
    expect(950 + next.x).toBeLessThanOrEqual(view.width);
  });
});

describe('kept', () => {
  it('holds part of the drawing in the view', () => {
    const lost = kept({ x: 99999, y: -99999, scale: 1 }, bounds, view);
    expect(onScreen(bounds, lost).x).toBeLessThan(view.width);
    expect(onScreen({ x: 0, y: 400 }, lost).y).toBeGreaterThan(0);
    expect(kept({ x: 10, y: 10, scale: 1 }, bounds, view)).toEqual({ x: 10, y: 10, scale: 1 });
  });
});
