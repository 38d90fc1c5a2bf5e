import { describe, expect, it } from 'vitest';
import { LANGS } from '../../i18n/locale';
import { HOSTILE } from '../../survey/sample';
import { figure, intervalOf, tell } from './figures';
import { rowOf } from './sample';
import { wordsOf } from './strings';

describe('figures', () => {
  it('are written as the language does', () => {
    expect(figure(1234, 'organisations', 'de')).toBe('1.234');
    expect(figure(0.62, 'share', 'en')).toBe('62%');
    expect(figure(0.62, 'share', 'fr')).toMatch(/^62\s%$/);
  });

  it('of small shares have a digit more', () => {
    expect([0.0051, 0.046, 0.1, 0, 1].map((share) => figure(share, 'share', 'en'))).toEqual(['0.5%', '4.6%', '10%', '0%', '100%']);
  });

  it('that nobody knows are said to be unknown', () => {
    for (const lang of LANGS) expect(figure(null, 'share', lang)).toMatch(/\p{L}/u);
    expect(figure(NaN, 'index', 'en')).toBe('Not known');
  });
});

describe('intervals', () => {
  it('have two ends, the lower first', () => {
    expect(intervalOf(rowOf(1, { low: 2, high: 0 }))).toEqual([0, 2]);
  });

  it('with one end are none', () => {
    expect(intervalOf(rowOf(1, { low: 0 }))).toBeNull();
    expect(intervalOf(rowOf(1, { low: 0, high: Infinity }))).toBeNull();
  });
});

describe('a row in words', () => {
  it('says all that the bar shows', () => {
    const row = rowOf(0.38, { label: { en: 'Canada' }, low: 0.2, high: 0.59, count: 8, few: true });
    expect(tell(row, 'share', 'en').spoken).toBe('Canada: 38% few, 95% interval 20% to 59%, rests on 8 organisations');
  });

  it('says no more than it knows', () => {
    expect(tell(rowOf(3, { label: { en: 'Canada' } }), 'relations', 'en').spoken).toBe('Canada: 3');
  });

  it('leaves hostile names as text', () => {
    expect(tell(rowOf(1, { label: { en: HOSTILE } }), 'index', 'he').label).toBe(HOSTILE);
  });

  it.each(LANGS)('names every verdict and unit in %s', (lang) => {
    const { verdict, unit } = wordsOf(lang);
    const words = [...Object.values(verdict), ...Object.values(unit)];
    expect(new Set(words).size).toBe(8);
    expect(words.join('')).not.toMatch(/undefined/);
  });
});
