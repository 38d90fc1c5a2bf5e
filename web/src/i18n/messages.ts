import type { Lang } from '../payload';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { he } from './he';

/** Every word of the interface; English is the measure, so a key missing in another language does not compile. */
export type Messages = typeof en;
export type FacetName = keyof Messages['facets'];

const ALL: Readonly<Record<Lang, Messages>> = { en, he, fr, es, de };

export function messages(lang: Lang): Messages {
  return ALL[lang];
}
