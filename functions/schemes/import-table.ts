import { Buffer } from 'node:buffer';
import * as z from 'zod';
import { Section, mostSections } from '../../shared/domain/scheme/sections.ts';
import { type Grid, mostRows } from '../../shared/domain/scheme/table/grid.ts';
import { parseTable } from '../../shared/domain/scheme/table/parse.ts';
import { Bilingual } from '../../shared/domain/text.ts';
import { sheetNames } from '../../shared/text/schemes/columns.ts';
import { type Book, openBook } from '../../shared/workbook/book.ts';
import { rowsOf } from '../../shared/workbook/rows.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';

export const TableReading = z.strictObject({
  /** The rows without a problem, as the `sections` of a scheme document. */
  sections: z.array(Section).max(mostSections),
  complete: z.boolean(),
  problems: z.array(
    z.strictObject({
      sheet: z.enum(['sections', 'indicators']),
      /** As the spreadsheet counts: the headings are row 1. */
      row: z.int().min(1),
      column: Bilingual.nullable(),
      message: Bilingual,
      legal: z.array(Bilingual),
    }),
  ),
});

/** The body of a request ends at 1,000,000 bytes, and base64 takes four for three. */
export const Workbook = z.strictObject({ base64: z.base64().max(980_000) });

/** Reads an indicator table and keeps nothing: what it gives goes into a draft with `PUT /v1/schemes/{scheme}/{version}`. */
export async function importTable(
  _services: Services,
  _caller: Caller,
  { body }: Request<unknown, unknown, z.infer<typeof Workbook>>,
): Promise<Reply<z.infer<typeof TableReading>>> {
  const { sections, problems } = readTable(Buffer.from(body.base64, 'base64'));
  const told = problems.map(({ legal, ...problem }) => ({ ...problem, legal: [...legal] }));
  return ok({ sections, complete: problems.length === 0, problems: told });
}

/** Columns A to AD, half as many again as there are. What stands further out is somebody's notes. */
const columns = 30;

/** The sections and indicators of a workbook people have worked on, with every problem at its cell. */
export function readTable(bytes: Uint8Array): ReturnType<typeof parseTable> {
  const book = openBook(bytes);
  return parseTable({
    sections: gridIn(book, sheetNames.sections),
    indicators: gridIn(book, sheetNames.indicators),
  });
}

/** Of a sheet that is too long, one row more than is taken, so that it is told. */
function gridIn(book: Book, { zh, en }: { zh: string; en: string }): Grid | undefined {
  const sheet = book.sheets.find(({ name }) => [zh, en, `${zh} ${en}`].includes(name.trim()));
  if (!sheet) return undefined;
  let kept = 0;
  const keep = (_: number, cells: Grid[number]['cells']) =>
    kept <= mostRows + 1 &&
    [...cells].some(([at, { text, wrong }]) => at < columns && (text.trim() !== '' || wrong)) &&
    (kept += 1) > 0;
  return rowsOf(book, sheet.part, { figures: 'rounded', keep }).rows;
}
