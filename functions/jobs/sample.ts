import * as z from 'zod';
import { open } from '../../shared/domain/matter/matter.ts';
import { isUndecided, rechecks, reviewable } from '../../shared/domain/matter/rechecks.ts';
import { drawn } from '../../shared/domain/matter/sample.ts';
import { clockEnd } from '../../shared/domain/organisation/clocks.ts';
import { phaseAt } from '../../shared/domain/period/period.ts';
import { digest } from '../../shared/domain/audit/chain.ts';
import { appraisals } from '../../shared/storage/appraisals.ts';
import { unlessDamaged } from '../../shared/storage/damaged.ts';
import { collectionParts, partition } from '../../shared/storage/keys.ts';
import { countIn, matterItem, mattersIn } from '../../shared/storage/matters.ts';
import { existingPeriod, periodCalendar } from '../../shared/storage/periods.ts';
import { append, unchanged } from '../../shared/storage/record.ts';
import { drawId, SampleJob } from '../../shared/storage/samples.ts';
import { pinnedScheme } from '../../shared/storage/schemes.ts';
import { standingSheet } from '../../shared/storage/sheets.ts';
import type { Write } from '../../shared/storage/table.ts';
import { recheckTexts } from '../../shared/text/roll-up.ts';
import type { Platform } from '../services.ts';
import { newestSeal } from '../signed.ts';
import { jobKind, type Behind, type Chunk } from './engine.ts';

/** Three actions a subject: entry, head, matter; besides them the period is looked at. */
const atOnce = 32;
const Cursor = z.strictObject({ subject: z.string() });
type Cursor = z.infer<typeof Cursor>;

interface Sampling {
  readonly platform: Platform;
  readonly job: SampleJob;
  readonly subjects: readonly string[];
  readonly due: number;
  readonly clock: () => number;
}

/** 抽查: who is drawn stands in the seal of the close and the seed, so a second run and a second worker open the same cases, each once. */
export const sampleKind = () =>
  jobKind({
    job: SampleJob,
    byTheClock: true,
    cursor: Cursor,
    stages: { open: { parts: () => ['drawn'], chunks: opened } },
    async context(platform, job, clock): Promise<Sampling> {
      const { table } = platform;
      const { head } = await existingPeriod(table, job.jurisdiction, job.period);
      if (!head.scheme) throw new Error(`period ${job.period} was closed without a scheme`);
      const [{ scheme }, calendar, subjects] = await Promise.all([
        pinnedScheme(table, job.jurisdiction, head.scheme),
        periodCalendar(table, job.jurisdiction, head),
        sampled(platform, job),
      ]);
      const due = clockEnd(calendar, scheme.clocks.recheckDecision, job.at);
      return { platform, job, subjects, due, clock };
    },
  });

/** The seal of the close is its first; a publication seals again, and does not draw others. */
async function sampled(platform: Platform, { jurisdiction, period, share, seed }: SampleJob): Promise<string[]> {
  const found = await newestSeal(platform, jurisdiction, period, 2);
  if (!found?.signed) throw new Error(`the close of ${period} left no seal that holds`);
  const { chains, signature } = found.seal;
  const of = partition.appraisal(jurisdiction, period, '');
  const subjects = Object.keys(chains).flatMap((pk) => (pk.startsWith(of) ? [collectionParts(pk).at(-1) ?? ''] : []));
  return drawn(subjects.toSorted(), { seal: signature, share, seed }).toSorted();
}

async function* opened(sampling: Sampling, { cursor }: Behind<Cursor>): AsyncGenerator<Chunk<Cursor>> {
  const { platform, job, due, clock } = sampling;
  let left = sampling.subjects.filter((subject) => cursor === undefined || subject > cursor.subject);
  for (;;) {
    const these = left.slice(0, atOnce);
    left = left.slice(atOnce);
    // The draw may have waited for days: cases are opened by the period as it is now, and only as long as it is that.
    const period = await existingPeriod(platform.table, job.jurisdiction, job.period);
    const opening = reviewable.includes(phaseAt(period.head, clock())) ? these : [];
    const cases = await Promise.all(opening.map((subject) => openOne(platform, job, { subject, due })));
    const writes = cases.flat();
    const subject = these.at(-1);
    const chunk: Chunk<Cursor> = {
      writes: writes.length > 0 ? [...writes, unchanged(period)] : [],
      done: these.length,
      finished: left.length === 0,
      ...(subject === undefined ? {} : { cursor: { subject } }),
    };
    yield chunk;
    if (chunk.finished) return;
  }
}

/** Whoever has no score has nothing to recheck, and one that is rechecked already is not rechecked twice. */
async function openOne(
  { table }: Platform,
  job: SampleJob,
  { subject, due }: { readonly subject: string; readonly due: number },
): Promise<readonly Write[]> {
  const { jurisdiction, period, by, at, trace } = job;
  const found = await unlessDamaged(appraisals.collection(table, jurisdiction, period, subject));
  const standing = found?.head.score && standingSheet(found);
  if (!found || !standing) return [];
  const cases = mattersIn(found, 'rechecks');
  const draw = drawId(job);
  const before = cases.some(({ opened: { sample } }) => sample === draw);
  const earlier = countIn(found, 'rechecks');
  if (before || cases.some(isUndecided) || earlier >= rechecks.most) return [];
  const items = [standing.sheet.trace.id];
  const said = { reason: recheckTexts.sampled.zh, items, sheet: standing.version, sample: draw };
  const id = `s${draw}${digest(subject).slice(0, 16)}`;
  const matter = open(rechecks, 'open', { id, period, subject, earlier }, { by, at, due, said });
  const { state } = matter;
  const data = { items, sample: draw, kind: 'rechecks', matter: id, move: 'open', state, due } as const;
  const who = { id: by, rolesUsed: ['supervisor'] };
  const event = { what: 'matters.opened', why: said.reason, by: who, at, trace, data } as const;
  const head = { ...found.head, case: { id, state, due } };
  return append(found, event, { head, items: [matterItem(found.pk, matter)] }).writes;
}
