import * as z from 'zod';
import { type Book, isTrue, unescaped } from './book.ts';
import { type Cell, shown, stored, typed } from './figure.ts';
import { type Attributes, damaged, walk } from './parts.ts';

interface Row {
  /** As a spreadsheet counts, from 1. */
  readonly row: number;
  readonly hidden: boolean;
  /** By column from 0; a column that is not there is blank. */
  readonly cells: ReadonlyMap<number, Cell>;
}

interface Rows {
  readonly rows: readonly Row[];
  /** Columns from 0 that are not to be seen. */
  readonly hiddenColumns: ReadonlySet<number>;
}

/**
 * Figures as their format shows them, with every digit; the same with the fifteen digits a spreadsheet shows of what it computed,
 * 0.1 + 0.2 being 0.3; or as they are stored, whatever is shown.
 */
export type Figures = 'shown' | 'rounded' | 'stored';

interface Reading {
  readonly figures: Figures;
  /** Whether a row is of use; what is not is not kept. May refuse. */
  readonly keep: (row: number, cells: Row['cells']) => boolean;
}

const lastRow = 1_048_576;
const lastColumn = 16_384;

/** The rows of one sheet, with everything its cells declare. Merged cells keep their value in their first row; below it they refuse. */
export function rowsOf(book: Book, part: string, { figures, keep }: Reading): Rows {
  const bytes = book.parts(part);
  if (!bytes) throw damaged(part);
  const rows: { row: number; hidden: boolean; cells: Map<number, Cell> }[] = [];
  const hiddenColumns = new Set<number>();
  const merged: string[] = [];
  let current = { row: 0, hidden: false, cells: new Map<number, Cell>() };
  let raw = noCell();
  let inside: 'v' | 't' | 'f' | '' = '';
  let reading = 0;
  walk(bytes, part, {
    open(name, attribute) {
      if (name === 'row') current = { ...rowOf(attribute, current.row, part), cells: new Map() };
      else if (name === 'c') raw = cellOf(attribute, raw, { row: current.row, part });
      else if (name === 'v' || name === 't' || name === 'f') {
        inside = name === 't' && reading > 0 ? '' : name;
        if (name === 'f') raw.formula = '';
        // A cell that has two values has none.
        else if (name === 'v' && raw.value !== undefined) raw.type = '';
        else raw.value ??= '';
      } else if (name === 'rPh') reading += 1;
      else if (name === 'col') hide(hiddenColumns, attribute);
      else if (name === 'mergeCell') merged.push(attribute('ref') ?? '');
    },
    text(text) {
      if (inside === 'f') raw.formula = `${raw.formula ?? ''}${text}`;
      else if (inside !== '') raw.value = `${raw.value ?? ''}${text}`;
    },
    close(name) {
      if (name === inside) inside = '';
      else if (name === 'rPh') reading -= 1;
      else if (name === 'c') {
        const cell = read(raw, book, figures);
        if (cell.text !== '' || cell.wrong) current.cells.set(raw.column, cell);
      } else if (name === 'row') {
        if (keep(current.row, current.cells)) rows.push(current);
        raw = noCell();
      }
    },
  });
  cover(rows, merged, part);
  return { rows, hiddenColumns };
}

interface Raw {
  column: number;
  type: string;
  style: number;
  value: string | undefined;
  formula: string | undefined;
}
const noCell = (): Raw => ({ column: -1, type: 'n', style: 0, value: undefined, formula: undefined });

function rowOf(attribute: Attributes, before: number, part: string): { row: number; hidden: boolean } {
  const row = Number(attribute('r') ?? before + 1);
  if (!Number.isInteger(row) || row <= before || row > lastRow) throw damaged(part);
  return { row, hidden: isTrue(attribute('hidden')) || Number(attribute('ht') ?? 1) === 0 };
}

function cellOf(attribute: Attributes, before: Raw, { row, part }: { row: number; part: string }): Raw {
  const reference = attribute('r');
  const column = reference === undefined ? before.column + 1 : columnOf(reference);
  const elsewhere = reference !== undefined && Number(/\d+$/.exec(reference)?.[0]) !== row;
  if (elsewhere || column <= before.column || column >= lastColumn) throw damaged(part);
  const style = Number(attribute('s') ?? 0);
  return { column, type: attribute('t') ?? 'n', style, value: undefined, formula: undefined };
}

/** `AB12` stands in column 27, counted from 0; what is no reference, in none. */
const columnOf = (reference: string): number =>
  Array.from(/^[A-Z]{1,3}(?=\d)/.exec(reference)?.[0] ?? '').reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  ) - 1;

function hide(columns: Set<number>, attribute: Attributes): void {
  if (!isTrue(attribute('hidden')) && Number(attribute('width') ?? 1) !== 0) return;
  const last = Math.min(Number(attribute('max') ?? 0), lastColumn);
  for (let column = Number(attribute('min') ?? 1); column <= last; column += 1) columns.add(column - 1);
}

function read({ type, style, value, formula }: Raw, { texts, formats, date1904 }: Book, figures: Figures): Cell {
  // A formula that gives an empty text has a value, the empty one; one that was never computed has none.
  const uncomputed = formula !== undefined && (value === undefined || (value === '' && type !== 'str'));
  if (uncomputed)
    return { text: `=${formula}`, wrong: { code: 'workbook.no-value', params: { formula: `=${formula}` } } };
  if (value === undefined) return { text: '' };
  switch (type) {
    case 's': {
      const text = /^\d+$/.test(value) ? texts[Number(value)] : undefined;
      return text === undefined ? broken(value) : { text };
    }
    case 'str':
    case 'inlineStr':
      return { text: unescaped(value) };
    case 'b':
      return /^(?:0|1|true|false)$/.test(value)
        ? { text: isTrue(value) ? 'TRUE' : 'FALSE', is: 'flag' }
        : broken(value);
    case 'e':
      return { text: value, wrong: { code: 'workbook.error-value', params: { error: value } } };
    case 'd':
      return written(value);
    case 'n': {
      if (value === '') return { text: '' };
      const number = typed(figures === 'rounded' ? String(Number(Number(value).toPrecision(15))) : value);
      const format = formats[style];
      if (number === undefined) return broken(value);
      if (!format) return { text: number };
      return figures === 'stored' ? stored(number, format, date1904) : shown(number, format, date1904);
    }
    default:
      return broken(value);
  }
}

/** A date that is written out instead of counted in days. */
function written(value: string): Cell {
  const [, day, time = ''] = /^(\d{4}-\d\d-\d\d)?(?:(?:^|T)(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)Z?)?$/.exec(value) ?? [];
  const isDay = day !== undefined && z.iso.date().safeParse(day).success;
  if (day === undefined ? time === '' : !isDay)
    return { text: value, wrong: { code: 'workbook.not-a-date', params: { value } } };
  const clock = time.replace(/\.0+$/, '').replace(/^00:00(?::00)?$/, '');
  return { text: [day, day === undefined ? time : clock].filter(Boolean).join(' '), is: 'date' };
}

const broken = (value: string): Cell => ({ text: value, wrong: { code: 'workbook.broken-cell', params: { value } } });

/** Merged cells together cover no more than this, or the file was made to cost time. */
const mostCovered = 5_000_000;

/**
 * A merged cell is one cell. Beside its first column there is nothing; below its first row stands what it says, which only a
 * mapping that takes a blank as "as above" may take again.
 */
function cover(
  rows: readonly { row: number; cells: Map<number, Cell> }[],
  merged: readonly string[],
  part: string,
): void {
  const places = new Map(rows.map((row, at) => [row.row, at]));
  let left = mostCovered;
  for (const reference of merged) {
    const [first = '', last = first] = reference.split(':');
    const [top = 0, bottom = 0] = [first, last].map((corner) => Number(/\d+$/.exec(corner)?.[0] ?? 0));
    const place = places.get(top);
    if (place === undefined) continue;
    const covered = rows.slice(place + 1, place + 1 + bottom - top).filter(({ row }) => row <= bottom);
    left -= covered.length;
    if (left < 0) throw damaged(part);
    const cell: Cell = { text: '', wrong: { code: 'workbook.merged', params: { first: top } } };
    for (const { cells } of covered) cells.set(columnOf(first), cell);
  }
}
