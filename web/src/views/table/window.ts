/** Rows drawn beyond either edge, so that a turn of the wheel shows no gap. */
const BEYOND = 6;

/** So many rows have to exist at most. */
export function mostRows(height: number, row: number): number {
  return Math.ceil(height / row) + 2 * BEYOND;
}

/** Share of a screen that is drawn beyond the columns in sight, so that a push sideways shows no gap. */
const ASIDE = 0.5;

interface Sideways { readonly scrollLeft: number; readonly clientWidth: number; readonly scrollWidth: number }

/** So many of the columns have to exist, from the first on; `widths` in any one unit. From the right, `scrollLeft` is negative. */
export function columnsUpTo(widths: readonly number[], { scrollLeft, clientWidth, scrollWidth }: Sideways): number {
  const breadth = widths.reduce((sum, width) => sum + width, 0);
  const reach = (breadth * (Math.abs(scrollLeft) + (1 + ASIDE) * clientWidth)) / scrollWidth;
  let begin = 0;
  const beyond = widths.findIndex((width) => (begin += width) >= reach);
  return beyond < 0 ? widths.length : beyond + 1;
}

/** The rows that have to exist: those in sight and a few on either side. Sizes in pixels. */
export function windowOf(rows: number, top: number, height: number, row: number): { from: number; to: number } {
  const first = Math.floor(Math.max(0, top) / row);
  const from = Math.max(0, Math.min(first, rows) - BEYOND);
  return { from, to: Math.min(rows, first + Math.ceil(height / row) + BEYOND) };
}
