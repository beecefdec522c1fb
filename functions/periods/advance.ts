import * as z from 'zod';
import { count, log } from '../../shared/log.ts';
import { wakesFor } from '../../shared/storage/closing.ts';
import { due, duePeriod } from '../../shared/storage/keys.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import { Moved, type Item } from '../../shared/storage/table.ts';
import type { Jobs } from '../jobs.ts';
import { completeOpening } from './complete-opening.ts';
import { nextMove } from './move.ts';
import { schedule, type Work } from './work.ts';

/** What one run of the schedule may enrol for an opening that was left unfinished; the next run goes on. */
const perRun = 5_000;

const Row = z.object({ pk: z.string(), sk: z.string() });

type Run = Work & { readonly jobs: Jobs };

/**
 * One run of the schedule: everything due by its time, not only what fell due since the last run. Each move is a conditional
 * transaction, so running twice or at once changes nothing more. What fails for one period does not hold up the others; the run
 * then fails as a whole, after its work, so that somebody is told.
 */
export async function advance(run: Run): Promise<{ moved: string[] }> {
  const moved: string[] = [];
  const faults: unknown[] = [];
  let after: Item | undefined;
  do {
    const page = await run.table.query({
      index: 'byDue',
      partition: due.partition,
      to: due.until(run.now),
      ...(after ? { after } : {}),
    });
    for (const row of page.items) {
      const { pk, sk } = Row.parse(row);
      const found = duePeriod(pk);
      if (!found) continue;
      const { jurisdiction, of, period } = found;
      try {
        if (of === 'closing') await run.jobs.send(await wakesFor(run.table, { pk, sk }, run.now));
        else moved.push(...(await advancePeriod(run, jurisdiction, period)));
      } catch (error) {
        log('advance.failed', {
          trace: run.trace,
          jurisdiction,
          period,
          error: error instanceof Error ? error.stack : String(error),
        });
        faults.push(error);
      }
    }
    after = page.next;
  } while (after);
  count('advanced', run.now, { function: 'periods.advance' }, moved.length);
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} periods could not be advanced`);
  return { moved };
}

/** Missed moves catch up one after another. Where another run was first, the period is read again. */
async function advancePeriod(run: Run, jurisdiction: string, period: string): Promise<string[]> {
  const moved: string[] = [];
  const actor = schedule(jurisdiction);
  for (let turn = 0; turn < 20; turn += 1) {
    const chain = await existingPeriod(run.table, jurisdiction, period);
    try {
      if (chain.head.phase === 'draft') {
        const { writes, left } = await completeOpening(run, { caller: actor, chain, limit: perRun });
        if (left > 0) return moved;
        await run.table.write(writes);
        moved.push(`${jurisdiction}/${period}/planning`);
        continue;
      }
      const move = await nextMove(run, actor, chain);
      if (!move) return moved;
      await run.table.write(move.writes);
      await run.jobs.send(move.messages);
      moved.push(`${jurisdiction}/${period}/${move.transition.to}`);
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
    }
  }
  return moved;
}
