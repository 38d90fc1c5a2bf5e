import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pack, type Atlas } from './pack';
import { decode, encode, type Packed } from './packed';
import { drawWorld, worldOutlines } from './world';

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

it('draws a border where two countries share a line, and nowhere else', () => {
  const packed: Packed = {
    scale: [1, 1], translate: [0, 0],
    lines: [encode([[0, 0], [0, 10]]), encode([[0, 10], [-10, 0], [10, -10]]), encode([[0, 10], [10, 0], [-10, -10]])],
    countries: { AA: [[0, 1]], BB: [[0, 2]] },
  };
  const { borders, countries } = drawWorld(packed);
  expect(borders.match(/M/g)).toHaveLength(1);
  expect(countries.get('AA')!.match(/[ML]/g)).toHaveLength(4);
});

it('has the countries that surveys name, small ones too', () => {
  const { countries } = worldOutlines();
  for (const code of ['US', 'IL', 'SG', 'HK', 'MO', 'PR', 'XK']) expect(countries.get(code)?.length).toBeGreaterThan(10);
  expect(countries.has('AQ')).toBe(false);
});
