import { describe, expect, it } from 'vitest';
import { LANGS } from '../i18n/locale';
import { wordsOf } from './strings';
import { stepFor } from './walk';

describe('keys of the tour', () => {
  it('follow the direction of writing', () => {
    expect(stepFor('ArrowRight', 2, 8, false)).toBe(3);
    expect(stepFor('ArrowRight', 2, 8, true)).toBe(1);
    expect(stepFor('ArrowLeft', 2, 8, true)).toBe(3);
  });

  it('stay on the way', () => {
    expect(stepFor('ArrowRight', 8, 8, false)).toBeNull();
    expect(stepFor('ArrowLeft', 1, 8, false)).toBeNull();
    expect(stepFor('Home', 1, 8, false)).toBeNull();
    expect([stepFor('Home', 5, 8, false), stepFor('End', 5, 8, false)]).toEqual([1, 8]);
  });

  it('other keys are left to others', () => {
    for (const key of ['a', 'Enter', ' ', 'ArrowUp', 'Tab', 'constructor']) expect(stepFor(key, 2, 8, false)).toBeNull();
  });
});

it.each(LANGS)('says where it stands in %s', (lang) => {
  expect(wordsOf(lang).step(3, 8)).toMatch(/3.*8/);
});
