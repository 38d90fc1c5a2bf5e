import type { Lang } from '../../payload';
import type { Column } from './columns';

/** Spreadsheets run a cell that begins so as a formula (the full-width signs in Japan); a leading apostrophe makes it text. */
const FORMULA = /^[\s]*[=+\-@＝＋－＠\t\r]/;
/** Where Excel divides a CSV file at semicolons, a cell begins behind one. */
const BEHIND = /;(?=[\s'"]*[=+\-@＝＋－＠])/g;

/** RFC 4180 with codes and field names as in organisations.csv, and a mark that makes spreadsheets read UTF-8. */
export function toCsv(columns: readonly Column[], rows: readonly number[]): string {
  const lines = rows.map((i) => columns.map((column) => csvCell(column.raw(i))).join(','));
  return `\uFEFF${[columns.map(({ id }) => csvCell(id)).join(','), ...lines].join('\r\n')}\r\n`;
}

/** What one sees, separated by tabs: labels in the reader's language, for a paste into a document. */
export function toTabs(columns: readonly Column[], rows: readonly number[], lang: Lang): string {
  const titles = columns.map((column) => column.title(lang));
  const lines = rows.map((i) => columns.map((column) => tabCell(column, i, lang)).join('\t'));
  return [titles.join('\t'), ...lines].join('\n');
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'number' ? String(value) : harmless(value).replace(BEHIND, ";'");
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

function tabCell(column: Column, i: number, lang: Lang): string {
  const text = column.text(i, lang).replace(/\s+/g, ' ');
  return column.numeric ? text : harmless(text);
}

function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
