import type { Item } from './items';

/** What a key asks for: another item in focus, or something done to the present one. */
export type Move =
  | { readonly kind: 'focus'; readonly item: Item }
  | { readonly kind: 'toggle' | 'activate' };

export interface Situation {
  /** All items, in order. */
  readonly items: readonly Item[];
  readonly current: Item;
  /** The arrow that leads away from the centre where the item stands. */
  readonly outward: 'ArrowLeft' | 'ArrowRight';
}

/** The keys of a tree as in the ARIA practices; null for a key that it has no use for. */
export function moveOf(key: string, situation: Situation): Move | null {
  const { items, current } = situation;
  const place = items.indexOf(current);
  switch (key) {
    case 'ArrowDown': return focus(items[place + 1]);
    case 'ArrowUp': return focus(items[place - 1]);
    case 'Home': return focus(items[0]);
    case 'End': return focus(items.at(-1));
    case 'Enter':
    case ' ': return { kind: 'activate' };
    case 'ArrowLeft':
    case 'ArrowRight': return key === situation.outward ? outwards(current) : inwards(situation);
    default: return null;
  }
}

function focus(item: Item | undefined): Move | null {
  return item ? { kind: 'focus', item } : null;
}

function outwards(current: Item): Move | null {
  return current.expanded === false ? { kind: 'toggle' } : focus(current.children[0]);
}

function inwards({ items, current }: Situation): Move | null {
  if (current.expanded === true && current.parent !== null) return { kind: 'toggle' };
  return focus(items.find(({ id }) => id === current.parent));
}

/** The next item, from the present one on and round, whose label begins with what was typed. */
export function typedAhead(typed: string, { items, current }: Situation, labelOf: (item: Item) => string): Item | null {
  const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
  const start = items.indexOf(current) + (typed.length === 1 ? 1 : 0);
  const round = [...items.slice(start), ...items.slice(0, start)];
  return round.find((item) => fold(labelOf(item)).startsWith(fold(typed))) ?? null;
}
