/** Rows drawn beyond either edge, so that a turn of the wheel shows no gap. */
const BEYOND = 6;

/** So many rows have to exist at most. */
export function mostRows(height: number, row: number): number {
  return Math.ceil(height / row) + 2 * BEYOND;
}

/** The rows that have to exist: those in sight and a few on either side. Sizes in pixels. */
export function windowOf(rows: number, top: number, height: number, row: number): { from: number; to: number } {
  const first = Math.floor(Math.max(0, top) / row);
  const from = Math.max(0, Math.min(first, rows) - BEYOND);
  return { from, to: Math.min(rows, first + Math.ceil(height / row) + BEYOND) };
}
