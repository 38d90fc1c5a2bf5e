import { expect, it } from 'vitest';
import { SHADES, shadeOf } from './shading';

it('has a shade for every count', () => {
  expect(SHADES.map(({ least }) => shadeOf(least))).toEqual([0, 1, 2, 3, 4]);
  expect([4, 19, 99, 100_000].map(shadeOf)).toEqual([0, 1, 2, 4]);
});
