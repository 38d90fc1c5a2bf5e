import { describe, expect, it } from 'vitest';
import type { Item } from './items';
import { inOrder } from './items';
import { moveOf, typedAhead, type Situation } from './keys';

const bare = {
  facet: '', organisation: -1, also: false, count: 0, position: 1, siblings: 1, stem: '', holds: [], rows: 0,
};

function item(value: string, level: number, parent: string | null, children: Item[], expanded: boolean | null): Item {
  return { ...bare, id: value, value, kind: 'branch', level, parent, children, expanded };
}

const leaf = item('Élan', 3, 'first', [], null);
const first = item('first', 2, 'root', [leaf], true);
const second = item('second', 2, 'root', [], false);
const root = item('root', 1, null, [first, second], true);
const situation = (current: Item): Situation => ({ items: inOrder(root), current, outward: 'ArrowRight' });

describe('moveOf', () => {
  it.each([
    ['ArrowDown', first, leaf], ['ArrowUp', second, leaf], ['Home', leaf, root], ['End', root, second],
    ['ArrowRight', first, leaf], ['ArrowLeft', leaf, first], ['ArrowLeft', second, root],
  ])('%s', (key, current, wanted) => {
    expect(moveOf(key, situation(current))).toEqual({ kind: 'focus', item: wanted });
  });

  it('opens outwards, closes inwards, and activates', () => {
    expect(moveOf('ArrowRight', situation(second))).toEqual({ kind: 'toggle' });
    expect(moveOf('ArrowLeft', situation(first))).toEqual({ kind: 'toggle' });
    expect(moveOf('Enter', situation(leaf))).toEqual({ kind: 'activate' });
    expect(moveOf(' ', situation(leaf))).toEqual({ kind: 'activate' });
  });

  it('goes the other way on the other side', () => {
    expect(moveOf('ArrowLeft', { ...situation(second), outward: 'ArrowLeft' })).toEqual({ kind: 'toggle' });
  });

  it('stops at the ends, does not close the centre, and leaves other keys alone', () => {
    expect(moveOf('ArrowUp', situation(root))).toBeNull();
    expect(moveOf('ArrowDown', situation(second))).toBeNull();
    expect(moveOf('ArrowLeft', situation(root))).toBeNull();
    expect(moveOf('Tab', situation(root))).toBeNull();
  });
});

describe('typedAhead', () => {
  const labelOf = ({ value }: Item): string => value;
  it('finds the next label, accents apart, and goes round', () => {
    expect(typedAhead('e', situation(first), labelOf)).toBe(leaf);
    expect(typedAhead('f', situation(second), labelOf)).toBe(first);
    expect(typedAhead('sec', situation(second), labelOf)).toBe(second);
    expect(typedAhead('x', situation(root), labelOf)).toBeNull();
  });
});
