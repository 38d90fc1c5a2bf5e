import { describe, expect, it } from 'vitest';
import { Search } from '../../search/search.svelte';
import { MapState } from '../../state/map.svelte';
import { estimate } from '../../drawing/measure';
import { samplePayload } from '../../survey/made-up';
import { Survey } from '../../survey/survey';
import { Chart } from './chart.svelte';
import { Viewpoint } from './viewpoint.svelte';

const survey = new Survey(samplePayload(400, 300));

function viewpoint(): { map: MapState; chart: Chart; viewpoint: Viewpoint } {
  const map = new MapState(survey, new Search(survey));
  const chart = new Chart(survey, map, estimate);
  const made = new Viewpoint(chart);
  made.followDrawing(); // no room yet: nothing to see
  expect(made.camera).toEqual({ x: 0, y: 0, scale: 1 });
  chart.room = { width: 1200, height: 800, window: 1440 };
  made.followDrawing();
  return { map, chart, viewpoint: made };
}

/** How far the drawing reaches beyond the view, in pixels. */
function outside({ chart, viewpoint: { camera } }: ReturnType<typeof viewpoint>): number {
  const { bounds, room } = chart;
  const [left, right] = [bounds.x * camera.scale + camera.x, (bounds.x + bounds.width) * camera.scale + camera.x];
  return Math.max(-left, right - room.width);
}

describe('Viewpoint', () => {
  it('looks afresh at the drawing of other organisations', () => {
    const all = viewpoint();
    const { map } = all;
    const before = all.viewpoint.camera;
    map.toggleFilter('role', 'backbone');
    all.viewpoint.followDrawing();
    expect(all.viewpoint.camera).not.toEqual(before);
    expect(outside(all)).toBeLessThanOrEqual(0);
  });

  it('looks afresh where there is less room, but for a reader who has moved it', () => {
    const all = viewpoint();
    all.chart.room = { ...all.chart.room, width: 600 };
    all.viewpoint.followDrawing();
    expect(outside(all)).toBeLessThanOrEqual(0);
    all.viewpoint.pan(-40, 25); // not told yet
    const moved = all.viewpoint.camera;
    all.chart.room = { ...all.chart.room, width: 1200 };
    all.viewpoint.followDrawing();
    expect(all.viewpoint.camera).toEqual(moved);
  });

  it('stays where the reader moved it, until another drawing is asked for', () => {
    const { map, viewpoint: seen } = viewpoint();
    seen.pan(-40, 25);
    seen.end(); // told
    const moved = seen.camera;
    map.toggleFilter('role', 'backbone');
    seen.followDrawing();
    expect(seen.camera).toEqual(moved);
    map.setLayout('radial');
    seen.followDrawing();
    expect(seen.camera).not.toEqual(moved);
  });

  it('shows where a link looks', () => {
    const { map, viewpoint: seen } = viewpoint();
    map.setLook('mindmap', { x: 10, y: -20, scale: 2 });
    seen.followLink();
    expect(seen.camera).toEqual({ x: 580, y: 440, scale: 2 });
  });

  it('holds a branch still that opens', () => {
    const { chart, viewpoint: seen } = viewpoint();
    const branch = chart.items.find(({ kind, expanded }) => kind === 'branch' && expanded === false)!;
    const at = (): number => chart.boxes.get(branch.id)!.y * seen.camera.scale + seen.camera.y;
    const before = at();
    seen.holdStill(branch.id, () => chart.toggle(branch));
    expect(chart.boxes.get(branch.id)!.item.expanded).toBe(true);
    expect(at()).toBeCloseTo(before, 6);
  });
});
