import { type Params, type RefusalCode, refusals } from '../../../text/catalogue.ts';
import { said } from '../../../text/say.ts';
import type { Text } from '../../../text/refusal.ts';
import { choices } from '../../../text/schemes/choices.ts';
import {
  type ColumnKey,
  type RowProblemCode,
  columnNames,
  rowProblems,
  sheetNames,
} from '../../../text/schemes/columns.ts';
import { unquoted } from '../../formula.ts';
import { parseQuantity } from '../../scoring/quantity.ts';
import type { Column } from './columns.ts';
import { chosen, read } from './notation.ts';
import { put } from './rule-text.ts';

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

export type SheetKey = 'sections' | 'indicators';

/** One thing wrong in one cell: where a person finds it, what it is, and what could stand there instead. */
export interface RowProblem {
  readonly sheet: SheetKey;
  /** As the spreadsheet counts: the headings are row 1. */
  readonly row: number;
  readonly column: Text | null;
  readonly message: Text;
  readonly legal: readonly Text[];
}

type Blanks = Readonly<Record<string, string | number | Text>>;

/** A row of a sheet as it was read: its cells by column, and what was wrong with them. */
export class Row {
  readonly sheet: SheetKey;
  readonly number: number;
  readonly cells: ReadonlyMap<ColumnKey, string>;
  readonly problems: RowProblem[] = [];
  private readonly told = new Set<ColumnKey | null>();

  constructor(sheet: SheetKey, number: number, cells: ReadonlyMap<ColumnKey, string>) {
    this.sheet = sheet;
    this.number = number;
    this.cells = cells;
  }

  /** One problem for one cell: the first, which is the most to the point. */
  tell(column: ColumnKey | null, code: RowProblemCode, blanks: Blanks = {}, legal: readonly Text[] = []): void {
    if (column !== null && this.told.has(column)) return;
    this.told.add(column);
    const heading = column && columnNames[column];
    this.problems.push({
      sheet: this.sheet,
      row: this.number,
      column: heading,
      message: said(rowProblems[code], blanks),
      legal,
    });
  }

  /** The members the cells give; cells that cannot mean anything are told and left out. */
  members(columns: readonly Column[]): Record<string, unknown> {
    const members: Record<string, unknown> = {};
    for (const column of columns) {
      const text = this.cells.get(column.key) ?? '';
      if (text !== '') this.place(members, column, text);
      else if (column.required) this.tell(column.key, 'empty', {}, legalFor(column));
    }
    return members;
  }

  private place(members: Record<string, unknown>, column: Column, text: string): void {
    const { key, notation } = column;
    const value = read(notation, text);
    if (notation.as === 'choice' && !Object.hasOwn(choices[notation.of], chosen(notation.of, text)))
      this.tell(key, 'not-a-choice', { value: text }, legalFor(column));
    else if (notation.as === 'decimal') this.placeFigure(members, key, text);
    else put(members, key.split('.'), value);
  }

  /** An exact decimal stays as it is written; "1,200" or "８分" is read as the figure it is, or refused with the reason. */
  private placeFigure(members: Record<string, unknown>, key: ColumnKey, text: string): void {
    const unit = key === 'points' ? '分' : (this.cells.get('unitOfMeasure') ?? '');
    const figure = decimal.test(text) ? { ok: true as const, number: text } : parseQuantity(text, unit);
    if (figure.ok) put(members, key.split('.'), figure.number);
    else this.tell(key, 'shape', { message: said(refusals[figure.code], figure.params) });
  }
}

const decimal = /^-?\d{1,40}(\.\d{1,40})?$/;

const legalFor = ({ notation }: Column): Text[] =>
  notation.as === 'choice' ? Object.values<Text>(choices[notation.of]) : [];
