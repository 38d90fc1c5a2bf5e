import { describe, expect, it } from 'vitest';
import type { FitQuestions } from '../payload';
import { holds, sentenceOf, verdictOf, word, type Answer, type Answers } from './judge';

const COMPLEX = ['c1', 'c2', 'c3'];
const ADAPTIVE = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'];
const FIT: FitQuestions = {
  questions: [...COMPLEX, ...ADAPTIVE, 'o'].map((id) => ({ id, label: { en: id }, definition: { en: id } })),
  complex: COMPLEX,
  adaptive: ADAPTIVE,
  words: {
    complex: { en: 'complex' }, adaptive: { en: 'adaptive' }, fits: { en: 'Fits.' }, partly: { en: 'Only {which}.', de: 'Nur {which}.' },
    fits_not: { en: 'Fits not.' }, cannot_tell: { en: 'Open.' },
  },
};

function all(answer: Answer, but: readonly string[] = []): Answers {
  return Object.fromEntries(FIT.questions.map(({ id }) => [id, but.includes(id) ? 'no' : answer]));
}

// The same table as tests/fit/test_judge.py.
describe('verdict', () => {
  it.each([
    [all('yes'), 'fits'],
    [all('yes', COMPLEX), 'partly'],
    [all('yes', ADAPTIVE), 'partly'],
    [all('no'), 'fits_not'],
    [all('yes', ADAPTIVE.slice(0, 3)), 'partly'],
    [all('unsure'), 'cannot_tell'],
    [{}, 'cannot_tell'],
  ] as const)('of %o is %s', (answers, verdict) => expect(verdictOf(FIT, answers)).toBe(verdict));

  it('is open only as long as the unsure answers could decide', () => {
    expect(holds({ c1: 'yes', c2: 'yes' }, COMPLEX)).toBe(true);
    expect(holds({ c1: 'no', c2: 'no' }, COMPLEX)).toBe(false);
    expect(holds({ c1: 'yes', c2: 'no' }, COMPLEX)).toBeNull();
  });
});

describe('words', () => {
  it('say which of the two it is', () => {
    expect(sentenceOf(FIT, all('yes', ADAPTIVE), 'en')).toBe('Only complex.');
    expect(sentenceOf(FIT, all('yes', COMPLEX), 'de')).toBe('Nur adaptive.');
  });

  it('leave a value that nobody gave', () => expect(word(FIT, 'partly', 'en')).toBe('Only {which}.'));
});
