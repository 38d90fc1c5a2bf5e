import type { Lang, Text } from '../payload';

/** The text in the wanted language, else in English. */
export function textIn(text: Text | undefined, lang: Lang): string | undefined {
  return text?.[lang] ?? text?.en;
}
