import type { Lang } from '../../payload';
import type { Column } from './columns';

/**
 * Place of every organisation by a column, ascending, as the reader's language sorts. Computed once a column and
 * language, so that sorting what is shown compares two integers. Unknown values get the last places.
 */
export interface Order {
  readonly places: Uint32Array;
  /** Number of organisations whose value is known: places below it. */
  readonly known: number;
}

export function orderOf(column: Column, size: number, lang: Lang): Order {
  const all = Array.from({ length: size }, (_, i) => i);
  const compare = column.numeric ? byNumber(column) : byText(column, size, lang);
  const isKnown = (i: number): boolean => (column.numeric ? column.raw(i) !== null : column.text(i, lang) !== '');
  const known = all.filter(isKnown).sort(compare);
  const places = new Uint32Array(size).fill(size);
  let place = -1;
  known.forEach((i, at) => {
    if (at === 0 || compare(known[at - 1]!, i) !== 0) place = at;
    places[i] = place;
  });
  return { places, known: known.length };
}

type Compare = (a: number, b: number) => number;

function byNumber(column: Column): Compare {
  return (a, b) => Number(column.raw(a)) - Number(column.raw(b));
}

function byText(column: Column, size: number, lang: Lang): Compare {
  const collator = new Intl.Collator(lang, { numeric: true, sensitivity: 'base', ignorePunctuation: true });
  const texts = Array.from({ length: size }, (_, i) => column.text(i, lang));
  return (a, b) => collator.compare(texts[a]!, texts[b]!);
}

/** Sorted copy; the unknown stay at the end whichever way round, equals keep the order of the survey. */
export function sorted(shown: readonly number[], { places, known }: Order, descending: boolean): number[] {
  const sign = descending ? -1 : 1;
  return [...shown].sort((a, b) => {
    const [x, y] = [places[a]!, places[b]!];
    if (x >= known || y >= known) return x - y || a - b;
    return sign * (x - y) || a - b;
  });
}
