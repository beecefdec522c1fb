import { refusals, type Params, type RefusalCode, said } from '../../../text/catalogue.ts';
import { columnNames, rowProblems, sheetNames, type ColumnKey } from '../../../text/schemes/columns.ts';
import type { Column } from './columns.ts';
import { Row, type RowProblem, type SheetKey } from './row.ts';

/** More indicators than any scheme has; a longer sheet is a mistake or an attack. */
export const mostRows = 1_000;

/** The rows of a sheet that hold something, with what their cells say. */
export type Grid = readonly {
  readonly row: number;
  readonly hidden: boolean;
  readonly cells: ReadonlyMap<number, GridCell>;
}[];
interface GridCell {
  readonly text: string;
  readonly wrong?: { readonly code: RefusalCode; readonly params: Params };
  readonly is?: 'date' | 'flag';
}

/** Names the rows of a sheet by their headings. `grid` undefined: the file has no such sheet. */
export function rowsOf(
  sheet: SheetKey,
  grid: Grid | undefined,
  columns: readonly Column[],
): { rows: Row[]; problems: RowProblem[] } {
  if (!grid) {
    const message = said(rowProblems['no-sheet'], { sheet: sheetNames[sheet] });
    return { rows: [], problems: [{ sheet, row: 1, column: null, message, legal: [] }] };
  }
  const headings = grid.find(({ row }) => row === 1)?.cells ?? new Map<number, GridCell>();
  const lines = grid.filter(({ row }) => row > 1);
  const header = new Row(sheet, 1, new Map());
  const keys = keysOf(headings, columns, header);
  const read = lines.filter(({ row }) => row <= mostRows + 1).map((line) => rowOf(sheet, line, keys));
  if (read.length < lines.length) header.tell(null, 'too-many-rows', { most: mostRows });
  const used = read.filter(
    ({ cells, problems }) => problems.length > 0 || [...cells.values()].some((text) => text !== ''),
  );
  return { rows: used, problems: header.problems };
}

/** Which column of the table stands in which place, whatever order a person has moved them into. */
function keysOf(
  headings: ReadonlyMap<number, GridCell>,
  columns: readonly Column[],
  header: Row,
): ReadonlyMap<number, ColumnKey> {
  const found = new Map<number, ColumnKey>();
  for (const [at, { text }] of headings) {
    const heading = text.trim();
    const known = columns.find(({ key }) => {
      const { zh, en } = columnNames[key];
      return [zh, en, `${zh} ${en}`].includes(heading);
    });
    const again = known !== undefined && [...found.values()].includes(known.key);
    if (again) header.tell(known.key, 'column-twice', { column: columnNames[known.key] });
    else if (known) found.set(at, known.key);
    if (!known && heading !== '') {
      const legal = columns.map(({ key }) => columnNames[key]);
      header.tell(null, 'unknown-column', { column: heading }, legal);
    }
  }
  for (const { key, required } of columns)
    if (required && ![...found.values()].includes(key)) header.tell(key, 'no-column', { column: columnNames[key] });
  return found;
}

function rowOf(
  sheet: SheetKey,
  { row: number, hidden, cells }: Grid[number],
  keys: ReadonlyMap<number, ColumnKey>,
): Row {
  const texts = new Map<ColumnKey, string>();
  const row = new Row(sheet, number, texts);
  if (hidden) row.tell(null, 'hidden-row');
  for (const [at, { text, wrong, is }] of cells) {
    const key = keys.get(at);
    if (key === undefined) continue;
    if (wrong) row.tell(key, 'shape', { message: said(refusals[wrong.code], wrong.params) });
    else if (is) row.tell(key, 'not-text');
    else texts.set(key, unquoted(text.trim()));
  }
  return row;
}

/** The apostrophe that export puts before a text beginning like a formula. */
const unquoted = (text: string) => (/^'+[=+\-@＝＋－＠]/u.test(text) ? text.slice(1) : text);
