import { createHash } from 'node:crypto';
import * as z from 'zod';
import { deadlinesAfterClose } from '../../../shared/domain/period-dates.ts';
import { manifest, manifestKey, sealKey, type ManifestLine } from '../../../shared/domain/reports/manifest.ts';
import { signedText } from '../../../shared/domain/seal.ts';
import { listAppraisals } from '../../../shared/storage/appraisals.ts';
import { periodCalendar } from '../../../shared/storage/calendars.ts';
import { append, isDamaged, type Chained, type Happening } from '../../../shared/storage/chained.ts';
import type { Job } from '../../../shared/storage/closing.ts';
import { partition, sort } from '../../../shared/storage/keys.ts';
import { loadJurisdiction } from '../../../shared/storage/organisation.ts';
import { existingPeriod, type PeriodHead } from '../../../shared/storage/periods.ts';
import { load } from '../../../shared/storage/record.ts';
import { listReportSets } from '../../../shared/storage/reports.ts';
import { loadScheme } from '../../../shared/storage/schemes.ts';
import type { Item, Table } from '../../../shared/storage/table.ts';
import { signerFrom } from '../../signing.ts';
import type { Chunk, Closing } from './chunk.ts';
import { closer } from './closer.ts';
import { runOf } from './run-of.ts';
import { keep } from './write-files.ts';

const readAtOnce = 50;

/** Writes the manifest of reports and the signed seal of all chains, and lets the period go on to feedback. */
export async function* sealChunks({ platform, job }: Closing): AsyncGenerator<Chunk> {
  const { table, files } = platform;
  const run = runOf(job);
  const manifestAt = manifestKey(run);
  const sealAt = sealKey(run);
  const json = (text: string) => ({ bytes: Buffer.from(text), contentType: 'application/json' });
  const reports = await keep(files, manifestAt, json(manifest(await reportLines(table, job))));

  const signer = signerFrom(await platform.secret());
  const unsigned = {
    format: 'jixiao.seal/1' as const,
    jurisdiction: job.jurisdiction,
    period: job.period,
    kind: job.kind,
    generation: job.generation,
    at: new Date(job.at).toISOString(),
    chains: await chains(table, job),
    reports: { manifest: manifestAt, sha256: sha256(reports) },
    publicKey: signer.publicKey,
  };
  const signed = { ...unsigned, signature: signer.sign(signedText(unsigned)) };
  const seal = await keep(files, sealAt, json(JSON.stringify(signed, null, 1)));

  const period = await existingPeriod(table, job.jurisdiction, job.period);
  const happening: Happening = {
    what: job.kind === 'close' ? 'periods.closed' : 'periods.reports-sealed',
    by: closer,
    at: job.at,
    trace: job.trace,
    data: { seal: sealAt, sha256: sha256(seal), generation: job.generation },
  };
  const head = job.kind === 'close' ? await inFeedback(table, job, period.head) : period.head;
  yield { writes: append(period, happening, { head }).writes, done: 1, finished: true };
}

/** The provisional results are out. A close that came late takes none of the subjects' days to object. */
async function inFeedback(table: Table, { jurisdiction, at }: Job, head: PeriodHead): Promise<PeriodHead> {
  const deadlines = deadlinesAfterClose(await periodCalendar(table, jurisdiction, head), head.deadlines, at);
  return { ...head, phase: 'feedback', provisionalAt: at, deadlines };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function reportLines(table: Table, job: Job): Promise<ManifestLine[]> {
  const { stage, generation } = runOf(job);
  const lines: ManifestLine[] = [];
  let after: Item | undefined;
  do {
    const page = await listReportSets(table, job, {
      prefix: sort.reportsOf(stage, generation),
      ...(after ? { after } : {}),
    });
    lines.push(...page.sets.flatMap(({ files }) => files));
    after = page.next;
  } while (after);
  return lines;
}

/** Where every chain of the period stands, be its record readable or not: organisation, scheme, the period itself, each appraisal. */
async function chains(table: Table, job: Job): Promise<Record<string, { n: number; hash: string }>> {
  const { jurisdiction, period } = job;
  const { scheme } = (await existingPeriod(table, jurisdiction, period)).head;
  const found: Chained<unknown>[] = [
    await loadJurisdiction(table, jurisdiction),
    await existingPeriod(table, jurisdiction, period),
    ...(scheme ? [await loadScheme(table, jurisdiction, scheme.id)] : []),
  ];
  for (let shard = 0; shard < job.shards; shard += 1) {
    const listed = await listAppraisals(table, { jurisdiction, period, shard });
    for (let start = 0; start < listed.length; start += readAtOnce) {
      const these = listed.slice(start, start + readAtOnce);
      const read = these.map(({ subject }) => standingOf(table, partition.appraisal(jurisdiction, period, subject)));
      found.push(...(await Promise.all(read)).flat());
    }
  }
  return Object.fromEntries(found.map(({ pk, n, hash }) => [pk, { n, hash }]));
}

/** Its last entry says where a chain stands. One whose last entry is broken cannot be sealed; it was set aside for it. */
async function standingOf(table: Table, pk: string): Promise<Chained<unknown>[]> {
  try {
    return [await load(table, pk, { head: z.unknown(), index: () => ({}) })];
  } catch (error) {
    if (isDamaged(error)) return [];
    throw error;
  }
}
