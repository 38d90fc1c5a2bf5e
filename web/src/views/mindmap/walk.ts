import type { Chart } from './chart.svelte';
import type { Placed } from './geometry';
import type { Item } from './items';
import { moveOf, typedAhead, type Situation } from './keys';
import { ROOT } from './tree';

/** What a walk through the tree leads to. */
export interface Steps {
  readonly focus: (item: Item | undefined) => void;
  readonly act: (item: Item) => void;
}

/** Letters within this time are one word. */
const TYPING_MS = 700;

/** The keyboard's way through the mind map: arrows by where a branch stands, letters by name. */
export class Walk {
  #typed = '';
  #typedAt = 0;

  constructor(readonly chart: Chart, readonly steps: Steps) {}

  /** Does what a key asks for at a box; false for a key that the tree has no use for. */
  press(key: string, box: Placed): boolean {
    if (box.item.id === ROOT && (key === 'ArrowLeft' || key === 'ArrowRight')) return this.#outFromRoot(key);
    const outward = box.grow === 1 ? 'ArrowRight' as const : 'ArrowLeft' as const;
    const situation = { items: this.chart.items, current: box.item, outward };
    if (key.length === 1 && key !== ' ') return this.#typeTo(key, situation);
    const move = moveOf(key, situation);
    if (move?.kind === 'focus') this.steps.focus(move.item);
    else if (move) this.steps.act(box.item);
    return move !== null;
  }

  /** From the centre an arrow leads to the branches on its side, if there are any. */
  #outFromRoot(key: 'ArrowLeft' | 'ArrowRight'): boolean {
    const { root, boxes } = this.chart;
    const side = key === 'ArrowRight' ? 1 : -1;
    if (root.expanded === false) this.steps.act(root);
    else this.steps.focus(root.children.find(({ id }) => boxes.get(id)!.grow === side));
    return true;
  }

  #typeTo(key: string, situation: Situation): boolean {
    const now = performance.now();
    this.#typed = now - this.#typedAt < TYPING_MS ? this.#typed + key : key;
    this.#typedAt = now;
    const found = typedAhead(this.#typed, situation, (item) => this.chart.labelOf(item));
    if (found) this.steps.focus(found);
    return found !== null;
  }
}
