import { Buffer } from 'node:buffer';
import * as z from 'zod';
import { mostSections, Section } from '../../shared/domain/scheme/sections.ts';
import { ok, type Reply, type Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { readTable } from './indicator-table/read.ts';
import { Bilingual } from '../../shared/domain/text.ts';

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
