import { describe, expect, it } from 'vitest';
import { boxOf, placeLabels, type Candidate } from './labels';

const room = { width: 600, height: 400, size: 12, most: 50, measure: (text: string) => text.length * 6 };
const crowd: Candidate[] = Array.from({ length: 200 }, (_, i) => ({
  i, x: (i * 97) % 600, y: (i * 61) % 400, radius: 2 + (i % 9), text: `Organisation ${i}`,
}));

describe('placeLabels', () => {
  it('lets no name cover another, nor leave the view at its sides', () => {
    const boxes = placeLabels(crowd, room).map((label) => boxOf(label, room.size));
    expect(boxes.length).toBeGreaterThan(20);
    boxes.forEach((a, index) => {
      expect(a.left).toBeGreaterThan(0);
      expect(a.right).toBeLessThan(room.width);
      for (const b of boxes.slice(index + 1))
        expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
    });
  });

  it('gives the first the room, and the forced ones whatever is in the way', () => {
    const same = [1, 2, 3, 4, 5, 6].map((i) => ({ i, x: 300, y: 200, radius: 14, text: 'the same place' }));
    expect(placeLabels(same, room).map(({ i }) => i)).toEqual([1, 2, 3, 4]); // right, left, above, below
    expect(placeLabels(same, room, 6)).toHaveLength(6);
  });

  it('writes no more than asked, nothing outside, and nothing for no name', () => {
    expect(placeLabels(crowd, { ...room, most: 3 })).toHaveLength(3);
    expect(placeLabels([{ i: 0, x: -5, y: 10, radius: 3, text: 'away' }], room)).toEqual([]);
    expect(placeLabels([{ i: 0, x: 50, y: 50, radius: 3, text: '' }], room, 1)).toEqual([]);
  });

  it('keeps clear of what must be seen', () => {
    const obstacles = [{ left: 310, right: 420, top: 190, bottom: 210 }];
    const [label] = placeLabels([{ i: 0, x: 300, y: 200, radius: 5, text: 'beside it' }], { ...room, obstacles });
    expect(label!.left).toBeLessThan(300);
  });

  it('writes the name of a community over its place', () => {
    const [label] = placeLabels([{ i: -1, x: 300, y: 200, radius: 0, text: 'Round FSG', centred: true }], room);
    expect(label!.left + label!.width / 2).toBe(300);
  });
});
