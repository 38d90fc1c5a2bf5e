/** A cell of the grid; the titles are row -1. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

export const HEAD = -1;

export interface Grid {
  readonly rows: number;
  readonly columns: number;
  /** Rows that Page Up and Page Down pass. */
  readonly page: number;
  readonly dir: 'ltr' | 'rtl';
}

/** The cell that a key goes to, within the grid; null when the key moves nothing. Arrows go where they point. */
export function moved(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>, { row, column }: Cell, grid: Grid): Cell | null {
  const whole = event.ctrlKey || event.metaKey;
  const [back, forth] = grid.dir === 'rtl' ? [1, -1] : [-1, 1];
  const places: Readonly<Record<string, Cell>> = {
    ArrowDown: { row: row + 1, column }, ArrowUp: { row: row - 1, column },
    PageDown: { row: row + grid.page, column }, PageUp: { row: row - grid.page, column },
    ArrowLeft: { row, column: column + back }, ArrowRight: { row, column: column + forth },
    Home: { row: whole ? HEAD : row, column: 0 }, End: { row: whole ? grid.rows - 1 : row, column: grid.columns - 1 },
  };
  return Object.hasOwn(places, event.key) ? within(places[event.key]!, grid) : null;
}

/** The nearest cell that there is: filters take rows away. */
export function within({ row, column }: Cell, { rows, columns }: Pick<Grid, 'rows' | 'columns'>): Cell {
  return { row: clamp(row, HEAD, rows - 1), column: clamp(column, 0, columns - 1) };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
