import { count, warn } from '../../shared/log.ts';
import { anchorWake, beginAnchors } from '../../shared/storage/anchors.ts';
import { unlessDamaged } from '../../shared/storage/damaged.ts';
import { closingWakes } from '../../shared/storage/closing.ts';
import { dueBy } from '../../shared/storage/due.ts';
import { wakesFor } from '../../shared/storage/jobs.ts';
import { matterAt, markOverdue } from '../../shared/storage/matters.ts';
import { dueIn } from '../../shared/storage/keys.ts';
import { retried } from '../../shared/storage/attempt.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import { beginCards } from '../../shared/storage/cards.ts';
import { startRescore } from '../../shared/storage/rescores.ts';
import { beginReminders } from '../../shared/storage/reminders.ts';
import type { Key } from '../../shared/storage/table.ts';
import type { Jobs } from '../services.ts';
import { completeOpening } from './enrolment.ts';
import { type Work, nextMove, schedule } from './move.ts';

/** What one run of the schedule may enrol for an opening that was left unfinished; the next run goes on. */
const perRun = 5_000;

/** How often a run tries again what somebody else changed meanwhile; the next run takes it up in any case. */
const tries = 20;

type Run = Work & { readonly jobs: Jobs };

/**
 * One run of the schedule: everything due by its time, not only what fell due since the last run. Each move is a conditional
 * transaction, so running twice or at once changes nothing more. What fails in one place does not hold up the others; the run
 * then fails as a whole, after its work, so that somebody is told.
 */
export async function advance(run: Run): Promise<{ moved: string[] }> {
  const moved: string[] = [];
  const faults: unknown[] = [];
  for await (const key of dueBy(run.table, run.now)) {
    try {
      moved.push(...(await act(run, key)));
    } catch (error) {
      const stack = error instanceof Error ? error.stack : String(error);
      warn('advance.failed', { trace: run.trace, row: key.pk, error: stack });
      faults.push(error);
    }
  }
  count('advanced', run.now, { function: 'periods.advance' }, moved.length);
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} due items could not be advanced`);
  return { moved };
}

/** What one row of the due index asks for; names what moved. */
async function act(run: Run, key: Key): Promise<string[]> {
  const { table, jobs, now } = run;
  const { jurisdiction, of, period } = dueIn(key.pk);
  switch (of) {
    case 'period': {
      await anchorFromNowOn(run, jurisdiction);
      const moved = await advancePeriod(run, jurisdiction, period);
      await remindFromNowOn(run, jurisdiction, period);
      return moved;
    }
    case 'anchors':
      // What stands there may be unreadable; tonight's anchor does not wait for it.
      await jobs.send((await unlessDamaged(wakesFor(table, key, now))) ?? [anchorWake(jurisdiction)]);
      return [];
    case 'closing':
      await jobs.send(await closingWakes(table, key, now));
      return [];
    case 'job':
      await jobs.send(await wakesFor(table, key, now));
      return [];
    case 'appraisal':
      return matterAt(key) ? overdueMatter(run, jurisdiction, key) : [];
    default:
      return of satisfies never;
  }
}

/** A jurisdiction of before anchors were written gets its first with the next move of a period. */
async function anchorFromNowOn({ table, now }: Run, jurisdiction: string): Promise<void> {
  await retried(tries, async () => {
    const writes = await beginAnchors(table, jurisdiction, now);
    if (writes.length > 0) await table.write(writes);
  });
}

/** A period that was opened before there were reminders and cards has them from its next move on. */
async function remindFromNowOn({ table, now }: Run, jurisdiction: string, period: string): Promise<void> {
  await retried(tries, async () => {
    const { head } = await existingPeriod(table, jurisdiction, period);
    const begun = ['draft', 'cancelled'].includes(head.phase)
      ? []
      : [beginReminders(table, jurisdiction, head, now), beginCards(table, jurisdiction, head, now)];
    const writes = (await Promise.all(begun)).flat();
    if (writes.length > 0) await table.write(writes);
  });
}

/** Missed moves catch up one after another. */
async function advancePeriod(run: Run, jurisdiction: string, period: string): Promise<string[]> {
  const moved: string[] = [];
  while (moved.length < tries) {
    const phase = await retried(tries, () => moveOnce(run, jurisdiction, period));
    if (phase === undefined) break;
    moved.push(`${jurisdiction}/${period}/${phase}`);
  }
  return moved;
}

/** Makes the one move that is owed and names the new phase; undefined when none is. */
async function moveOnce(run: Run, jurisdiction: string, period: string): Promise<string | undefined> {
  const actor = schedule(jurisdiction);
  const chain = await existingPeriod(run.table, jurisdiction, period);
  if (chain.head.phase === 'draft') {
    const { writes, head, left } = await completeOpening(run, { caller: actor, chain, limit: perRun });
    if (left > 0) return undefined;
    await run.table.write(writes);
    return head.phase;
  }
  const move = await nextMove(run, actor, chain);
  if (!move) return undefined;
  await run.table.write(move.writes);
  await run.jobs.send(move.messages);
  return move.transition.to;
}

async function overdueMatter(run: Run, jurisdiction: string, key: Key): Promise<string[]> {
  const happening = { by: schedule(jurisdiction), at: run.now, trace: run.trace };
  return retried(tries, async () => {
    const marked = await markOverdue(run.table, key, happening);
    if (!marked) return [];
    const { matter, writes } = marked;
    // 补报期满: whatever came in by then, the subject is scored from it.
    const job =
      matter.kind === 'late-inputs' ? startRescore({ jurisdiction, at: run.now, trace: run.trace, matter }) : undefined;
    await run.table.write([...writes, ...(job?.writes ?? [])]);
    if (job) await run.jobs.send(job.messages);
    return [`${key.pk}/${key.sk}`];
  });
}
