import type { Heading } from './walk';

const HEADINGS: Readonly<Record<string, Heading>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };

/** The way an arrow key points: a drawing that is never mirrored is walked so. */
export function headingOf(key: string): Heading | null {
  return Object.hasOwn(HEADINGS, key) ? HEADINGS[key]! : null;
}

type Keys = Readonly<Record<string, () => void>>;

/** The keys by which every drawing is made larger, smaller and whole. */
export function zoomKeys(zoom: (direction: 1 | -1) => void, fit: () => void): Keys {
  return { '+': () => zoom(1), '=': () => zoom(1), '-': () => zoom(-1), '0': fit };
}
