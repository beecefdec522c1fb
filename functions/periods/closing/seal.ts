import { deadlinesAfterClose } from '../../../shared/domain/period/dates.ts';
import { manifest, manifestKey, sealKey, type ManifestLine } from '../../../shared/domain/reports/manifest.ts';
import { periodCalendar } from '../../../shared/storage/calendars.ts';
import { append, type Happening } from '../../../shared/storage/chained.ts';
import { setAside, type Job } from '../../../shared/storage/closing.ts';
import { sort } from '../../../shared/storage/keys.ts';
import { existingPeriod, type PeriodHead } from '../../../shared/storage/periods.ts';
import { listReportSets } from '../../../shared/storage/reports.ts';
import type { Item, Table } from '../../../shared/storage/table.ts';
import { isSealed, signerFrom } from '../../seals.ts';
import { closer, type Chunk, type Closing } from './chunk.ts';
import { keep, runOf } from './write-files.ts';
import { standingChains } from './standing-chains.ts';
import { sha256 } from '../../../shared/domain/audit/canonical.ts';

/** Set aside in the transaction of the seal, which holds a hundred actions; the seal itself names all. */
const shownAtMost = 90;

/** Writes the manifest of reports and the signed seal of all chains, and lets the period go on to feedback. */
export async function* sealChunks({ platform, job }: Closing): AsyncGenerator<Chunk> {
  const { table, files } = platform;
  const run = runOf(job);
  const manifestAt = manifestKey(run);
  const sealAt = sealKey(run);
  const json = (text: string) => ({ bytes: Buffer.from(text), contentType: 'application/json' });
  const reports = await keep(files, manifestAt, json(manifest(await reportLines(table, job))), () =>
    isSealed(platform, run),
  );

  const signer = signerFrom(await platform.secret());
  const { chains, broken } = await standingChains(platform, job);
  const signed = signer.signed({
    format: 'jixiao.seal/1' as const,
    jurisdiction: job.jurisdiction,
    period: job.period,
    kind: job.kind,
    generation: job.generation,
    at: new Date(job.at).toISOString(),
    chains,
    ...(broken.length > 0 ? { broken: broken.map(({ pk }) => pk) } : {}),
    reports: { manifest: manifestAt, sha256: sha256(reports) },
  });
  const seal = await keep(files, sealAt, json(JSON.stringify(signed, null, 1)), () => isSealed(platform, run));

  const period = await existingPeriod(table, job.jurisdiction, job.period);
  const happening: Happening = {
    what: job.kind === 'close' ? 'periods.closed' : 'periods.reports-sealed',
    by: closer,
    at: job.at,
    trace: job.trace,
    data: { seal: sealAt, sha256: sha256(seal), generation: job.generation },
  };
  const head = job.kind === 'close' ? await inFeedback(table, job, period.head) : period.head;
  const told = broken.flatMap(({ subject, why }) => (subject === undefined ? [] : [setAside(job, subject, why)]));
  const writes = [...append(period, happening, { head }).writes, ...told.slice(0, shownAtMost)];
  yield { writes, done: 1, finished: true };
}

/** The provisional results are out. A close that came late takes none of the subjects' days to object. */
async function inFeedback(table: Table, { jurisdiction, at }: Job, head: PeriodHead): Promise<PeriodHead> {
  const deadlines = deadlinesAfterClose(await periodCalendar(table, jurisdiction, head), head.deadlines, at);
  return { ...head, phase: 'feedback', provisionalAt: at, deadlines };
}

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
