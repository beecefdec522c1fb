import * as z from 'zod';
import { chosenOf } from '../../shared/domain/import/chosen.ts';
import { Kind } from '../../shared/domain/import/definitions.ts';
import { guessedColumns, guessedHeading } from '../../shared/domain/import/guess.ts';
import type { Sheet } from '../../shared/domain/import/candidate.ts';
import { Chosen, mostColumns } from '../../shared/domain/import/mapping.ts';
import { readTemplate } from '../../shared/domain/import/read-template.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { OwnName, Wording } from '../../shared/domain/text.ts';
import { findSaved } from '../../shared/storage/saved-mappings.ts';
import { openBook, sheetIn } from '../../shared/workbook/book.ts';
import { Numeral } from '../fields.ts';
import { type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { FieldView, fieldsOf } from './preview-fields.ts';
import { type ImportParams, importFor, readContent, readingOf } from './load.ts';
import { type Format, encodings } from './reading/format.ts';
import { readSheet, topOf } from './reading/sheet.ts';
import { NamedReading } from './saved.ts';

/** Rows that are shown, and of them those looked through for headings. */
const mostShown = 40;
const mostAbove = 20;
const mostSamples = 3;
const longestShown = 60;
/** Sheets that are offered, and fields of one kind. */
const mostSheets = 100;
const mostFields = 50;

export const PreviewQuery = z.strictObject({
  sheet: Wording('line', 1, 31).optional(),
  headingRow: Numeral(1, 1000).optional(),
  encoding: z.enum(encodings).optional(),
  /** A saved mapping: which columns it takes. */
  saved: OwnName.optional(),
});
type PreviewQuery = z.infer<typeof PreviewQuery>;

export const PreviewView = z.strictObject({
  kind: Kind,
  type: z.enum(['csv', 'xlsx']),
  /** Of a workbook: its sheets, hidden ones left out, and the one that is shown. */
  sheets: z.array(z.string()).max(mostSheets),
  sheet: z.string().optional(),
  /** The file does not say its encoding: if its words look broken, another has to be declared. */
  assumedEncoding: z.boolean(),
  /** A filled template, which needs no mapping. */
  template: z.boolean(),
  headingRow: z.int(),
  rows: z.array(z.strictObject({ row: z.int(), cells: z.array(z.string()).max(mostColumns) })).max(mostShown),
  columns: z
    .array(
      z.strictObject({
        name: z.string(),
        samples: z.array(z.string()).max(mostSamples),
        /** Some of its cells are merged with those above. */
        merged: z.boolean(),
      }),
    )
    .max(mostColumns),
  fields: z.array(FieldView).max(mostFields),
  /** How the file is read by what was saved, or by what is likely. */
  chosen: Chosen,
  from: z.enum(['guess', 'saved', 'kept']),
  /** The mapping says more than columns: it is used as it is. */
  whole: z.boolean(),
});

/** What a file looks like and how it is likely read: nothing is written. */
export async function previewImport(
  services: Services,
  caller: Caller,
  { params, query }: Request<ImportParams, PreviewQuery, unknown>,
) {
  const found = await importFor(services, caller, params.import);
  const { head } = found;
  const [bytes, reading, fields, saved] = await Promise.all([
    readContent(services, caller, found),
    readingOf(services, found),
    fieldsOf(services, caller, head),
    savedReading(services, caller, { ...head, name: query.saved }),
  ]);
  const before = saved ?? (query.headingRow === undefined && reading.mapping ? reading : undefined);
  const said = asked(before?.format ?? reading.format, query);
  const sheets = said.type === 'xlsx' ? openBook(bytes).sheets.filter(({ hidden }) => !hidden) : [];
  const shown = said.type === 'xlsx' ? { ...said, sheet: sheetIn(openBook(bytes), said.sheet).name } : said;
  const top = topOf(bytes, shown, mostShown);
  if (top.rows.length === 0) throw new Refused('imports.no-rows', { headingRow: 0 });
  const headingRow =
    query.headingRow ??
    before?.format.headingRow ??
    guessedHeading(
      head.kind,
      top.rows.slice(0, mostAbove).map(({ row, asHeading }) => ({ row, cells: asHeading })),
    );
  const sheet = readSheet(bytes, { ...shown, headingRow });
  const columns = sheet.columns.slice(0, mostColumns).map((name, at) => columnOf(sheet, name, at));
  const kept = before?.mapping && chosenOf(head.kind, before.mapping);
  const guessed = guessedColumns(head.kind, columns);
  const mergedOnes = columns.flatMap(({ name, merged }) =>
    merged && Object.values(guessed).includes(name) ? [name] : [],
  );
  return ok({
    kind: head.kind,
    type: shown.type,
    sheets: sheets.slice(0, mostSheets).map(({ name }) => name),
    ...(shown.type === 'xlsx' ? { sheet: shown.sheet } : {}),
    assumedEncoding: top.assumedEncoding,
    template: 'mapping' in readTemplate(head.kind, sheet.columns),
    headingRow,
    rows: top.rows.map(({ row, cells }) => ({ row, cells: cells.map(short) })),
    columns,
    fields,
    chosen: kept ?? { columns: guessed, constants: {}, words: {}, fillDown: mergedOnes },
    from: kept ? (saved ? 'saved' : 'kept') : 'guess',
    whole: before?.mapping !== undefined && kept === undefined,
  } as const);
}

const short = (text: string): string => (text.length > longestShown ? `${text.slice(0, longestShown)}…` : text);

function asked(format: Format, { sheet, encoding }: PreviewQuery): Format {
  if (format.type === 'xlsx') return sheet === undefined ? format : { ...format, sheet };
  return encoding === undefined ? format : { ...format, encoding };
}

function columnOf({ rows }: Sheet, name: string, at: number) {
  const samples = new Set<string>();
  let merged = false;
  for (const { cells, wrong } of rows) {
    const text = cells[at]?.trim() ?? '';
    if (text !== '' && samples.size < mostSamples) samples.add(short(text));
    if (wrong?.get(at)?.code === 'workbook.merged') merged = true;
  }
  return { name, samples: [...samples], merged };
}

interface Wanted {
  readonly kind: Kind;
  readonly owner?: string | undefined;
  readonly name: string | undefined;
}

async function savedReading({ table }: Services, { jurisdiction }: Caller, { kind, owner, name }: Wanted) {
  if (name === undefined) return undefined;
  const of = { kind, ...(owner === undefined ? {} : { owner }) };
  const found = await findSaved(table, jurisdiction, { of, name });
  if (!found) throw new Refused('imports.no-mapping', { name }, { field: 'saved' });
  return NamedReading.parse(JSON.parse(found.json));
}
