import { Refused } from '../refused.ts';
import { faultAt, asRefused, type Fault } from './fault.ts';
import { columnsOf, filled, type Cell, type Mapping, type Skip, type Unpivot } from './mapping.ts';
import { notListed, transformed } from './transform.ts';

/** A table as it was read: every cell is the text that stands in the file. */
export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

/** What may become one record: a row, or the part of it that unpivoting made. */
export interface Candidate {
  readonly row: number;
  readonly read: (column: string) => string;
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The candidates of a sheet, row by row, with "as above" filled in and wide rows made long. */
export function* candidatesOf(sheet: Sheet, { fillDown, unpivot }: Mapping): Generator<Candidate> {
  const places = new Map(sheet.columns.map((name, index) => [name, index]));
  const above = new Map<string, string>();
  for (const { row, cells } of sheet.rows) {
    const filledCells = new Map<string, string>();
    for (const column of fillDown) {
      const text = (cells[places.get(column) ?? -1] ?? '').trim() || (above.get(column) ?? '');
      above.set(column, text);
      filledCells.set(column, text);
    }
    const read = (column: string) => filledCells.get(column) ?? cells[places.get(column) ?? -1] ?? '';
    if (unpivot) yield* parts({ row, read }, unpivot, sheet.columns);
    else yield { row, read };
  }
}

function* parts({ row, read }: Candidate, unpivot: Unpivot, all: readonly string[]): Generator<Candidate> {
  if (unpivot.by === 'columns') {
    const { columns, except, name, value } = unpivot;
    const measures = (columns === 'all' ? all : columns).filter((column) => !except.includes(column));
    for (const measure of measures)
      yield { row, read: (column) => (column === name ? measure : read(column === value ? measure : column)) };
    return;
  }
  for (const { columns, values } of unpivot.groups)
    yield {
      row,
      read: (column) =>
        Object.hasOwn(values, column)
          ? (values[column] ?? '')
          : read(Object.hasOwn(columns, column) ? (columns[column] ?? '') : column),
    };
}

/** The candidate with its derived columns. A column that cannot be derived is the row's fault, whoever uses it. */
export function derived(candidate: Candidate, derive: Mapping['derive'], seen: Map<string, number>): Candidate | Fault {
  const made = new Map<string, string>();
  const read = (column: string) => made.get(column) ?? candidate.read(column);
  for (const { name, from } of derive) {
    if ('occurrence' in from) {
      const key = [name, ...from.occurrence.map(read)].join('\u0000');
      const times = (seen.get(key) ?? 0) + 1;
      seen.set(key, times);
      made.set(name, String(times));
      continue;
    }
    const value = valueOf(from, { row: candidate.row, read });
    if (isFault(value)) return value;
    made.set(name, textOf(value));
  }
  return { row: candidate.row, read };
}

const textOf = (value: Json | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** Why the candidate is left out on purpose, if it is. */
export const skipped = ({ read }: Candidate, skip: readonly Skip[]): string | undefined =>
  skip.find(({ column, is, isNot }) => {
    const text = read(column).trim();
    const named = is === 'blank' ? text === '' : is?.includes(text);
    return named === true || isNot?.includes(text) === false;
  })?.because;

export const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' && value !== null && 'code' in value && 'row' in value;

/** The value a cell of the mapping gives; undefined where its source is blank. */
export function valueOf(cell: Cell, { row, read }: Candidate, field?: string): Json | undefined | Fault {
  const column = sourceOf(cell, read);
  const text = column === undefined ? '' : read(column);
  try {
    if ('constant' in cell) return cell.constant;
    if ('choose' in cell) return chosen(cell, text.trim());
    if ('template' in cell) return fromTemplate(cell, read);
    const value = transformed(text, cell.transforms);
    if (value !== '') return typed(value, cell.as);
    return 'otherwise' in cell ? (cell.otherwise ?? undefined) : undefined;
  } catch (error) {
    return faultAt({ row, column, value: text, field }, asRefused(error));
  }
}

/** The column a value is read from: the first that is not blank, or the one another column points to. */
export function sourceOf(cell: Cell, read: Candidate['read']): string | undefined {
  if ('pick' in cell) {
    const pointer = read(cell.pick).trim();
    return Object.hasOwn(cell.columns, pointer) ? cell.columns[pointer] : undefined;
  }
  const columns = columnsOf(cell);
  return columns.find((name) => read(name).trim() !== '') ?? columns[0];
}

function chosen({ from, otherwise }: Extract<Cell, { choose: string }>, text: string): Json | undefined {
  if (Object.hasOwn(from, text)) return from[text];
  if (otherwise !== undefined || text === '') return otherwise ?? undefined;
  throw notListed(text, Object.keys(from));
}

function fromTemplate({ template, transforms }: Extract<Cell, { template: string }>, read: Candidate['read']) {
  let blank = false;
  const text = filled(template, (column) => {
    const part = read(column).trim();
    blank ||= part === '';
    return part;
  });
  return blank ? undefined : transformed(text, transforms) || undefined;
}

const flags = new Map([
  ...['1', 'true', 'yes', 'y', '是', '有'].map((word) => [word, true] as const),
  ...['0', 'false', 'no', 'n', '否', '无'].map((word) => [word, false] as const),
]);

function typed(value: string, as: 'text' | 'integer' | 'flag'): Json {
  if (as === 'text') return value;
  const flag = flags.get(value.toLowerCase());
  if (as === 'flag') {
    if (flag === undefined) throw notListed(value, [...flags.keys()]);
    return flag;
  }
  if (!/^-?\d{1,15}(?:\.0+)?$/.test(value)) throw new Refused('imports.not-whole', { value });
  return Number(value);
}
