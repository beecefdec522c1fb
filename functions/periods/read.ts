import * as z from 'zod';
import { isFault, setAsideText } from '../../shared/domain/appraisal/set-aside.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { wholePeriod } from '../../shared/domain/reports/manifest.ts';
import { type AppraisalHead, lackingAgreement } from '../../shared/storage/appraisals.ts';
import { appraisalsWhere } from '../../shared/storage/appraisal-lists.ts';
import { legible } from '../../shared/storage/damaged.ts';
import { ClosingJob, readClosing as jobOf, readClosingParts, setAsidePage } from '../../shared/storage/closing.ts';
import { done, mostParts } from '../../shared/storage/jobs.ts';
import { list } from '../../shared/storage/keys.ts';
import { openParts } from '../../shared/storage/parts.ts';
import { PeriodHead, existingPeriod, refuseUnlessGroup } from '../../shared/storage/periods.ts';
import type { From, Item } from '../../shared/storage/table.ts';
import { Instant, type PeriodPath, iso } from '../fields.ts';
import { type Paged, nextPage } from '../paging.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { type PeriodBody, type SubjectBody, periodView, subjectView } from './views.ts';

interface Periods extends Paged {
  cancelled?: 'true' | undefined;
}

/**
 * The periods of the jurisdiction, latest first, or those of them that were cancelled. A page is read whole and then filtered, so it
 * may be short or empty while `next` still leads on.
 */
export async function listPeriods(
  { table, cursors, now, language }: Services,
  caller: Caller,
  { query }: Request<unknown, Periods, unknown>,
): Promise<Reply<{ periods: PeriodBody[]; next?: string }>> {
  const partition = list.periods(caller.jurisdiction);
  const { page, more } = await nextPage(cursors, query, (from) =>
    table.query({ index: 'byList', partition, backwards: true, ...from }),
  );
  const wanted = query.cancelled !== undefined;
  const known = legible(page.items, PeriodHead).filter(({ phase }) => (phase === 'cancelled') === wanted);
  const periods = known.map((head) => periodView(head, { now, language }));
  return ok({ periods, ...more });
}

export async function readPeriod(
  { table, now, language }: Services,
  caller: Caller,
  { params }: Request<PeriodPath, unknown, unknown>,
): Promise<Reply<PeriodBody>> {
  const { jurisdiction } = caller;
  const { head, n } = await existingPeriod(table, jurisdiction, params.period);
  const open = await openParts(table, jurisdiction, { period: head, now });
  return ok(periodView(head, { now, language }, open), n);
}

interface Filter extends Paged {
  group?: string | undefined;
  unsigned?: 'true' | undefined;
  stale?: 'true' | undefined;
}

/** The subjects of a period, by list shard and peer group, with what stands in each appraisal's head. */
export async function listSubjects(
  { table, cursors, language }: Services,
  caller: Caller,
  { params, query }: Request<PeriodPath, Filter, unknown>,
): Promise<Reply<{ subjects: SubjectBody[]; next?: string }>> {
  const { jurisdiction } = caller;
  const { head: period } = await existingPeriod(table, jurisdiction, params.period);
  refuseUnlessGroup(period, query.group);
  const listing = { jurisdiction, period, group: query.group };
  const unsigned = query.unsigned === undefined ? undefined : await lackingAgreement(table, jurisdiction, period);
  const wanted = (head: AppraisalHead) =>
    (unsigned === undefined || unsigned(head)) && (query.stale === undefined || head.stale !== undefined);
  const { page, more } = await nextPage(cursors, query, (from) => appraisalsWhere(table, listing, { wanted, ...from }));
  return ok({ subjects: page.heads.map((head) => subjectView(head, language)), ...more });
}

export const ClosingView = z.strictObject({
  kind: ClosingJob.shape.kind,
  generation: z.int(),
  stage: ClosingJob.shape.stage,
  startedAt: Instant,
  /** Subjects done in this stage, of all subjects of the period. */
  done: z.int(),
  total: z.int(),
  /** The parts of this stage: a list shard, a peer group, or the period as a whole. */
  parts: z
    .array(z.strictObject({ part: z.string(), done: z.int(), finished: z.boolean(), held: z.boolean() }))
    .max(mostParts),
  setAside: z.array(z.strictObject({ subject: z.string(), reason: z.string() })),
  next: z.string().optional(),
});
type ClosingBody = z.infer<typeof ClosingView>;

/** How far the closing job is, and who was set aside and why. A page may be short or empty while `next` still leads on. */
export async function readClosing(
  services: Services,
  caller: Caller,
  { params, query }: Request<PeriodPath, Paged, unknown>,
): Promise<Reply<ClosingBody>> {
  const { table, cursors } = services;
  const { jurisdiction } = caller;
  const { head: period } = await existingPeriod(table, jurisdiction, params.period);
  const job = await jobOf(table, jurisdiction, params.period);
  if (!job) throw new Refused('periods.not-closing', { period: params.period });
  const { kind, generation, stage, at, enrolled } = job;
  const [parts, { page, more }] = await Promise.all([
    readClosingParts(table, job),
    nextPage(cursors, query, (from) => leftOut(services, { jurisdiction, period }, from)),
  ]);
  const total = enrolled.reduce((sum, count) => sum + count, 0);
  const ofSubjects = parts.filter(({ part }) => part !== wholePeriod);
  return ok({
    kind,
    generation,
    stage,
    total,
    startedAt: iso(at),
    done: stage === done ? total : ofSubjects.reduce((sum, part) => sum + part.done, 0),
    parts: parts.map(({ part, done, finished, lease }) => ({ part, done, finished, held: lease !== undefined })),
    setAside: page.lines,
    ...more,
  });
}

interface Lines {
  readonly lines: ClosingBody['setAside'];
  readonly next: Item | undefined;
}

/** Behind which of the first kind a page goes on; any other position is one in the list of appraisals. */
const AmongBroken = z.strictObject({ broken: z.record(z.string(), z.unknown()).optional() });

/** Whom the close left without a score: first those it could not work through, then those whose sheet waits for something. */
async function leftOut(
  { table, language }: Services,
  { jurisdiction, period }: { jurisdiction: string; period: PeriodHead },
  { limit, after }: From,
): Promise<Lines> {
  const first = AmongBroken.safeParse(after ?? {}).data;
  const broken =
    first && (await setAsidePage(table, { jurisdiction, period: period.id }, { limit, after: first.broken }));
  const lines = (broken?.setAside ?? []).map(({ subject, reason }) => ({
    subject,
    reason: setAsideText(reason)[language],
  }));
  if (broken?.next) return { lines, next: { broken: broken.next } };
  if (lines.length === limit) return { lines, next: { shard: 0 } };
  const waits = await appraisalsWhere(
    table,
    { jurisdiction, period },
    { wanted: waitsForItems, limit: limit - lines.length, after: first ? undefined : after },
  );
  const waiting = waits.heads.map(({ subject, setAside = '' }) => ({
    subject,
    reason: setAsideText(setAside)[language],
  }));
  return { lines: [...lines, ...waiting], next: waits.next };
}

const waitsForItems = ({ setAside }: AppraisalHead): boolean => setAside !== undefined && !isFault(setAside);
