import { Refused } from '../refused.ts';
import type { Candidate } from './candidate.ts';
import { asRefused, faultAt, type Fault } from './fault.ts';
import { columnsOf, filled, unitColumnOf, type Cell, type Mapping } from './mapping.ts';
import { measure } from './measure.ts';
import { notListed, transformed } from './transform.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
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
    if ('removes' in cell && cell.removes?.includes(text.trim())) return null;
    const value = transformed(text, cell.transforms, slugs);
    if (value !== '' && 'measure' in cell && cell.measure) return measuredIn(value, cell.measure, candidate).number;
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

/** The unit a figure of this cell stands in; undefined where the cell is not read as a figure with its unit. */
export function unitRead(cell: Cell, candidate: Candidate): string | undefined {
  if (!('measure' in cell) || !cell.measure) return undefined;
  const column = sourceOf(cell, candidate);
  const value = column === undefined ? '' : transformed(candidate.read(column), cell.transforms);
  return value === '' ? undefined : measuredIn(value, cell.measure, candidate).unit;
}

const measuredIn = (value: string, { unit }: { unit?: string | undefined }, { read }: Candidate) =>
  measure(value, unit === undefined ? '' : read(unit));

/** 0.965 between figures in percent: a share that lost its format, or less than one percent. */
function refuseBareShare(cell: Cell, text: string, othersInPercent: boolean): void {
  const wanted =
    ('measure' in cell && cell.measure !== undefined) ||
    ('transforms' in cell && cell.transforms.some((step) => step.do === 'number' && step.unit === '%'));
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
  const unit = unitColumnOf(cell);
  return [...('pick' in cell ? [cell.pick] : []), ...[source ?? [], unit ?? []].flat()];
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
