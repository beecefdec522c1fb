import * as z from 'zod';
import { broken } from '../../shared/domain/appraisal/set-aside.ts';
import { directAppealEnds } from '../../shared/domain/matter/appeals.ts';
import { lateInputs } from '../../shared/domain/matter/late-inputs.ts';
import { advance } from '../../shared/domain/matter/matter.ts';
import { clockEnd } from '../../shared/domain/organisation/clocks.ts';
import { secondPass } from '../../shared/domain/scoring/peers.ts';
import { needsPeers, prepareScheme, type PreparedScheme } from '../../shared/domain/scoring/score.ts';
import type { ScoreSheet } from '../../shared/domain/scoring/sheet.ts';
import { warn } from '../../shared/log.ts';
import { type AppraisalHead, appraisals } from '../../shared/storage/appraisals.ts';
import { subjectsOf } from '../../shared/storage/appraisal-lists.ts';
import { Moved } from '../../shared/storage/attempt.ts';
import { brokenScored, requestRerank } from '../../shared/storage/closing.ts';
import { unlessDamaged } from '../../shared/storage/damaged.ts';
import { matterIn, matterItem } from '../../shared/storage/matters.ts';
import { remedyWrite } from '../../shared/storage/notices.ts';
import { countedParts, scoresOf } from '../../shared/storage/parts.ts';
import { existingPeriod, periodCalendar, withFilingDues, type PeriodHead } from '../../shared/storage/periods.ts';
import { type Collection, type Existing, append, unchanged } from '../../shared/storage/record.ts';
import { RescoreJob } from '../../shared/storage/rescores.ts';
import { loadResults } from '../../shared/storage/results.ts';
import { pinnedScheme } from '../../shared/storage/schemes.ts';
import { readSheet, sheetItem, standingSheet } from '../../shared/storage/sheets.ts';
import type { Write } from '../../shared/storage/table.ts';
import { lateInputTexts } from '../../shared/text/life.ts';
import type { Platform } from '../services.ts';
import { closer } from './close/closing.ts';
import { computed, withScore } from './close/score.ts';
import { jobKind, type Chunk } from './engine.ts';

interface Rescoring {
  readonly platform: Platform;
  readonly job: RescoreJob;
  readonly prepared: PreparedScheme;
}
/** With the period as it is when the record is read: a proposal that comes between fails the write, and both are read again. */
type About = Rescoring & { readonly period: Existing<PeriodHead> };

const whole = () => ['subject'];
const Nowhere = z.strictObject({});
type Done = Chunk<z.infer<typeof Nowhere>>;

/** 补报重评: the subject is scored as the close scores, and then its group is asked for to be ranked. Nobody else's record is written. */
export const rescoreKind = () =>
  jobKind({
    job: RescoreJob,
    cursor: Nowhere,
    stages: {
      score: {
        parts: whole,
        async *chunks(about: Rescoring): AsyncGenerator<Done> {
          yield { writes: await scoredAnew(about), done: 1, finished: true };
        },
      },
      /** What the score asked for stands in the table; the schedule would find it too. */
      rank: {
        parts: whole,
        async *chunks({ platform, job }: Rescoring): AsyncGenerator<Done> {
          const { head } = await appraisals.load(platform.table, job.jurisdiction, job.period, job.subject);
          if (head?.score) await platform.jobs.send(rankingOf(job, head).messages);
          yield { writes: [], done: 1, finished: true };
        },
      },
    },
    async context(platform, job): Promise<Rescoring> {
      const { head } = await existingPeriod(platform.table, job.jurisdiction, job.period);
      const { scheme: pin } = head;
      if (!pin) throw new Error(`period ${job.period} has no scheme`);
      const { scheme } = await pinnedScheme(platform.table, job.jurisdiction, pin);
      return { platform, job, prepared: prepareScheme(scheme, pin.version) };
    },
  });

const rankingOf = ({ jurisdiction, period, at, trace }: RescoreJob, { group }: AppraisalHead) =>
  requestRerank({ jurisdiction, period, group, askedAt: at, trace });

type Subject = Existing<AppraisalHead> & Collection<AppraisalHead>;

/** Empty where it was done already. A record that cannot be read is left as it is for whoever examines it. */
async function scoredAnew(rescoring: Rescoring): Promise<readonly Write[]> {
  const { platform, job } = rescoring;
  const { table } = platform;
  const { jurisdiction, period, subject } = job;
  const about = { ...rescoring, period: await existingPeriod(table, jurisdiction, period) };
  const [found, results] = await Promise.all([
    unlessDamaged(appraisals.collection(table, jurisdiction, period, subject)),
    loadResults(table, jurisdiction, period),
  ]);
  if (!found || found.head.late?.matter !== job.matter) return [];
  // Whoever works so late finds results laid before the committee without it: they stand.
  if (results.state !== 'provisional') return left(about, found, lateInputTexts.proposed.zh);
  try {
    return await entered(about, found, await sheetOf(about, found));
  } catch (error) {
    if (error instanceof Moved) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    warn('rescore.set-aside', { subject, period, error: error instanceof Error ? error.stack : reason });
    return left(about, found, reason, true);
  }
}

async function sheetOf(about: About, { head, entries }: Subject) {
  const { platform, job, prepared } = about;
  const { table } = platform;
  const { jurisdiction, subject } = job;
  const period = await withFilingDues(table, jurisdiction, about.period.head);
  const parts = period.rollsUp && (await countedParts(table, jurisdiction, period));
  const brought = parts && (await scoresOf(table, { jurisdiction, subjects: [subject] }, parts))(subject);
  const sheet = computed({ prepared, period, job }, { subject, entries, brought });
  // What a part was changed to since is in it.
  const renewed = head.stale !== undefined && (brought?.sheets[head.stale.part] ?? 0) >= head.stale.sheet;
  return { sheet: needsPeers(prepared) ? await comparedWithGroup(about, head.group, sheet) : sheet, renewed };
}

/** Compared with the group as the close knew it; what the others were compared with stays as it was. */
async function comparedWithGroup(
  { platform: { table }, job, period, prepared }: About,
  group: string,
  sheet: ScoreSheet,
): Promise<ScoreSheet> {
  const { jurisdiction } = job;
  const subjects = await subjectsOf(table, { jurisdiction, period: period.head, group });
  const others: ScoreSheet[] = [];
  for (const subject of subjects.filter((one) => one !== job.subject)) {
    const one = await readSheet(table, { jurisdiction, period: job.period, subject }, 1);
    if (one) others.push(one);
  }
  return secondPass(prepared, [...others, sheet], group).at(-1) ?? sheet;
}

/** Sheet, head, the settled permission, the request to rank, and for whom a score is new the time to object to it: one transaction. */
async function entered(
  about: About,
  found: Subject,
  { sheet, renewed }: { readonly sheet: ScoreSheet; readonly renewed: boolean },
): Promise<readonly Write[]> {
  const { platform, job, period, prepared } = about;
  const { jurisdiction, matter } = job;
  const version = (standingSheet(found)?.version ?? 0) + 1;
  const { hash, ...item } = sheetItem(version, sheet);
  const { stale, ...before } = found.head;
  const standing = renewed || !stale ? before : { ...before, stale };
  const { late: _, ...rest } = withScore({ prepared }, standing, sheet, version);
  const calendar = await periodCalendar(platform.table, jurisdiction, period.head);
  const until = clockEnd(calendar, prepared.scheme.clocks.objection, job.at);
  const archive = Math.max(until, directAppealEnds(calendar, prepared.scheme, job.at));
  const anew = prepared.scheme.objectionFrom !== 'notice' && rest.score !== undefined;
  const head = { ...rest, ...(anew ? { objection: { from: job.at, until } } : {}) };
  const data = { matter, sheet: version, hash, state: sheet.state, ...(anew ? { until } : {}) };
  const event = { what: 'scoring.rescored', by: closer, at: job.at, trace: job.trace, data } as const;
  const items = [item, settled(about, found, { sheet: version, outcome: sheet.state })];
  return [
    ...append(found, event, { head, items }).writes,
    unchanged(period),
    ...(head.score ? rankingOf(job, head).writes : []),
    ...(head.score ? [remedyWrite({ jurisdiction, period: job.period }, `rescore/${matter}`, archive)] : []),
    ...(head.score ? await brokenScored(platform.table, job) : []),
  ];
}

/** It stays set aside, with the reason. */
function left(about: About, found: Subject, why: string, fault = false): readonly Write[] {
  const { job, period } = about;
  const { late: _, ...rest } = found.head;
  const head = fault ? { ...rest, setAside: broken(why) } : rest;
  const event = { what: 'scoring.set-aside', by: closer, at: job.at, trace: job.trace, why } as const;
  const items = [settled(about, found, { outcome: 'set-aside' })];
  return [...append(found, event, { head, items }).writes, unchanged(period)];
}

function settled({ job }: Rescoring, found: Subject, said: Readonly<Record<string, unknown>>) {
  const matter = matterIn(found, 'late-inputs', job.matter);
  const { due: _, ...over } = matter;
  return matterItem(found.pk, advance(lateInputs, over, 'score', { by: closer.id, at: job.at, said }));
}
