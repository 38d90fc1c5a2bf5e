import type { Lang } from '../payload';
import { formatNumber } from './locale';

const figures = (lang: Lang) => (value: number): string => formatNumber(value, lang);

/** A number as each language writes it, for its texts. */
export const [inEn, inHe, inFr, inEs, inDe] = [figures('en'), figures('he'), figures('fr'), figures('es'), figures('de')];
