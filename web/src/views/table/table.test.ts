import { describe, expect, it } from 'vitest';
import { LANGS } from '../../i18n/locale';
import { HOSTILE, payloadOf } from '../../survey/sample';
import { Survey } from '../../survey/survey';
import { columnIds, columnsOf, type Column } from './columns';
import { toCsv, toTabs } from './export';
import { moved, within } from './keys';
import { orderOf, sorted } from './order';
import { columnsUpTo, mostRows, windowOf } from './window';

const survey = new Survey(payloadOf([
  { id: 'z', name: 'Zebra', roles: ['funder', 'backbone'], founded: 2000, degree: 2.5 },
  { id: 'formula', name: '=HYPERLINK("http://evil")', aliases: ['+1', '-2', '@x', '\tt'], note: 'two\nlines', degree: -1 },
  { id: 'eclair', name: 'Éclair', name_local: 'אקלר', founded: 1990 },
  { id: 'hostile', name: HOSTILE, note: ' =1+1' },
  { id: 'echo', name: '#echo', degree: 2.5 },
]));
const columns = columnsOf(survey);
const column = (id: string): Column => columns.find((one) => one.id === id)!;
const order = (id: string, descending = false): string[] =>
  sorted([0, 1, 2, 3, 4], orderOf(column(id), survey.size, 'en'), descending).map((i) => survey.organisations.id[i]!);

describe('columns', () => {
  it('are each named in every language and sorted by one id', () => {
    expect(new Set(columnIds(survey)).size).toBe(columns.length);
    for (const lang of LANGS) for (const { title } of columns) expect(title(lang)).toMatch(/\S/);
  });

  it('hold every field of an organisation', () => {
    const elsewhere = ['x', 'y', 'lat', 'lon', 'located', 'served_lat', 'served_lon', 'provenance', 'measures', 'note_2015'];
    const fields = Object.keys(survey.organisations).filter((field) => !elsewhere.includes(field));
    expect(columnIds(survey)).toEqual(expect.arrayContaining([...fields, 'degree']));
  });

  it('show the name that the reader reads', () => {
    expect(column('name').text(2, 'he')).toBe('אקלר');
    expect(column('name').text(2, 'en')).toBe('Éclair');
    expect(column('name').raw(2)).toBe('Éclair');
  });
});

describe('order', () => {
  it('is that of the language, punctuation apart', () => {
    expect(order('name')).toEqual(['hostile', 'formula', 'echo', 'eclair', 'z']);
  });

  it('keeps the unknown at the end either way, and equals as they were', () => {
    expect(order('founded')).toEqual(['eclair', 'z', 'formula', 'hostile', 'echo']);
    expect(order('founded', true)).toEqual(['z', 'eclair', 'formula', 'hostile', 'echo']);
    expect(order('degree', true)).toEqual(['z', 'echo', 'formula', 'eclair', 'hostile']);
  });
});

describe('CSV', () => {
  const lines = toCsv([column('id'), column('name'), column('roles'), column('aliases'), column('note'), column('degree')], [0, 1, 3]);

  it('quotes as RFC 4180 says, with CRLF and a mark for UTF-8', () => {
    expect(lines).toBe([
      '\uFEFFid,name,roles,aliases,note,degree',
      'z,Zebra,funder|backbone,,,2.5',
      'formula,"\'=HYPERLINK(""http://evil"")",,\'+1|-2|@x|\tt,"two\nlines",-1',
      `hostile,${HOSTILE},,,' =1+1,`, '',
    ].join('\r\n'));
  });

  it.each(['A;=cmd;B', 'A; "+1";B', '＝1+1', 'A;＠x'])('lets %s be no formula where Excel divides at semicolons', (name) => {
    const columns = columnsOf(new Survey(payloadOf([{ id: 'x', name }]))).filter(({ id }) => id === 'id' || id === 'name');
    const cells = toCsv(columns, [0]).split(/[;,\r\n]/).map((cell) => cell.replace(/^["\s]+/, ''));
    expect(cells.filter((cell) => /^[=+\-@＝＋－＠]/.test(cell))).toEqual([]);
  });

  it('lets no text begin as a formula', () => {
    const cells = toTabs(columns, [0, 1, 2, 3, 4], 'en').split('\n').slice(1).flatMap((line) => line.split('\t'));
    expect(cells.filter((cell) => /^\s*[=+@]/.test(cell))).toEqual([]);
  });
});

describe('window', () => {
  it.each([[0, 0, 800], [5, 0, 800], [1000, 0, 800], [1000, 20000, 800], [1000, 39960, 800], [1000, 1e9, 800], [10, -50, 0]])(
    'of %i rows at %i px holds what is in sight and no more than there is', (rows, top, height) => {
      const { from, to } = windowOf(rows, top, height, 40);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(rows);
      expect(to - from).toBeLessThanOrEqual(mostRows(height, 40));
      for (let row = 0; row < rows; row++)
        if ((row + 1) * 40 > top && row * 40 < top + height) expect(row >= from && row < to).toBe(true);
    });

  it.each([[0, 3], [100, 4], [-100, 4], [150, 5], [400, 6], [1e9, 6]])('scrolled sideways by %i px needs %i of six columns', (scrollLeft, count) => {
    expect(columnsUpTo([10, 10, 10, 10, 10, 10], { scrollLeft, clientWidth: 200, scrollWidth: 600 })).toBe(count);
  });
});

describe('keys', () => {
  const grid = { rows: 100, columns: 20, page: 15, dir: 'ltr' } as const;
  const go = (key: string, row: number, column: number, dir: 'ltr' | 'rtl' = 'ltr', ctrlKey = false): unknown =>
    moved({ key, ctrlKey, metaKey: false }, { row, column }, { ...grid, dir });

  it('go where they point, in Hebrew too', () => {
    expect(go('ArrowRight', 3, 3)).toEqual({ row: 3, column: 4 });
    expect(go('ArrowRight', 3, 3, 'rtl')).toEqual({ row: 3, column: 2 });
    expect(go('ArrowUp', 0, 3)).toEqual({ row: -1, column: 3 });
  });

  it('stay within the grid', () => {
    expect(go('PageDown', 95, 3)).toEqual({ row: 99, column: 3 });
    expect(go('ArrowLeft', 3, 0)).toEqual({ row: 3, column: 0 });
    expect(go('End', 3, 3, 'ltr', true)).toEqual({ row: 99, column: 19 });
    expect(go('Home', 3, 3, 'ltr', true)).toEqual({ row: -1, column: 0 });
    expect(within({ row: 50, column: 5 }, { rows: 0, columns: 20 })).toEqual({ row: -1, column: 5 });
  });

  it('leave every other key alone', () => {
    for (const key of ['a', 'Tab', 'Enter', 'constructor', '__proto__']) expect(go(key, 3, 3)).toBeNull();
  });
});
