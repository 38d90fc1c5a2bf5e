import type { Lang } from '../payload';

export const LANGS: readonly Lang[] = ['en', 'he', 'fr', 'es', 'de'];

export function isLang(value: string): value is Lang {
  return (LANGS as readonly string[]).includes(value);
}

export function directionOf(lang: Lang): 'ltr' | 'rtl' {
  return lang === 'he' ? 'rtl' : 'ltr';
}

/** The name to show: in own script where the interface is read in that script, else the Latin one. */
export function nameFor(lang: Lang, name: string, local: string | null | undefined): string {
  return lang === 'he' && local && /\p{Script=Hebrew}/u.test(local) ? local : name;
}

export function formatNumber(value: number, lang: Lang, options?: Intl.NumberFormatOptions): string {
  return numberFormat(lang, options).format(value);
}

const formats = new Map<string, Intl.NumberFormat>();

/** Making a format is dear, using one is cheap. */
function numberFormat(lang: Lang, options?: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = options ? lang + JSON.stringify(options) : lang;
  const format = formats.get(key) ?? new Intl.NumberFormat(lang, { useGrouping: 'always', ...options }); // in Spanish too, as the findings write them
  formats.set(key, format);
  return format;
}

/** A measure is a count or a share: four significant digits are enough to compare. */
export function formatMeasure(value: number, lang: Lang): string {
  return formatNumber(value, lang, Number.isInteger(value) ? {} : { maximumSignificantDigits: 4 });
}

const PARTS: readonly Intl.DateTimeFormatOptions[] = [
  { year: 'numeric' },
  { year: 'numeric', month: 'long' },
  { year: 'numeric', month: 'long', day: 'numeric' },
];

/** An ISO date that may be partial (2026, 2026-11, 2026-11-03), to its own precision; other text is left as it is. */
export function formatDate(iso: string, lang: Lang): string {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(iso);
  if (!match) return iso;
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  const date = new Date(Date.UTC(year!, (month ?? 1) - 1, day ?? 1));
  const precision = PARTS[day !== undefined ? 2 : month !== undefined ? 1 : 0];
  return new Intl.DateTimeFormat(lang, { ...precision, timeZone: 'UTC' }).format(date);
}

/** The date of a survey, or its name where it has none. */
export function surveyDate({ name, date }: { readonly name: string; readonly date: string | null }, lang: Lang): string {
  return formatDate(date ?? name, lang);
}

/** The first of the reader's languages that the map has. */
export function preferredLang(wanted: readonly string[], available: readonly Lang[]): Lang {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-')[0]!.replace(/^iw$/, 'he');
    if (isLang(base) && available.includes(base)) return base;
  }
  return 'en';
}
