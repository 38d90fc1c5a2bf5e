import type { Lang } from '../../payload';
import type { Survey } from '../../survey/survey';
import type { Column } from './columns';

/**
 * Place of every organisation by a column, ascending, as the reader's language sorts. Computed once a column and
 * language, so that sorting what is shown compares two integers. Unknown values have places from `known` on.
 */
export interface Order {
  readonly places: Uint32Array;
  /** Places below it are those of known values. */
  readonly known: number;
}

/** The order by a column, computed at most once. */
export function knownOrder(survey: Survey, column: Column, lang: Lang): Order {
  const orders = known.get(survey) ?? new Map<string, Order>();
  known.set(survey, orders);
  const key = `${column.id} ${lang}`;
  const order = orders.get(key) ?? orderOf(column, survey.size, lang);
  orders.set(key, order);
  return order;
}

/** Orders outlive the view: to come back to the table sorts nothing anew. */
const known = new WeakMap<Survey, Map<string, Order>>();

export function orderOf(column: Column, size: number, lang: Lang): Order {
  return column.numeric ? orderOfNumbers(column, size) : orderOfTexts(column, size, lang);
}

function orderOfNumbers(column: Column, size: number): Order {
  const values = Array.from({ length: size }, (_, i) => column.raw(i));
  const known = values.flatMap((value, i) => (value === null ? [] : [i])).sort((a, b) => Number(values[a]) - Number(values[b]));
  const places = new Uint32Array(size).fill(size);
  known.forEach((i, at) => {
    const before = known[at - 1];
    places[i] = before !== undefined && values[before] === values[i] ? places[before]! : at;
  });
  return { places, known: known.length };
}

/** Only distinct texts are compared, which is what takes the time. */
function orderOfTexts(column: Column, size: number, lang: Lang): Order {
  const texts = Array.from({ length: size }, (_, i) => column.text(i, lang));
  const collator = new Intl.Collator(lang, { numeric: true, sensitivity: 'base', ignorePunctuation: true });
  const distinct = [...new Set(texts)].filter((text) => text !== '').sort(collator.compare);
  const place = new Map(distinct.map((text, at) => [text, at]));
  const unknown = distinct.length;
  return { places: Uint32Array.from(texts, (text) => place.get(text) ?? unknown), known: unknown };
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
