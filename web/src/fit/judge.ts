import type { FitQuestions, Lang } from '../payload';
import { textIn } from '../survey/text';

export type Answer = 'yes' | 'no' | 'unsure';
export const ANSWERS: readonly Answer[] = ['yes', 'no', 'unsure'];

export type Answers = Readonly<Partial<Record<string, Answer>>>;
export type Verdict = 'fits' | 'partly' | 'fits_not' | 'cannot_tell';

/** The rule of ci_map/fit/judge.py: more than half of the statements of a kind; null when the unsure ones could decide. */
export function holds(answers: Answers, of: readonly string[]): boolean | null {
  const yes = of.filter((id) => answers[id] === 'yes').length;
  const open = of.filter((id) => answers[id] === undefined || answers[id] === 'unsure').length;
  if (yes > of.length / 2) return true;
  return yes + open > of.length / 2 ? null : false;
}

export function verdictOf(fit: FitQuestions, answers: Answers): Verdict {
  const [complex, adaptive] = [holds(answers, fit.complex), holds(answers, fit.adaptive)];
  if (complex === null || adaptive === null) return 'cannot_tell';
  if (complex && adaptive) return 'fits';
  return complex || adaptive ? 'partly' : 'fits_not';
}

/** The verdict in words. */
export function sentenceOf(fit: FitQuestions, answers: Answers, lang: Lang): string {
  const which = holds(answers, fit.complex) ? 'complex' : 'adaptive';
  return word(fit, verdictOf(fit, answers), lang, { which: word(fit, which, lang) });
}

/** A text of the questionnaire, filled with values. */
export function word(fit: FitQuestions, name: string, lang: Lang, values: Readonly<Record<string, string>> = {}): string {
  const text = textIn(fit.words[name], lang) ?? name;
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
}
