import { expect, it } from 'vitest';
import { placeLabels, type Named } from './labels';

const room = { measure: (text: string) => text.length * 6, most: 10, left: 0, right: 300 };
const mark = (id: string, x: number, y = 50): Named => ({ id, x, y, radius: 10, text: 'New Zealand' });

it('writes a name to the right, and to the left where the view ends', () => {
  const [inside, edge] = placeLabels([mark('a', 50), mark('b', 280, 150)], room);
  expect(inside!.left).toBe(64);
  expect(edge!.left + room.measure(edge!.text)).toBe(266);
});

it('writes no name that would be cut off on either side', () => {
  expect(placeLabels([mark('a', 40)], { ...room, right: 90 })).toEqual([]);
});

it('covers neither marks nor names, and writes no more than asked', () => {
  expect(placeLabels([mark('a', 100), mark('b', 130), mark('c', 160)], room).map(({ id }) => id)).toEqual(['a', 'c']);
  expect(placeLabels([mark('a', 100), mark('c', 100, 150)], { ...room, most: 1 })).toHaveLength(1);
});

it('writes beside a mark where its neighbour leaves room, and nothing where there is none', () => {
  const marks = [
    { id: 'a', x: 0, y: 0, radius: 10, text: 'First' }, { id: 'b', x: 30, y: 0, radius: 10, text: 'Second' },
    { id: 'c', x: 400, y: 0, radius: 10, text: '' }, { id: 'd', x: -5, y: 12, radius: 4, text: 'Hidden' },
  ];
  const labels = placeLabels(marks, { measure: (text) => 10 * text.length, most: 9, left: -1000, right: 1000 });
  expect(labels.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(labels[0]!.left).toBeLessThan(-10); // no room to its right
  expect(labels[1]!.left).toBeGreaterThan(40);
});
