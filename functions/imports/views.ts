import * as z from 'zod';
import { Kind } from '../../shared/domain/import/definitions.ts';
import type { FieldChange, Fault } from '../../shared/domain/import/fault.ts';
import { Counted, type ImportHead, Pass } from '../../shared/storage/imports.ts';
import { type Language, refusals } from '../../shared/text/catalogue.ts';
import { say } from '../../shared/text/say.ts';
import { fieldName } from '../../shared/text/field-names.ts';
import type { Refusal } from '../../shared/text/refusal.ts';
import { Bilingual } from '../../shared/domain/text.ts';
import { Instant, iso } from '../fields.ts';
import { type Opened, type Taken, finished } from './slice.ts';

const Count = z.int().min(0);
const Upload = z.strictObject({ url: z.string(), fields: z.record(z.string(), z.string()) });

const FaultView = z.strictObject({
  row: z.int(),
  column: z.string().optional(),
  /** What stands there. */
  value: z.string().optional(),
  field: z.string().optional(),
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  legal: z.array(z.string()).optional(),
});

const ChangeView = z.strictObject({
  row: z.int(),
  /** What the row is about. */
  key: z.string(),
  field: z.string(),
  fieldName: Bilingual,
  /** Absent where the field is new, or taken away. */
  before: z.string().optional(),
  after: z.string().optional(),
});

export const ImportView = z.strictObject({
  id: z.string(),
  kind: Kind,
  name: z.string(),
  period: z.string().optional(),
  /** What the period or scheme is called. */
  of: Bilingual.optional(),
  owner: z.string().optional(),
  scheme: z.strictObject({ id: z.string(), version: z.int(), replace: z.boolean().optional() }).optional(),
  mode: z.enum(['all-or-nothing', 'accept-good-rows']),
  /** The saved mapping it was taken from, as it was then. */
  saved: z.strictObject({ name: z.string(), version: z.int() }).optional(),
  by: z.string(),
  at: Instant,
  state: z.enum(['registered', 'checking', 'checked', 'running', 'done']),
  sha256: z.string(),
  bytes: Count,
  rows: Count.optional(),
  skipped: z.record(z.string(), Count).optional(),
  counted: Counted.optional(),
  check: Pass.optional(),
  run: Pass.optional(),
});
/** With the name of whoever registered it. */
export const ListedView = ImportView.extend({ byName: z.string() });
export const RegisteredView = ImportView.extend({
  /** Send the file as multipart/form-data: these fields first, then the field `file`. Valid for 15 minutes. */
  upload: Upload.optional(),
});
/** Too many faults of one call are no help to anybody; their number and reasons are told in full. */
const mostTold = 2_000;
/** Rows shown beside their faults, their columns, and characters of a cell. */
const mostLines = 500;
const mostShownColumns = 60;
const longestCell = 100;

export const SliceView = z.strictObject({
  state: ImportView.shape.state,
  /** Steps of the whole file; repeat the call until none is left. */
  done: Count,
  total: Count,
  left: Count,
  /** Rows of the file, and what they became. Everything below is counted in records. */
  rows: Count,
  counted: Counted.optional(),
  /** Parts of rows that were left out on purpose, by reason. */
  skipped: z.record(z.string(), Count),
  good: Count,
  unchanged: Count,
  refused: Count,
  reasons: z.record(z.string(), Count),
  /** What this call found wrong, with its place; such a record is not written. */
  faults: z.array(FaultView).max(mostTold),
  /** The headings of the file, and the first of the rows in which something is wrong as they stand: what has to be mended. */
  columns: z.array(z.string()).max(mostShownColumns),
  lines: z.array(z.strictObject({ row: z.int(), cells: z.array(z.string()).max(mostShownColumns) })).max(mostLines),
  /** What is odd, by its row; it is written all the same. */
  warnings: z.array(FaultView).max(mostTold),
  /** What the rows change of things that stand already. */
  changes: z.array(ChangeView).max(mostTold),
  /** What would go because the file does not name it; a run must name it in `removing`. */
  removes: z.array(z.string()),
});
export type RegisteredBody = z.infer<typeof RegisteredView>;
export type SliceBody = z.infer<typeof SliceView>;

export function importView({ at, content: _, ...head }: ImportHead): z.infer<typeof ImportView> {
  return { ...head, at: iso(at), state: stateOf(head) };
}

function stateOf({ run, check }: Pick<ImportHead, 'run' | 'check'>): z.infer<typeof ImportView>['state'] {
  if (run) return finished(run) ? 'done' : 'running';
  if (check) return finished(check) ? 'checked' : 'checking';
  return 'registered';
}

interface Told {
  readonly faults: Fault[];
  readonly warnings: Fault[];
  readonly changes: FieldChange[];
  readonly removes: string[];
}

/** The file as it stands: its headings and its rows by number. */
type Lines = Pick<Opened, 'columns' | 'lineOf'>;

export const nothingTold = (): Told => ({ faults: [], warnings: [], changes: [], removes: [] });

export function tell(told: Told, { faults, warnings, changes, removes }: Omit<Taken, 'writes' | 'pass'>): void {
  told.faults.push(...faults);
  told.warnings.push(...warnings);
  told.changes.push(...changes);
  told.removes.push(...removes);
}

function shownLines(faults: readonly Fault[], { columns, lineOf }: Lines): Pick<SliceBody, 'columns' | 'lines'> {
  const rows = [...new Set(faults.map(({ row }) => row))].slice(0, mostLines);
  const shown = (cells: readonly string[]) =>
    cells.slice(0, mostShownColumns).map((text) => text.slice(0, longestCell));
  return { columns: shown(columns), lines: rows.map((row) => ({ row, cells: shown(lineOf(row)) })) };
}

interface Seen {
  readonly head: ImportHead;
  readonly pass: Pass;
  readonly file: Lines;
}

export function sliceView({ head, pass, file }: Seen, { faults, warnings, changes, removes }: Told): SliceBody {
  const { step, steps, good, unchanged, refused, reasons } = pass;
  return {
    state: stateOf(head),
    done: step,
    total: steps,
    left: steps - step,
    rows: head.rows ?? 0,
    ...(head.counted ? { counted: head.counted } : {}),
    skipped: head.skipped ?? {},
    good,
    unchanged,
    refused,
    reasons,
    faults: faults.slice(0, mostTold).map(faultView),
    ...shownLines(faults, file),
    warnings: warnings.slice(0, mostTold).map(faultView),
    changes: changes.slice(0, mostTold).map((change) => ({ ...change, fieldName: fieldName(change.field) })),
    removes,
  };
}

const faultView = ({ params, code, legal, ...fault }: Fault): z.infer<typeof FaultView> => ({
  ...fault,
  code,
  ...sentence({ params, code }),
  ...(legal ? { legal: [...legal] } : {}),
});

/** What a fault says in both languages, and what would be legal instead; fields are called what people call them. */
export function sentence({ code, params }: Pick<Fault, 'code' | 'params'>): { zh: string; en: string } {
  const refusal: Refusal = refusals[code];
  const { field } = params;
  const filled = typeof field === 'string' ? { ...params, field: fieldName(field) } : params;
  const inWords = (language: Language) => {
    const legal = refusal.legal ? say(refusal.legal, language, filled) : '';
    return [say(refusal, language, filled), legal].filter((text) => text !== '').join(language === 'zh' ? '' : ' ');
  };
  return { zh: inWords('zh'), en: inWords('en') };
}
