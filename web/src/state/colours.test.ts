import { describe, expect, it } from 'vitest';
import { colourTable } from './colours';

const GROUND = { light: ['#faf9f6', '#ffffff'], dark: ['#161718', '#1e2021'] };

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}

describe.each(['light', 'dark'] as const)('colours in %s', (shade) => {
  const many = colourTable('country', Array.from({ length: 12 }, (_, i) => `c${i}`), shade);

  it('stand out from the page: 3:1 or more', () => {
    for (const { colour } of many) for (const ground of GROUND[shade]) expect(contrast(colour, ground)).toBeGreaterThanOrEqual(3);
  });

  it('are each used once, then shared', () => {
    const own = many.filter((swatch) => swatch.own).map(({ colour }) => colour);
    expect(new Set(own).size).toBe(own.length);
    expect(many.at(-1)!.own).toBe(false);
  });

  it('stay with a role when another is missing', () => {
    const [all, one] = [colourTable('role', ['infrastructure', 'backbone', 'funder'], shade), colourTable('role', ['funder', '-'], shade)];
    expect(one[0]).toEqual(all[2]);
    expect(one[1]!.own).toBe(false);
  });
});
