import type { FindingRow } from '../../payload';
import { tell, type Told, type Unit } from './figures';

/** Rows made by hand, for tests: only what a test is about has to be said. */
export function rowOf(value: number | null, more: Partial<FindingRow> = {}): FindingRow {
  return { label: { en: `Row ${value}` }, value, low: null, high: null, count: null, few: false, state: null, ...more };
}

export function toldOf(rows: readonly FindingRow[], unit: Unit = 'share'): Told[] {
  return rows.map((row) => tell(row, unit, 'en'));
}
