import { linkTo } from '../state/links';
import type { MapState } from '../state/map.svelte';

/** The button that starts the tour, where the focus returns when it ends. */
export const OPENER = 'tour-open';

/** Goes to a step by its own short link: the address bar's reader then sets the state and tells what is gone. */
export function goTo(map: MapState, step: number): void {
  location.hash = linkTo('', { ...map.current, tour: step });
}

/** The step that a key asks for, null for none: the arrow that points on in the reader's direction of writing goes on. */
export function stepFor(key: string, at: number, total: number, rtl: boolean): number | null {
  const [forward, backward] = rtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  const wanted = key === forward ? at + 1 : key === backward ? at - 1 : key === 'Home' ? 1 : key === 'End' ? total : at;
  return wanted === at || wanted < 1 || wanted > total ? null : wanted;
}
