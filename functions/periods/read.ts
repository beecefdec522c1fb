import { legible } from '../../shared/storage/chained.ts';
import { list } from '../../shared/storage/keys.ts';
import { existingPeriod, PeriodHead } from '../../shared/storage/periods.ts';
import type { Paged } from '../paging.ts';
import { ok, type Reply, type Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { periodView, type PeriodBody } from './views.ts';

/** The periods of the jurisdiction, latest first. */
export async function listPeriods(
  { table, cursors, now, language }: Services,
  caller: Caller,
  { query: { limit, cursor } }: Request<unknown, Paged, unknown>,
): Promise<Reply<{ periods: PeriodBody[]; next?: string }>> {
  const after = await cursors.open(cursor);
  const partition = list.periods(caller.jurisdiction);
  const page = await table.query({ index: 'byList', partition, backwards: true, limit, ...(after ? { after } : {}) });
  const periods = legible(page.items, PeriodHead).map((head) => periodView(head, { now, language }));
  const next = await cursors.seal(page.next);
  return ok({ periods, ...(next ? { next } : {}) });
}

export async function readPeriod(
  { table, now, language }: Services,
  caller: Caller,
  { params }: Request<{ period: string }, unknown, unknown>,
): Promise<Reply<PeriodBody>> {
  const { head, n } = await existingPeriod(table, caller.jurisdiction, params.period);
  return ok(periodView(head, { now, language }), n);
}
