import { columnNames, rowProblems, type ColumnKey, type RowProblemCode } from '../../../text/schemes/columns.ts';
import { choices } from '../../../text/schemes/choices.ts';
import type { Text } from '../../../text/refusal.ts';
import { refusals, said } from '../../../text/catalogue.ts';
import { parseQuantity } from '../../scoring/quantity.ts';
import type { Column } from './columns.ts';
import { chosen, read } from './notation.ts';
import { put } from './rule-text.ts';

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
