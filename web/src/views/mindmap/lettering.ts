import type { Measure, TextStyle } from '../../drawing/measure';
import { breakLines } from '../../drawing/shorten';
import type { Item } from './items';

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
const ASIDE_GAP = 8;
export const ASIDE_STYLE: TextStyle = { size: 12, weight: 500 };
/** Round the digits of a count. */
export const ASIDE_PAD = 7;
/** Room for the sign that a branch opens. */
export const CHEVRON = 10;
const LEADING = 1.3;

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
    lines, cut, style, lineHeight, aside, asideWidth,
    width: Math.ceil(2 * padX + before + textWidth + (asideWidth > 0 ? ASIDE_GAP + asideWidth : 0)),
    height: Math.ceil(2 * padY + lines.length * lineHeight),
  };
}
