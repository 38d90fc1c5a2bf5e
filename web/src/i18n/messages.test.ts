import { describe, expect, it } from 'vitest';
import { formatDate, formatMeasure, LANGS, nameFor, preferredLang } from './locale';
import { messages } from './messages';

/** Every text of a language, functions called with small and large numbers or plain words. */
function texts(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') return [0, 1, 2, 3, 12, 2345].flatMap((value) => {
    const call = node as (...values: unknown[]) => string;
    return [[`${path}(${value})`, call(value, value, value)] as [string, string]];
  });
  return Object.entries(node as object).flatMap(([key, value]) => texts(value, `${path}.${key}`));
}

describe.each(LANGS)('messages in %s', (lang) => {
  it('are all said', () => {
    for (const [path, text] of texts(messages(lang))) {
      expect(text, path).toMatch(/\S/);
      expect(text, path).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});

it('Hebrew is in Hebrew', () => {
  const latin = texts(messages('he')).filter(([path, text]) => !/\p{Script=Hebrew}/u.test(text) && !/file|years|query/.test(path));
  expect(latin).toEqual([]);
});

it('English counts and ranks read well', () => {
  const { card, search } = messages('en');
  expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 103].map((rank) => card.rank(rank, 1267).split(' ')[0]))
    .toEqual(['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '22nd', '103rd']);
  expect(search.found(1)).toBe('1 result');
});

describe('locale', () => {
  it('tells dates to their own precision', () => {
    expect(formatDate('2026', 'en')).toBe('2026');
    expect(formatDate('2026-11', 'fr')).toBe('novembre 2026');
    expect(formatDate('2026-11-03', 'de')).toBe('3. November 2026');
    expect(formatDate('last year', 'en')).toBe('last year');
  });

  it('writes numbers as the language does', () => {
    expect(formatMeasure(1234567, 'de')).toBe('1.234.567');
    expect(formatMeasure(0.00123456, 'en')).toBe('0.001235');
  });

  it('shows a name in own script only to those who read it', () => {
    expect(nameFor('he', 'Sheatufim', 'שיתופים')).toBe('שיתופים');
    expect(nameFor('en', 'Sheatufim', 'שיתופים')).toBe('Sheatufim');
    expect(nameFor('he', 'Florence', 'フローレンス')).toBe('Florence');
  });

  it('takes the first language of the reader that there is', () => {
    expect(preferredLang(['pt-BR', 'iw-IL', 'en'], ['en', 'he'])).toBe('he');
    expect(preferredLang(['pt'], ['en', 'he'])).toBe('en');
  });
});
