import { afterEach, expect, it, vi } from 'vitest';
import { Search } from '../../search/search.svelte';
import { MapState } from '../../state/map.svelte';
import { estimate } from '../../drawing/measure';
import { samplePayload } from '../../survey/made-up';
import { Survey } from '../../survey/survey';
import { Chart } from './chart.svelte';
import type { Item } from './items';
import { ROOT } from './tree';
import { Walk } from './walk';

const survey = new Survey(samplePayload(400, 300));

afterEach(() => void vi.useRealTimers());

function walk(): { chart: Chart; walk: Walk; focused: () => string | undefined; acted: () => string | undefined } {
  const chart = new Chart(survey, new MapState(survey, new Search(survey)), estimate);
  chart.room = { width: 1200, height: 800, window: 1440 };
  let [focused, acted]: (Item | undefined)[] = [];
  const made = new Walk(chart, { focus: (item) => (focused = item), act: (item) => (acted = item) });
  return { chart, walk: made, focused: () => focused?.id, acted: () => acted?.id };
}

it('leads from the centre to the branches on each side', () => {
  const { chart, walk: keys, focused } = walk();
  for (const [key, side] of [['ArrowRight', 1], ['ArrowLeft', -1]] as const) {
    expect(keys.press(key, chart.boxes.get(ROOT)!)).toBe(true);
    expect(chart.boxes.get(focused()!)!.grow).toBe(side);
  }
});

it('opens a branch with the arrow that leads outwards, on either side', () => {
  for (const [key, side] of [['ArrowRight', 1], ['ArrowLeft', -1]] as const) {
    const { chart, walk: keys, acted } = walk();
    const box = chart.drawing.boxes.find(({ item, grow }) => item.expanded === false && grow === side)!;
    expect(keys.press(key, box)).toBe(true);
    expect(acted()).toBe(box.item.id);
  }
});

it('goes to what is typed, letters after one another as one word', () => {
  vi.useFakeTimers(); // the letters come as fast as they are meant to, however busy the machine is
  const { chart, walk: keys, focused } = walk();
  const branch = chart.root.children.at(-1)!;
  const [first, second] = chart.labelOf(branch).toLowerCase();
  keys.press(first!, chart.boxes.get(ROOT)!);
  keys.press(second!, chart.boxes.get(focused()!)!);
  expect(chart.labelOf(chart.boxes.get(focused()!)!.item).toLowerCase().slice(0, 2)).toBe(`${first}${second}`);
  vi.advanceTimersByTime(1000); // after a while the same letter begins another word
  keys.press(first!, chart.boxes.get(focused()!)!);
  expect(chart.labelOf(chart.boxes.get(focused()!)!.item).toLowerCase()[0]).toBe(first);
});

it('has no use for other keys', () => {
  const { chart, walk: keys } = walk();
  for (const key of ['Tab', 'F5', '§']) expect(keys.press(key, chart.boxes.get(ROOT)!)).toBe(false);
});
