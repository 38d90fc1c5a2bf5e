import { expect, it } from 'vitest';
import { centred, moved, onScreen } from '../../drawing/camera';
import { boxOf, fitted, inView, kept, LARGEST, revealed, WORLD, zoomed } from './camera';
import { CUT, MIDDLE, project, projectBeyond } from './plane';

const view = { width: 800, height: 600 };

it('shows the whole world at first, in a wide view and in a tall one', () => {
  for (const size of [view, { width: 390, height: 700 }, { width: 2000, height: 500 }]) {
    const camera = fitted(WORLD, size);
    for (const corner of [WORLD, { x: WORLD.x + WORLD.width, y: WORLD.y + WORLD.height }]) expect(inView(corner, camera, size)).toBe(true);
  }
});

it('zooms round a point, within bounds', () => {
  const camera = centred(project(35, 32), view, 4);
  const around = { x: 200, y: 100 };
  const nearer = zoomed(camera, 2, around, view);
  const under = { x: (around.x - camera.x) / camera.scale, y: (around.y - camera.y) / camera.scale };
  expect(onScreen(under, nearer).x).toBeCloseTo(around.x);
  expect(zoomed(camera, 1e9, around, view).scale).toBe(LARGEST);
  expect(zoomed(camera, 1e-9, around, view).scale).toBeGreaterThan(0.1);
});

it('cannot lose the world', () => {
  const camera = kept(moved(fitted(WORLD, view), 1e6, -1e6), view);
  const middle = { x: (400 - camera.x) / camera.scale, y: (300 - camera.y) / camera.scale };
  expect(middle.x).toBeCloseTo(WORLD.x);
  expect(middle.y).toBeCloseTo(WORLD.y + WORLD.height);
});

it('moves no further than it must to show a mark', () => {
  const camera = fitted(WORLD, view);
  const inside = project(0, 20);
  expect(revealed(camera, inside, view)).toEqual(camera);
  const near = centred(inside, view, 50);
  expect(inView(project(100, -20), revealed(near, project(100, -20), view), view)).toBe(true);
});

it('frames one town without dividing by nothing', () => {
  const box = boxOf([project(35, 32)]);
  expect(Number.isFinite(fitted(box, view, 24).x)).toBe(true);
  expect(boxOf([])).toEqual(WORLD);
});

it('goes on evenly beyond the cut', () => {
  expect(projectBeyond(35, 32).x).toBeCloseTo(project(35, 32).x, 6);
  expect(projectBeyond(CUT + 359.9, 60).x).toBeCloseTo(project(CUT + 359.9, 60).x, 6);
  const [inside, outside] = [projectBeyond(MIDDLE + 179, 60).x, projectBeyond(MIDDLE + 181, 60).x];
  expect(outside - inside).toBeGreaterThan(0);
  expect(outside - inside).toBeLessThan(10);
});
