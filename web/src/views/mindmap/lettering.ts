import type { Item } from './items';

/** Width of a text in pixels. */
export type Measure = (text: string, style: TextStyle) => number;

export interface TextStyle {
  readonly size: number;
  readonly weight: number;
}

/** An item's box with its text broken into lines, in pixels at scale 1. */
export interface Lettering {
  readonly lines: readonly string[];
  /** Whether something had to be cut off. */
  readonly cut: boolean;
  readonly style: TextStyle;
  readonly lineHeight: number;
  /** What stands beside the text: the count of a branch. */
  readonly aside: string;
  readonly asideWidth: number;
  readonly textWidth: number;
  readonly width: number;
  readonly height: number;
}

interface Dress {
  readonly style: TextStyle;
  readonly padX: number;
  readonly padY: number;
  /** Room before the text, for the dot of an organisation. */
  readonly before: number;
}

export const DOT_ROOM = 16;
export const ASIDE_GAP = 8;
export const ASIDE_STYLE: TextStyle = { size: 12, weight: 500 };
/** Round the digits of a count. */
export const ASIDE_PAD = 7;
/** Room for the sign that a branch opens. */
export const CHEVRON = 10;
const LEADING = 1.3;
const MOST_LINES = 2;

const ROOT_DRESS: Dress = { style: { size: 16, weight: 650 }, padX: 18, padY: 11, before: 0 };
const STEM_DRESS: Dress = { style: { size: 14, weight: 600 }, padX: 12, padY: 7, before: 0 };
const BRANCH_DRESS: Dress = { style: { size: 13, weight: 500 }, padX: 7, padY: 4, before: 0 };
const LEAF_DRESS: Dress = { style: { size: 13, weight: 400 }, padX: 5, padY: 3, before: DOT_ROOM };
const MORE_DRESS: Dress = { style: { size: 12.5, weight: 500 }, padX: 7, padY: 4, before: 0 };

export function dressOf(item: Item): Dress {
  if (item.kind === 'root') return ROOT_DRESS;
  if (item.kind === 'organisation') return LEAF_DRESS;
  if (item.kind === 'more') return MORE_DRESS;
  return item.level === 2 ? STEM_DRESS : BRANCH_DRESS;
}

/** Sizes an item for its label and the count beside it; no line is wider than `most`. */
export function letter(item: Item, label: string, aside: string, measure: Measure, most: number): Lettering {
  const { style, padX, padY, before } = dressOf(item);
  const { lines, cut } = breakLines(label, most, (text) => measure(text, style));
  const textWidth = Math.max(0, ...lines.map((line) => measure(line, style)));
  const asideWidth = aside === '' ? 0 : measure(aside, ASIDE_STYLE) + 2 * ASIDE_PAD + CHEVRON;
  const lineHeight = Math.round(style.size * LEADING);
  return {
    lines, cut, style, lineHeight, aside, asideWidth, textWidth,
    width: Math.ceil(2 * padX + before + textWidth + (asideWidth > 0 ? ASIDE_GAP + asideWidth : 0)),
    height: Math.ceil(2 * padY + lines.length * lineHeight),
  };
}

type Width = (text: string) => number;

/** Breaks between words; a word wider than the line is broken between characters; what does not fit ends in "…". */
export function breakLines(text: string, most: number, width: Width): { lines: string[]; cut: boolean } {
  const words = text.split(/\s+/u).filter((word) => word !== '');
  const lines: string[] = [];
  while (words.length > 0 && lines.length < MOST_LINES - 1) lines.push(takeLine(words, most, width));
  const rest = words.join(' ');
  const cut = width(rest) > most;
  if (rest !== '') lines.push(cut ? clip(rest, most, width) : rest);
  return { lines, cut };
}

/** Takes as many words as fit, at least part of one. */
function takeLine(words: string[], most: number, width: Width): string {
  let line = '';
  for (let next = words[0]; next !== undefined; next = words[0]) {
    const longer = line === '' ? next : `${line} ${next}`;
    if (width(longer) > most) break;
    line = longer;
    words.shift();
  }
  if (line !== '') return line;
  const head = headOf(words[0]!, most, width);
  words[0] = words[0]!.slice(head.length);
  return head;
}

/** As many whole characters as fit, at least one, by halving. */
function headOf(text: string, most: number, width: Width): string {
  const characters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  let [low, high] = [1, characters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (width(characters.slice(0, middle).join('')) <= most) low = middle;
    else high = middle - 1;
  }
  return characters.slice(0, low).join('');
}

function clip(text: string, most: number, width: Width): string {
  return `${headOf(text, most - width('…'), width).trimEnd()}…`;
}

/** Guesses widths where there is no canvas: full-width scripts one em, capitals wider than small letters. */
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

/** Measures with a canvas, each text once; falls back to the estimate. */
export function canvasMeasure(family: string): Measure {
  const context = typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d');
  if (!context) return estimate;
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
