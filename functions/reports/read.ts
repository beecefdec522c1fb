import * as z from 'zod';
import { Refused } from '../../shared/domain/refused.ts';
import { Format, Stage, wholePeriod } from '../../shared/domain/reports/manifest.ts';
import { admits } from '../../shared/domain/result/disclosure.ts';
import { Bilingual } from '../../shared/domain/text.ts';
import { readableHeads } from '../../shared/storage/appraisal-lists.ts';
import { existingAppraisal } from '../../shared/storage/appraisals.ts';
import { type Existing, read } from '../../shared/storage/record.ts';
import { readClosing } from '../../shared/storage/closing.ts';
import { partition, sort } from '../../shared/storage/keys.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import { ReportSet, listReportSets } from '../../shared/storage/results.ts';
import type { Table } from '../../shared/storage/table.ts';
import type { Text } from '../../shared/text/refusal.ts';
import { fileNameOf } from '../../shared/text/reports/sentences.ts';
import { Instant, type PeriodPath, type SubjectPath, iso } from '../fields.ts';
import { periodIn, schemeFor } from '../loader.ts';
import { type Paged, nextPage } from '../paging.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';

/** More runs than a period ever sees; bounds what one request reads. */
export const runsLookedAt = 40;

/**
 * The report sets of one subject (or of the whole period), newest first. Runs are numbered and each is of one stage, so
 * the keys are known and no list has to be searched.
 */
async function setsOf(
  table: Table,
  { jurisdiction, period }: { jurisdiction: string; period: string },
  of: string = wholePeriod,
): Promise<ReportSet[]> {
  const newest = (await readClosing(table, jurisdiction, period))?.generation ?? 0;
  const runs = Array.from({ length: Math.min(newest, runsLookedAt) }, (_, back) => newest - back);
  const pk = partition.reports(jurisdiction, period);
  const keys = runs.flatMap((run) => Stage.options.map((stage) => ({ pk, sk: sort.reports(stage, run, of) })));
  const items = keys.length === 0 ? [] : await table.getMany(keys);
  return items.map((item) => read(item, ReportSet)).sort((a, b) => b.generation - a.generation);
}

/** Every report of a period, in order of stage, run and subject. */
export async function listReports(
  { table, cursors }: Services,
  { jurisdiction }: Caller,
  { params, query }: Request<PeriodPath, Paged, unknown>,
): Promise<Reply<{ reports: SetView[]; next?: string }>> {
  const where = { jurisdiction, period: params.period };
  const [{ head }, { page, more }] = await Promise.all([
    existingPeriod(table, jurisdiction, params.period),
    nextPage(cursors, query, (from) => listReportSets(table, where, from)),
  ]);
  const subjects = new Set(page.sets.map(({ of }) => of));
  subjects.delete(wholePeriod);
  const heads = await readableHeads(table, jurisdiction, params.period, [...subjects]);
  const names = new Map([[wholePeriod, head.name], ...heads.map(({ subject, name }) => [subject, name] as const)]);
  return ok({ reports: page.sets.map((set) => setView(set, names.get(set.of))), ...more });
}

/** The reports of one subject, newest first. */
export async function listSubjectReports(
  services: Services,
  caller: Caller,
  { params }: Request<SubjectPath, unknown, unknown>,
): Promise<Reply<{ reports: SetView[] }>> {
  const { jurisdiction } = caller;
  await periodIn(services, caller, { period: params.period, phases: withResults });
  const [sets, [head]] = await Promise.all([
    setsOf(services.table, { jurisdiction, period: params.period }, params.subject),
    readableHeads(services.table, jurisdiction, params.period, [params.subject]),
  ]);
  return ok({ reports: sets.map((set) => setView(set, head?.name)) });
}

/** A subject learns its result when the close is whole, not while a part of it is still being written. */
const withResults = ['feedback', 'application', 'archived'] as const;

/** A link to one report of a subject. That it was handed out stands in the subject's own chain. */
export async function linkSubjectReport(
  services: Services,
  caller: Caller,
  { params, body }: Request<SubjectPath, unknown, Wanted>,
): Promise<Reply<LinkView, 201>> {
  const period = await periodIn(services, caller, { period: params.period, phases: withResults });
  const appraisal = await existingAppraisal(services.table, caller.jurisdiction, params.period, params.subject);
  const name = `${appraisal.head.name.zh} ${period.head.name.zh}`;
  return handOut(services, caller, { chain: appraisal, period: params.period, of: params.subject, name, wanted: body });
}

/**
 * A link to the report of the whole period: the provisional one is for those who run the period, and so is the final one
 * unless the results of every kind of subject in it are for everybody who works here.
 */
export async function linkPeriodReport(
  services: Services,
  caller: Caller,
  { params, body }: Request<PeriodPath, unknown, Wanted>,
): Promise<Reply<LinkView, 201>> {
  const onlyAsOfficial = caller.rolesUsed.every((role) => role === 'official');
  if (body.stage === 'provisional' && onlyAsOfficial)
    throw new Refused('reports.not-published', {}, { field: 'stage' });
  const period = await existingPeriod(services.table, caller.jurisdiction, params.period);
  const scheme = onlyAsOfficial ? await schemeFor(services, caller, period.head) : undefined;
  if (scheme?.subjects.some((kind) => !admits(kind, 'government'))) throw new Refused('reports.parties-only');
  const name = period.head.name.zh;
  return handOut(services, caller, { chain: period, period: params.period, of: wholePeriod, name, wanted: body });
}

interface Export {
  readonly chain: Existing<object>;
  readonly period: string;
  readonly of: string;
  readonly name: string;
  readonly wanted: Wanted;
}

async function handOut(
  services: Services,
  caller: Caller,
  { chain, period, of, name, wanted }: Export,
): Promise<Reply<LinkView, 201>> {
  const { table, files } = services;
  const { stage, format, generation } = wanted;
  const sets = await setsOf(table, { jurisdiction: caller.jurisdiction, period }, of);
  const set = sets.find((one) => one.stage === stage && (generation === undefined || one.generation === generation));
  if (!set) throw new Refused('reports.none', { of }, { field: 'generation' });
  const file = set.files.find((one) => one.format === format);
  // A run of before a format there is now was written without it.
  if (!file) throw new Refused('reports.none', { of }, { field: 'format', legal: set.files.map((one) => one.format) });

  const filename = fileNameOf({ name, stage, generation: set.generation, format }).replace(/[\\/:*?"<>|]/g, ' ');
  const { path, bytes, sha256 } = file;
  const { writes, n } = services.record(chain, { what: 'reports.exported', data: { path, sha256 } });
  const url = await files.link('reports', path, filename);
  return services.commit(writes, {
    status: 201,
    body: { url, filename, generation: set.generation, bytes, sha256, entry: n },
  });
}

/** One subject's reports of one run, or those of the period as a whole. */
export const SetView = z.strictObject({
  of: z.string(),
  /** Of the period or the subject; absent where its record cannot be read. */
  name: Bilingual.optional(),
  stage: Stage,
  generation: z.int(),
  at: Instant,
  files: z.array(z.strictObject({ format: Format, bytes: z.int(), sha256: z.string() })).max(Format.options.length),
});
export type SetView = z.infer<typeof SetView>;

const setView = ({ of, stage, generation, at, files }: ReportSet, name: Text | undefined): SetView => ({
  of,
  ...(name ? { name } : {}),
  stage,
  generation,
  at: iso(at),
  files: files.map(({ format, bytes, sha256 }) => ({ format, bytes, sha256 })),
});

/** Which report is wanted; without a generation the newest of the stage. */
export const Wanted = z.strictObject({ stage: Stage, format: Format, generation: z.int().min(1).optional() });
export type Wanted = z.infer<typeof Wanted>;

/** A link that carries its own permission for a few minutes, and the sum to check the download with. */
export const LinkView = z.strictObject({
  url: z.string(),
  filename: z.string(),
  generation: z.int(),
  bytes: z.int(),
  sha256: z.string(),
  /** The entry of the audit chain that records the export. */
  entry: z.int(),
});
export type LinkView = z.infer<typeof LinkView>;
