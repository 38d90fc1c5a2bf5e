import type { Heading } from '../network/walk';
import type { Size } from './camera';
import type { Point } from './plane';

const HEADINGS: Readonly<Record<string, Heading>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };

/** The way an arrow key points: the map is never mirrored, so neither are its arrows. */
export function headingOf(key: string): Heading | null {
  return Object.hasOwn(HEADINGS, key) ? HEADINGS[key]! : null;
}

/** How far the drawing moves so that a quarter of a view more is seen in a direction. */
export function panOf(heading: Heading, { width, height }: Size): Point {
  switch (heading) {
    case 'up': return { x: 0, y: height / 4 };
    case 'down': return { x: 0, y: -height / 4 };
    case 'left': return { x: width / 4, y: 0 };
    case 'right': return { x: -width / 4, y: 0 };
  }
}
