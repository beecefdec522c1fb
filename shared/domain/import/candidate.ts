import type { Params, RefusalCode } from '../../text/catalogue.ts';
import { Refused } from '../refused.ts';
import { faultAt, asRefused, type Fault } from './fault.ts';
import { columnsOf, filled, type Cell, type Mapping, type Skip, type Unpivot } from './mapping.ts';
import { notListed, transformed } from './transform.ts';

/** Why a cell cannot be read, told once somebody wants its value. */
interface Wrong {
  readonly code: RefusalCode;
  readonly params: Params;
}

/** A table as it was read: every cell is what the file declares it to say, in text. */
export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly row: number;
    readonly cells: readonly string[];
    /** Cells that say nothing certain, by place. */
    readonly wrong?: ReadonlyMap<number, Wrong>;
  }[];
  /** Rows that were left out because nobody is to see them. */
  readonly hiddenRows: readonly number[];
  /** Columns nobody is to see: they are there for a mapping that names them, and not among "all". */
  readonly hiddenColumns: ReadonlySet<string>;
}

/** What may become one record: a row, or the part of it that unpivoting made. */
export interface Candidate {
  readonly row: number;
  readonly read: (column: string) => string;
  /** The column of the file a made column comes from. */
  readonly origin: (column: string) => string;
  readonly wrong: (column: string) => Wrong | undefined;
  /** Whether figures of the column, or of those that became one with it, carry percent signs. */
  readonly percent: (column: string) => boolean;
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The candidates of a sheet, row by row, with "as above" filled in and wide rows made long. */
export function* candidatesOf(sheet: Sheet, { fillDown, unpivot }: Mapping): Generator<Candidate> {
  const places = new Map(sheet.columns.map((name, index) => [name, index]));
  const above = new Map<string, { text: string; wrong: Wrong | undefined }>();
  const percents = columnsInPercent(sheet);
  const percent = (column: string) => percents.has(column);
  const all = sheet.columns.filter((column) => !sheet.hiddenColumns.has(column));
  for (const { row, cells, wrong: faults } of sheet.rows) {
    const placeOf = (column: string) => places.get(column) ?? -1;
    const here = (column: string) => ({ text: cells[placeOf(column)] ?? '', wrong: faults?.get(placeOf(column)) });
    for (const column of fillDown) {
      const { text, wrong } = here(column);
      if (text.trim() !== '') above.set(column, { text, wrong });
    }
    const filledIn = new Map(fillDown.map((column) => [column, above.get(column) ?? { text: '', wrong: undefined }]));
    const read = (column: string) => (filledIn.get(column) ?? here(column)).text;
    const wrong = (column: string) => (filledIn.get(column) ?? here(column)).wrong;
    const whole = { row, read, wrong, origin: (column: string) => column, percent };
    if (unpivot) yield* parts(whole, unpivot, all);
    else yield whole;
  }
}

const inPercent = /\d\s*[%％]\s*$/;

/** Columns with a figure that carries a percent sign, of its own or by its format. */
function columnsInPercent({ columns, rows }: Sheet): Set<string> {
  const found = columns.filter((_, at) => rows.some(({ cells }) => inPercent.test(cells[at] ?? '')));
  return new Set(found);
}

function* parts(whole: Candidate, unpivot: Unpivot, all: readonly string[]): Generator<Candidate> {
  if (unpivot.by === 'columns') {
    const { columns, except, name, value } = unpivot;
    const measures = (columns === 'all' ? all : columns).filter((column) => !except.includes(column));
    for (const measure of measures) {
      const words = new Map([[name, measure]]);
      const percent = (column: string) => (column === value ? measures.some(whole.percent) : whole.percent(column));
      yield renamed(
        { ...whole, percent },
        {
          names: new Map([
            [name, measure],
            [value, measure],
          ]),
          words,
        },
      );
    }
    return;
  }
  for (const { columns, values } of unpivot.groups)
    yield renamed(whole, { names: new Map(Object.entries(columns)), words: new Map(Object.entries(values)) });
}

/** A part of a row: some names stand for columns of the file, some for words of the mapping. */
function renamed(
  { row, read, wrong, percent }: Candidate,
  { names, words }: { names: ReadonlyMap<string, string>; words: ReadonlyMap<string, string> },
): Candidate {
  const origin = (column: string) => names.get(column) ?? column;
  return {
    row,
    origin,
    percent: (column) => percent(column) || percent(origin(column)),
    read: (column) => words.get(column) ?? read(origin(column)),
    wrong: (column) => (words.has(column) ? undefined : wrong(origin(column))),
  };
}

/** The candidate with its derived columns. A column that cannot be derived is the row's fault, whoever uses it. */
export function derived(candidate: Candidate, derive: Mapping['derive'], seen: Seen): Candidate | Fault {
  const { row } = candidate;
  const made = new Map<string, { text: string; from: string }>();
  const read = (column: string) => made.get(column)?.text ?? candidate.read(column);
  const origin = (column: string) => candidate.origin(made.get(column)?.from ?? column);
  const wrong = (column: string) => (made.has(column) ? undefined : candidate.wrong(column));
  const percent = (column: string) => !made.has(column) && candidate.percent(column);
  const next = { row, read, origin, wrong, percent };
  for (const { name, from } of derive) {
    if ('occurrence' in from) {
      const key = [name, ...from.occurrence.map(read)].join('\u0000');
      const times = (seen.times.get(key) ?? 0) + 1;
      seen.times.set(key, times);
      made.set(name, { text: String(times), from: from.occurrence[0] ?? name });
      continue;
    }
    const value = valueOf(from, next, { field: name, seen });
    if (isFault(value)) return { ...value, field: name };
    const source = sourceOf(from, next);
    made.set(name, { text: textOf(value), from: source === undefined ? name : (made.get(source)?.from ?? source) });
  }
  return next;
}

/** What earlier rows of the file said, where a later one must know. */
export interface Seen {
  readonly times: Map<string, number>;
  /** By field: the text that became an identifier, so that no two texts become one. */
  readonly slugs: Map<string, Map<string, string>>;
}
export const nothingSeen = (): Seen => ({ times: new Map(), slugs: new Map() });

function slugsOf({ slugs }: Seen, field: string): Map<string, string> {
  const known = slugs.get(field) ?? new Map<string, string>();
  slugs.set(field, known);
  return known;
}

const textOf = (value: Json | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** Why the candidate is left out on purpose, if it is. */
export const skipped = ({ read, wrong }: Candidate, skip: readonly Skip[]): string | undefined =>
  skip.find(({ column, is, isNot }) => {
    const text = read(column).trim();
    const named = is === 'blank' ? text === '' && !wrong(column) : is?.includes(text);
    return named === true || isNot?.includes(text) === false;
  })?.because;

export const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' && value !== null && 'code' in value && 'row' in value;

interface Into {
  readonly field?: string | undefined;
  readonly seen: Seen;
}

/** The value a cell of the mapping gives; undefined where its source is blank. */
export function valueOf(cell: Cell, candidate: Candidate, { field, seen }: Into): Json | undefined | Fault {
  const { row, read, origin } = candidate;
  const broken = columnsRead(cell, candidate).find((name) => candidate.wrong(name) && !names(cell, read(name)));
  const column = broken ?? sourceOf(cell, candidate);
  const text = column === undefined ? '' : read(column);
  try {
    const wrong = broken === undefined ? undefined : candidate.wrong(broken);
    if (wrong) throw new Refused(wrong.code, wrong.params);
    if ('constant' in cell) return cell.constant;
    if ('choose' in cell) return chosen(cell, text.trim());
    const slugs = slugsOf(seen, field ?? '');
    refuseBareShare(cell, text, column !== undefined && candidate.percent(column));
    if ('template' in cell) return fromTemplate(cell, read, slugs);
    const value = transformed(text, cell.transforms, slugs);
    if (value !== '') return typed(value, cell.as);
    return 'otherwise' in cell ? (cell.otherwise ?? undefined) : undefined;
  } catch (error) {
    return faultAt(
      { row, column: column === undefined ? undefined : origin(column), value: text, field },
      asRefused(error),
    );
  }
}

const longestFigure = 60;

/** 0.965 between figures in percent: a share that lost its format, or less than one percent. */
function refuseBareShare(cell: Cell, text: string, othersInPercent: boolean): void {
  const wanted = 'transforms' in cell && cell.transforms.some((step) => step.do === 'number' && step.unit === '%');
  if (
    !wanted ||
    !othersInPercent ||
    text.length > longestFigure ||
    !/^-?(?:0?\.\d*[1-9]\d*|1(?:\.0+)?)$/.test(text.trim())
  )
    return;
  throw new Refused('imports.share-or-percent', { value: text.trim() });
}

/** The columns whose text goes into the value. */
function columnsRead(cell: Cell, candidate: Candidate): string[] {
  if ('template' in cell) return columnsOf(cell);
  const source = sourceOf(cell, candidate);
  return [...('pick' in cell ? [cell.pick] : []), ...(source === undefined ? [] : [source])];
}

/** Whether the mapping says what this very text means, so that a cell that is an error may be "nothing". */
function names(cell: Cell, text: string): boolean {
  if (text === '') return false;
  if ('choose' in cell) return Object.hasOwn(cell.from, text);
  if ('constant' in cell) return false;
  return cell.transforms.some((step) => step.do === 'blank-if' && step.equals.includes(text));
}

/** The column a value is read from: the first that is not blank, or the one another column points to. */
export function sourceOf(cell: Cell, { read, wrong }: Candidate): string | undefined {
  if ('pick' in cell) {
    const pointer = read(cell.pick).trim();
    return Object.hasOwn(cell.columns, pointer) ? cell.columns[pointer] : undefined;
  }
  const columns = columnsOf(cell);
  return columns.find((name) => read(name).trim() !== '' || wrong(name)) ?? columns[0];
}

function chosen({ from, otherwise }: Extract<Cell, { choose: string }>, text: string): Json | undefined {
  if (Object.hasOwn(from, text)) return from[text];
  if (otherwise !== undefined || text === '') return otherwise ?? undefined;
  throw notListed(text, Object.keys(from));
}

function fromTemplate(
  { template, transforms }: Extract<Cell, { template: string }>,
  read: Candidate['read'],
  slugs: Map<string, string>,
) {
  let blank = false;
  const text = filled(template, (column) => {
    const part = read(column).trim();
    blank ||= part === '';
    return part;
  });
  return blank ? undefined : transformed(text, transforms, slugs) || undefined;
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
