import { type Bound, type Seal, type Stood, boundIn, boundOfAnchor } from '../../../shared/domain/audit/signed.ts';
import { standsAt } from '../../../shared/domain/audit/chain-check.ts';
import { sha256 } from '../../../shared/domain/audit/chain.ts';
import { addDays } from '../../../shared/domain/organisation/calendar.ts';
import { deadlinesAfterClose } from '../../../shared/domain/period/dates.ts';
import { type ManifestLine, manifest, manifestKey, sealKey } from '../../../shared/domain/reports/manifest.ts';
import { warn } from '../../../shared/log.ts';
import { listAppraisals } from '../../../shared/storage/appraisal-lists.ts';
import { type Happening, append } from '../../../shared/storage/record.ts';
import { type ClosingJob, setAside } from '../../../shared/storage/closing.ts';
import { examineAgainst } from '../../../shared/storage/examined.ts';
import { collectionName, partition, sort } from '../../../shared/storage/keys.ts';
import { type PeriodHead, existingPeriod, periodCalendar } from '../../../shared/storage/periods.ts';
import { listReportSets } from '../../../shared/storage/results.ts';
import type { Item, Table } from '../../../shared/storage/table.ts';
import { say } from '../../../shared/text/say.ts';
import { faultTexts } from '../../../shared/text/faults.ts';
import { isSealed, writeOnce, newestSeal, signerFrom } from '../../signed.ts';
import { anchored, anchorsUntil } from '../../anchors.ts';
import type { Platform } from '../../services.ts';
import { type Chunks, type Closing, closer, runOf } from './closing.ts';

/** Set aside in the transaction of the seal, which holds a hundred actions; the seal itself names all. */
const shownAtMost = 90;

/** Writes the manifest of reports and the signed seal of all chains, and lets the period go on to feedback. */
export async function* sealChunks(closing: Closing): Chunks {
  const { platform, job } = closing;
  const { table, files } = platform;
  const run = runOf(job);
  const manifestAt = manifestKey(run);
  const sealAt = sealKey(run);
  const json = (text: string) => ({ bytes: Buffer.from(text), contentType: 'application/json' });
  const reports = await writeOnce(files, manifestAt, json(manifest(await reportLines(table, job))), () =>
    isSealed(platform, run),
  );

  const signer = signerFrom(await platform.secret());
  const { chains, broken } = await standingChains(closing);
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
  const seal = await writeOnce(files, sealAt, json(JSON.stringify(signed, null, 1)), () => isSealed(platform, run));

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
async function inFeedback(table: Table, { jurisdiction, at }: ClosingJob, head: PeriodHead): Promise<PeriodHead> {
  const deadlines = deadlinesAfterClose(await periodCalendar(table, jurisdiction, head), head.deadlines, at);
  return { ...head, phase: 'feedback', provisionalAt: at, deadlines };
}

async function reportLines(table: Table, job: ClosingJob): Promise<ManifestLine[]> {
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

const readAtOnce = 50;

interface Broken {
  readonly pk: string;
  /** Whose appraisal it is. */
  readonly subject: string | undefined;
  readonly why: string;
}

/**
 * Where every chain of the period stands, be its record readable or not: organisation, scheme, the period itself, each
 * appraisal. A chain is held against its own record, the seal before this one and the newest anchor: what was rewritten
 * since is sealed as it stood, named as broken and told to the office, and hinders nobody else.
 */
async function standingChains(closing: Closing): Promise<{ chains: Seal['chains']; broken: Broken[] }> {
  const { platform, job } = closing;
  const listed = await chainsOf(closing);
  const signed = await signedBefore(platform, job, listed);
  const chains: Record<string, Stood> = {};
  const broken: Broken[] = [];
  const pks = [...new Set([...listed, ...signed.keys()])];
  for (let start = 0; start < pks.length; start += readAtOnce) {
    const these = pks.slice(start, start + readAtOnce).map((pk) => examined(platform, pk, signed.get(pk) ?? []));
    for (const { pk, stood, faulty } of await Promise.all(these)) {
      if (stood) chains[pk] = stood;
      if (faulty) broken.push(faulty);
    }
  }
  for (const { pk, subject = collectionName(pk), why } of broken)
    warn('closing.set-aside', { subject, period: job.period, error: why });
  return { chains, broken };
}

async function examined({ table }: Platform, pk: string, bounds: readonly Bound[]) {
  const { copy, faults, misplaced } = await examineAgainst(table, pk, bounds);
  const stood = standsAt(copy ?? { entries: [] }, bounds);
  const [first] = faults;
  const [item] = misplaced;
  const { kind, ...blanks } = first ?? { kind: 'altered-index' as const, item: item ?? '' };
  const text = faultTexts[kind];
  const [name, , subject] = collectionName(pk).split('/');
  const why = `${say(text, 'zh', blanks)} ${say(text, 'en', blanks)}`;
  const faulty = first || item ? { pk, subject: name === 'appraisal' ? subject : undefined, why } : undefined;
  return { pk, stood, faulty };
}

async function chainsOf({ platform: { table }, job, prepared: { scheme } }: Closing): Promise<string[]> {
  const { jurisdiction, period, shards } = job;
  const pks = [
    partition.organisation(jurisdiction),
    partition.period(jurisdiction, period),
    partition.scheme(jurisdiction, scheme.id),
  ];
  for (let shard = 0; shard < shards; shard += 1) {
    const listed = await listAppraisals(table, { jurisdiction, period, shard });
    pks.push(...listed.map(({ subject }) => partition.appraisal(jurisdiction, period, subject)));
  }
  return pks;
}

/** What was signed of these chains and of the period's appraisals before this run, newest first. */
async function signedBefore(
  platform: Platform,
  job: ClosingJob,
  listed: readonly string[],
): Promise<Map<string, Bound[]>> {
  const { jurisdiction, period, generation, at } = job;
  const before = await newestSeal(platform, jurisdiction, period, generation);
  const earlier = before?.signed ? before.seal : undefined;
  // An anchor of the day after may have been written while the job ran.
  const last = addDays(new Date(at).toISOString().slice(0, 10), 1);
  const { value: anchor } = await anchorsUntil(platform, jurisdiction, last).anchors.next();
  const { stood } = anchor ? await anchored(platform, anchor, listed) : { stood: new Map<string, Stood>() };
  const wanted = new Set(listed);
  const appraisals = partition.appraisal(jurisdiction, period, '');
  const known = [...Object.keys(earlier?.chains ?? {}), ...stood.keys()].filter(
    (pk) => wanted.has(pk) || pk.startsWith(appraisals),
  );
  const bounds = (pk: string): Bound[] => {
    const then = stood.get(pk);
    const both = [...(earlier ? boundIn(earlier, pk) : []), ...(anchor && then ? [boundOfAnchor(anchor, then)] : [])];
    return both.sort((a, b) => b.at - a.at);
  };
  return new Map(known.map((pk) => [pk, bounds(pk)]));
}
