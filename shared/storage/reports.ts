import * as z from 'zod';
import { ManifestLine, type Run } from '../domain/reports/manifest.ts';
import { legible, read } from './chained.ts';
import { partition, sort } from './keys.ts';
import type { From, Item, Table, Write } from './table.ts';

/** The files written for one subject, or for the period as a whole, in one run of the report stage. */
export const ReportSet = z.strictObject({
  of: z.string(),
  stage: z.enum(['provisional', 'final']),
  generation: z.int().min(1),
  at: z.int(),
  files: z.array(ManifestLine),
});
export type ReportSet = z.infer<typeof ReportSet>;

export const reportSetWrite = (jurisdiction: string, period: string, set: ReportSet): Write => ({
  put: { ...set, pk: partition.reports(jurisdiction, period), sk: sort.reports(set.stage, set.generation, set.of) },
});

/** A page of report sets of a period in order of stage, generation and subject. */
export async function listReportSets(
  table: Table,
  { jurisdiction, period }: { jurisdiction: string; period: string },
  { prefix, limit, after }: Partial<From> & { readonly prefix?: string } = {},
): Promise<{ sets: ReportSet[]; next: Item | undefined }> {
  const page = await table.query({
    partition: partition.reports(jurisdiction, period),
    ...(prefix === undefined ? {} : { prefix }),
    ...(limit === undefined ? {} : { limit }),
    after,
  });
  return { sets: legible(page.items, ReportSet), next: page.next };
}

/** What the table says of the files of one run for a subject, or for the period as a whole. */
export async function readReportSet(
  table: Table,
  { jurisdiction, period, stage, generation }: Run,
  of: string,
): Promise<ReportSet | undefined> {
  const pk = partition.reports(jurisdiction, period);
  const item = await table.get({ pk, sk: sort.reports(stage, generation, of) });
  return item && read(item, ReportSet);
}
