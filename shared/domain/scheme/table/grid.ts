import { columnNames, rowProblems, sheetNames, type ColumnKey } from '../../../text/schemes/columns.ts';
import { said } from '../../reports/said.ts';
import type { Column } from './columns.ts';
import { Row, type RowProblem, type SheetKey } from './row.ts';

/** More indicators than any scheme has; a longer sheet is a mistake or an attack. */
export const mostRows = 1_000;

/** Names the rows of a sheet by their headings. `grid` undefined: the file has no such sheet. */
export function rowsOf(
  sheet: SheetKey,
  grid: readonly (readonly unknown[])[] | undefined,
  columns: readonly Column[],
): { rows: Row[]; problems: RowProblem[] } {
  if (!grid) {
    const message = said(rowProblems['no-sheet'], { sheet: sheetNames[sheet] });
    return { rows: [], problems: [{ sheet, row: 1, column: null, message, legal: [] }] };
  }
  const [headings = [], ...lines] = grid;
  const header = new Row(sheet, 1, new Map());
  const keys = keysOf(headings, columns, header);
  const read = lines.slice(0, mostRows).map((cells, at) => rowOf(sheet, at + 2, cells, keys));
  if (lines.length > mostRows) header.tell(null, 'too-many-rows', { most: mostRows });
  return {
    rows: read.filter(({ cells }) => [...cells.values()].some((text) => text !== '')),
    problems: header.problems,
  };
}

/** Which column of the table stands in which place, whatever order a person has moved them into. */
function keysOf(headings: readonly unknown[], columns: readonly Column[], header: Row): (ColumnKey | undefined)[] {
  const found: (ColumnKey | undefined)[] = [];
  for (const heading of headings.map((cell) => (typeof cell === 'string' ? cell.trim() : ''))) {
    const known = columns.find(({ key }) => {
      const { zh, en } = columnNames[key];
      return [zh, en, `${zh} ${en}`].includes(heading);
    });
    const again = known !== undefined && found.includes(known.key);
    if (again) header.tell(known.key, 'column-twice', { column: columnNames[known.key] });
    if (!known && heading !== '') {
      const legal = columns.map(({ key }) => columnNames[key]);
      header.tell(null, 'unknown-column', { column: heading }, legal);
    }
    found.push(again ? undefined : known?.key);
  }
  for (const { key, required } of columns)
    if (required && !found.includes(key)) header.tell(key, 'no-column', { column: columnNames[key] });
  return found;
}

function rowOf(
  sheet: SheetKey,
  number: number,
  cells: readonly unknown[],
  keys: readonly (ColumnKey | undefined)[],
): Row {
  const texts = new Map<ColumnKey, string>();
  const row = new Row(sheet, number, texts);
  for (const [at, cell] of cells.entries()) {
    const key = keys[at];
    if (key === undefined) continue;
    const text = textOf(cell);
    if (text === null) row.tell(key, 'not-text');
    else texts.set(key, text);
  }
  return row;
}

/**
 * A number cell is what the spreadsheet shows: fifteen significant digits, which is also all it keeps of what is typed.
 * So 0.1 + 0.2 is 0.3 here, as it is on the screen. Null: not a text and not a number.
 */
function textOf(cell: unknown): string | null {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return unquoted(cell.trim());
  return typeof cell === 'number' && Number.isFinite(cell) ? plainDecimal(cell.toPrecision(15)) : null;
}

/** The apostrophe that export puts before a text beginning like a formula. */
const unquoted = (text: string) => (/^'+[=+\-@＝＋－＠]/u.test(text) ? text.slice(1) : text);

/** "1.20000000000000e-7" → "0.00000012" */
function plainDecimal(precise: string): string {
  const [, sign = '', whole = '', part = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(precise) ?? [];
  const digits = `${whole}${part}`;
  const point = whole.length + Number(exponent);
  const padded =
    point <= 0
      ? `0.${'0'.repeat(-point)}${digits}`
      : `${digits.padEnd(point, '0').slice(0, point)}.${digits.slice(point)}`;
  const trimmed = padded.replace(/(\.\d*?)0*$/, '$1').replace(/\.$/, '');
  return trimmed === '0' ? '0' : `${sign}${trimmed}`;
}
