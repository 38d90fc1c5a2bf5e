/** Width of a text in pixels. */
export type Measure = (text: string, style: TextStyle) => number;

export interface TextStyle {
  readonly size: number;
  readonly weight: number;
}

/** Measures with a canvas in the type of the page, each text once; guesses where there is none. */
export function pageMeasure(): Measure {
  const context = typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d');
  if (!context) return estimate;
  const family = getComputedStyle(document.documentElement).fontFamily;
  const known = new Map<string, number>();
  return (text, { size, weight }) => {
    const key = `${size} ${weight} ${text}`;
    const width = known.get(key);
    if (width !== undefined) return width;
    context.font = `${weight} ${size}px ${family}`;
    const measured = context.measureText(text).width;
    known.set(key, measured);
    return measured;
  };
}

/** Full-width scripts one em, capitals wider than small letters. */
export const estimate: Measure = (text, { size, weight }) => {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems * size * (weight >= 600 ? 1.06 : 1);
};

function emsOf(character: string): number {
  if (/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Extended_Pictographic}]/u.test(character))
    return 1;
  if (/[\s.,:;'|!iljt()[\]]/u.test(character)) return 0.32;
  return /[\p{Lu}mw—%&@]/u.test(character) ? 0.72 : 0.56;
}
