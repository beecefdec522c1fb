import * as z from 'zod';
import { outOfRank } from '../domain/period/withdrawal.ts';
import { rankGroup } from '../domain/ranking/ranking.ts';
import { Refused } from '../domain/refused.ts';
import { ManifestLine, type Run } from '../domain/reports/manifest.ts';
import { Results, outOfRanking } from '../domain/result/result.ts';
import { Bilingual } from '../domain/text.ts';
import type { PreparedScheme } from '../domain/scoring/score.ts';
import { type AppraisalHead } from './appraisals.ts';
import { readableHeads } from './appraisal-lists.ts';
import { legible } from './damaged.ts';
import { read } from './record.ts';
import { readClosing, requestRerank } from './closing.ts';
import { type Begun, done } from './jobs.ts';
import { partition, sort } from './keys.ts';
import { all, type From, type Item, type Table, type Write } from './table.ts';

/** How far the results of a period are. Nothing stored yet means: provisional, version 1. */
export async function loadResults(table: Table, jurisdiction: string, period: string): Promise<Results> {
  const item = await table.get({ pk: partition.period(jurisdiction, period), sk: sort.results });
  return item ? read(item, Results) : { state: 'provisional', version: 1 };
}

/** To be written with the entry of the period's chain that accounts for it. */
export const resultsItem = (results: Results) => ({ sk: sort.results, value: results });

/**
 * Peer groups that are being ranked again, or wait for it. The request ends in the transaction in which its job begins, so requests are
 * looked at first: in the other order a job that begins in between would be seen in neither.
 */
export async function groupsInRanking(table: Table, jurisdiction: string, period: string): Promise<string[]> {
  const items = await all(table, { partition: partition.closing(jurisdiction, period), prefix: sort.pendings });
  const job = await readClosing(table, jurisdiction, period);
  const running = job && job.stage !== done ? job.groups : [];
  const waiting = items.filter(({ open }) => open === true).map(({ group }) => String(group));
  return [...new Set([...running, ...waiting])];
}

export type Placed = { readonly subject: string; readonly standing: NonNullable<AppraisalHead['standing']> };

/** How the subjects of a peer group stand by the scores in their heads: what the close writes, and every ranking after it. */
export function standingsOf(prepared: PreparedScheme, heads: readonly AppraisalHead[], results: Results): Placed[] {
  const excepted = new Set(outOfRanking(results).map(({ subject }) => subject));
  const members = heads.map(({ subject, unit, score, life }) => ({
    subject,
    unit,
    score: score?.rounded ?? null,
    keys: score?.keys ?? [],
    vetoes: score?.vetoes ?? [],
    ...(score?.unmet ? { unmet: score.unmet } : {}),
    excepted: excepted.has(subject),
    out: outOfRank({ life }),
  }));
  // Still open: its record could not be read when it was its turn to be scored, and its chain is left as it is.
  const unread = new Set(heads.filter(({ state }) => state === 'open').map(({ subject }) => subject));
  return rankGroup(prepared, members)
    .filter(({ subject }) => !unread.has(subject))
    .map(({ subject, score: _, reasons, ...ranked }) => ({
      subject,
      standing: { ...ranked, reasons: reasons.map(({ code, params }) => ({ code, params: { ...params } })) },
    }));
}

interface RerankRequest {
  readonly jurisdiction: string;
  readonly period: string;
  readonly askedAt: number;
  readonly trace: string;
}

/**
 * Who leaves the ranking, or comes back into it, changes every rank, share and place of its peer group: the writes belong into
 * the transaction that lays down the results or takes them back. Groups of `asIs` are ranked again already.
 */
export async function rerankExcepted(
  table: Table,
  asked: RerankRequest,
  results: Results,
  asIs: readonly string[] = [],
): Promise<Begun> {
  const subjects = outOfRanking(results).map(({ subject }) => subject);
  const heads = await readableHeads(table, asked.jurisdiction, asked.period, subjects);
  const groups = [...new Set(heads.map(({ group }) => group))].filter((group) => !asIs.includes(group));
  const requests = groups.map((group) => requestRerank({ ...asked, group }));
  return {
    writes: requests.flatMap(({ writes }) => writes),
    messages: requests.flatMap(({ messages }) => messages),
  };
}

const Numbered = z.strictObject({ period: z.string(), name: Bilingual, version: z.int() });

/** Gives a document number to the results of a period; a number is given once. */
export async function takeNumber(
  table: Table,
  jurisdiction: string,
  { number, ...of }: z.infer<typeof Numbered> & { readonly number: string },
): Promise<Write> {
  const key = { pk: partition.numbers(jurisdiction), sk: sort.number(number) };
  const item = await table.get(key);
  if (item)
    throw new Refused('results.number-taken', { number, period: read(item, Numbered).name }, { field: 'number' });
  return { put: { ...key, ...of }, unless: 'exists' };
}

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
