import { expect, it } from 'vitest';
import { sharpnessFor } from './raster';

it('draws a picture twice as large, and a huge one as large as browsers can', () => {
  expect(sharpnessFor({ width: 1400, height: 900 })).toBe(2);
  for (const [width, height] of [[1200, 60_000], [40_000, 300], [20_000, 20_000]] as const) {
    const scale = sharpnessFor({ width, height });
    expect(scale * Math.max(width, height)).toBeLessThanOrEqual(16_000);
    expect(scale * scale * width * height).toBeLessThanOrEqual(60_000_001);
  }
});
