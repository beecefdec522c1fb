import * as z from 'zod';
import { JobKind, wholePeriod } from '../../shared/domain/closing.ts';
import { setAsideText } from '../../shared/domain/set-aside.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { appraisalPage, type AppraisalPage, type Place } from '../../shared/storage/appraisals.ts';
import { Job, readJob, readParts, readSetAsides } from '../../shared/storage/closing.ts';
import { existingPeriod, type PeriodHead } from '../../shared/storage/periods.ts';
import { pageOf, type Paged } from '../paging.ts';
import { ok, type Reply, type Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';

export const ClosingView = z.strictObject({
  kind: JobKind,
  generation: z.int(),
  stage: Job.shape.stage,
  startedAt: z.iso.datetime(),
  /** Subjects done in this stage, of all subjects of the period. */
  done: z.int(),
  total: z.int(),
  /** The parts of this stage: a list shard, a peer group, or the period as a whole. */
  parts: z.array(z.strictObject({ part: z.string(), done: z.int(), finished: z.boolean(), held: z.boolean() })),
  setAside: z.array(z.strictObject({ subject: z.string(), reason: z.string() })),
  next: z.string().optional(),
});
type ClosingBody = z.infer<typeof ClosingView>;

/** How far the closing job is, and, page by page, who was set aside and why. */
export async function readClosing(
  services: Services,
  caller: Caller,
  { params, query }: Request<{ period: string }, Paged, unknown>,
): Promise<Reply<ClosingBody>> {
  const { table } = services;
  const { jurisdiction } = caller;
  const { head: period } = await existingPeriod(table, jurisdiction, params.period);
  const job = await readJob(table, jurisdiction, params.period);
  if (!job) throw new Refused('periods.not-closing', { period: params.period });
  const { kind, generation, stage, at, enrolled } = job;
  const [parts, setAside] = await Promise.all([
    stage === 'done' ? [] : readParts(table, job, stage),
    everySetAside(services, jurisdiction, period),
  ]);
  const { items, more } = await pageOf(services.cursors, { items: setAside, order: ({ subject }) => subject }, query);
  const total = enrolled.reduce((sum, count) => sum + count, 0);
  const ofSubjects = parts.filter(({ part }) => part !== wholePeriod);
  return ok({
    kind,
    generation,
    stage,
    total,
    startedAt: new Date(at).toISOString(),
    done: stage === 'done' ? total : ofSubjects.reduce((sum, part) => sum + part.done, 0),
    parts: parts.map(({ part, done, finished, lease }) => ({ part, done, finished, held: lease !== undefined })),
    setAside: [...items],
    ...more,
  });
}

/** Whom the close left without a score and why: those it could not work through at all, and those whose sheet waits for something. */
async function everySetAside({ table, language }: Services, jurisdiction: string, period: PeriodHead) {
  const broken = await readSetAsides(table, jurisdiction, period.id);
  const left = broken.map(({ subject, reason }) => ({ subject, reason: setAsideText(reason)[language] }));
  let place: Place | undefined = { shard: 0 };
  while (place) {
    const page: AppraisalPage = await appraisalPage(table, { jurisdiction, period }, { place });
    for (const { subject, setAside } of page.heads) {
      if (setAside === undefined || broken.some((one) => one.subject === subject)) continue;
      left.push({ subject, reason: setAsideText(setAside)[language] });
    }
    place = page.next;
  }
  return left;
}
