import { formatMeasure, formatNumber } from '../../i18n/locale';
import { messages } from '../../i18n/messages';
import type { FindingChart, FindingRow, Lang } from '../../payload';
import { textIn } from '../../survey/text';
import { wordsOf } from './strings';

export type Unit = FindingChart['unit'];

/** A row in the reader's words: what a bar, a cell and a screen reader say of it. */
export interface Told {
  readonly row: FindingRow;
  readonly label: string;
  readonly value: string;
  /** Empty when there is none. */
  readonly interval: string;
  readonly few: string;
  /** All of it in one sentence, for those who do not see the bar. */
  readonly spoken: string;
}

export function tell(row: FindingRow, unit: Unit, lang: Lang): Told {
  const words = wordsOf(lang);
  const label = textIn(row.label, lang) ?? '';
  const value = figure(row.value, unit, lang);
  const few = row.few ? words.few : '';
  const ends = intervalOf(row);
  const between = ends?.map((end) => figure(end, unit, lang));
  const interval = between ? words.between(between[0]!, between[1]!) : '';
  const spoken = [
    `${label}: ${value}${few && ` ${few}`}`, between ? words.spokenBetween(between[0]!, between[1]!) : '', row.count === null || row.count === row.value ? '' : words.rests(row.count),
  ];
  return { row, label, value, interval, few, spoken: spoken.filter((part) => part !== '').join(', ') };
}

/** A figure as the reader's language writes it; a share as a percentage, with a digit more where it is small. */
export function figure(value: number | null, unit: Unit, lang: Lang): string {
  if (value === null || !Number.isFinite(value)) return messages(lang).unknown;
  if (unit !== 'share') return formatMeasure(value, lang);
  const small = value !== 0 && Math.abs(value) < 0.1;
  return formatNumber(value, lang, { style: 'percent', maximumFractionDigits: small ? 1 : 0 });
}

/** Both ends of the interval, the lower first, when both are known. */
export function intervalOf({ low, high }: FindingRow): readonly [number, number] | null {
  if (low === null || high === null || !Number.isFinite(low) || !Number.isFinite(high)) return null;
  return low <= high ? [low, high] : [high, low];
}
