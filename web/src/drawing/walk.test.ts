import { describe, expect, it } from 'vitest';
import { nearest } from './walk';

// in the middle, near right, far right, up (y grows upwards), nearly right but aside
const positions = { x: [0, 10, 30, 1, 8], y: [0, 1, 0, 20, 7] };
const others = [1, 2, 3, 4];

describe('nearest', () => {
  it('goes to the nearest in the direction', () => {
    expect(nearest(0, 'right', others, positions)).toBe(1);
    expect(nearest(0, 'up', others, positions)).toBe(3);
    expect(nearest(1, 'right', others, positions)).toBe(2);
    expect(nearest(2, 'left', [0, ...others], positions)).toBe(1);
  });

  it('stays when nobody is there', () => {
    expect(nearest(0, 'left', others, positions)).toBe(-1);
    expect(nearest(0, 'down', others, positions)).toBe(-1);
    expect(nearest(0, 'right', [], positions)).toBe(-1);
  });

  it('never leads to itself or to one at the same place', () => {
    expect(nearest(0, 'right', [0, 1], { x: [5, 5], y: [5, 5] })).toBe(-1);
  });

  it('reaches every other one of a crowd from anywhere, by some arrows', () => {
    const crowd = { x: Array.from({ length: 60 }, (_, i) => (i * 37) % 101), y: Array.from({ length: 60 }, (_, i) => (i * 53) % 97) };
    const all = crowd.x.map((_, i) => i);
    const reached = new Set([0]);
    for (const from of reached)
      for (const heading of ['up', 'down', 'left', 'right'] as const) {
        const next = nearest(from, heading, all, crowd);
        if (next >= 0) reached.add(next);
      }
    expect(reached.size).toBe(all.length);
  });
});
