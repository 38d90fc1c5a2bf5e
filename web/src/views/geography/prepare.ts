import { outlinesAhead } from './outlines/world';

/** Draws the coasts, which no reader waits for then, neither here nor on a card. */
export function prepareGeography(): Generator<void> {
  return outlinesAhead('rough');
}
