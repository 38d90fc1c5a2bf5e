import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pack, type Atlas } from './pack';
import { decode, encode, type Packed } from './packed';
import world from './world.json';
import { drawWorld, outlinesAhead, worldOutlines, type Detail } from './world';

const atlas = (): Atlas => JSON.parse(readFileSync('node_modules/world-atlas/countries-50m.json', 'utf8')) as Atlas;

it('world.json is the atlas, packed; `npx vitest run -u` writes it anew', async () => {
  await expect(`${JSON.stringify(pack(atlas()))}\n`).toMatchFileSnapshot('./world.json');
});

it('reads what it has written', () => {
  const steps: [number, number][] = [[0, 0], [-1, 1], [15, -16], [16, -17], [20_000, -20_000], [-512, 511]];
  expect(decode(encode(steps))).toEqual(steps);
});

it('keeps outlines free of what a page would read as markup', () => {
  expect(encode(Array.from({ length: 5000 }, (_, i) => [i - 2500, 7 * i]))).not.toMatch(/[<&]/);
});

/** Two countries side by side, 10° wide each, that share one line. */
const NEIGHBOURS: Packed = {
  scale: [1, 1], translate: [0, 0],
  lines: [encode([[0, 0], [0, 10]]), encode([[0, 10], [-10, 0], [0, -10], [10, 0]]), encode([[0, 10], [10, 0], [0, -10], [-10, 0]])],
  countries: { AA: [[0, 1]], BB: [[0, 2]] },
};

it('joins lines into closed rings, and neighbours by the line that they share', () => {
  const [one, other] = [...drawWorld(NEIGHBOURS, 'fine').values()];
  expect(one!.match(/[ML]/g)).toHaveLength(5);
  expect(one).toMatch(/^M.*Z$/);
  expect(other!.startsWith(one!.split('L').slice(0, 2).join('L'))).toBe(true);
});

it('keeps land in one piece that goes on over 180°', () => {
  const packed: Packed = { scale: [1, 1], translate: [0, 0], lines: [encode([[179, 60], [-358, 5], [358, 5], [0, -10]])], countries: { AA: [[0]] } };
  const columns = [...drawWorld(packed, 'fine').get('AA')!.matchAll(/[ML]([\d.]+),/g)].map(([, x]) => Number(x));
  expect(Math.max(...columns) - Math.min(...columns)).toBeLessThan(50);
});

it('has the countries that surveys name, small ones too', () => {
  const countries = worldOutlines('fine');
  for (const code of ['US', 'IL', 'SG', 'HK', 'MO', 'PR', 'XK']) expect(countries.get(code)?.length).toBeGreaterThan(10);
  expect(countries.has('AQ')).toBe(false);
});

it('goes on where it was drawn ahead, and draws nothing twice', () => {
  const ahead = outlinesAhead('rough');
  for (let step = 0; step < 3; step++) expect(ahead.next().done).toBe(false);
  const asked = worldOutlines('rough');
  expect(asked).toEqual(drawWorld(world as unknown as Packed, 'rough'));
  expect(ahead.next().done).toBe(true);
  expect(worldOutlines('rough')).toBe(asked);
});

it('draws the rough world with far fewer corners', () => {
  const corners = (detail: Detail): number => [...worldOutlines(detail).values()].join('').split('L').length;
  expect(corners('rough')).toBeLessThan(corners('fine') / 2);
});
