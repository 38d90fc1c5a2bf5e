import type { Survey } from '../../survey/survey';

/** From the palest on: the least count of each shade, and how much of the accent is in it, in per cent. */
export const SHADES: readonly { readonly least: number; readonly mix: number }[] = [
  { least: 1, mix: 6 }, { least: 5, mix: 11 }, { least: 20, mix: 17 }, { least: 100, mix: 24 }, { least: 500, mix: 32 },
];

export interface Shade {
  readonly country: string;
  readonly count: number;
  /** Position in SHADES. */
  readonly shade: number;
}

/** Countries by how many of the organisations shown have their seat there, whether or not their place is known. */
export function shadesOf({ organisations: { country } }: Survey, shown: readonly number[]): Shade[] {
  const counts = new Map<string, number>();
  for (const i of shown) {
    const code = country[i];
    if (code) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, count]) => ({ country: code, count, shade: shadeOf(count) }));
}

export function shadeOf(count: number): number {
  return SHADES.findLastIndex(({ least }) => count >= least);
}
