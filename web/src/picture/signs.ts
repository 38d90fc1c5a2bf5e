import { DASHES, type Kind } from '../drawing/kinds';
import type { LegendEntry } from '../state/legend';
import type { LegendSign } from './picture';

/** The legend of a picture: what its colours mean, then its lines. */
export function signsOf(colours: readonly LegendEntry[], kinds: readonly Kind[], nameOf: (kind: string) => string): LegendSign[] {
  return [
    ...colours.map(({ label, colour }) => ({ label, colour })),
    ...kinds.map(({ id, colour, line }) => ({ label: nameOf(id), colour, dashes: DASHES[line] })),
  ];
}
