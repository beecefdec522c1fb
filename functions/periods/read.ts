import { legible } from '../../shared/storage/chained.ts';
import { list } from '../../shared/storage/keys.ts';
import { existingPeriod, PeriodHead } from '../../shared/storage/periods.ts';
import { nextPage, type Paged } from '../paging.ts';
import { ok, type Reply, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { periodView, type PeriodBody } from './views.ts';

/** The periods of the jurisdiction, latest first. */
export async function listPeriods(
  { table, cursors, now, language }: Services,
  caller: Caller,
  { query }: Request<unknown, Paged, unknown>,
): Promise<Reply<{ periods: PeriodBody[]; next?: string }>> {
  const partition = list.periods(caller.jurisdiction);
  const { page, more } = await nextPage(cursors, query, (from) =>
    table.query({ index: 'byList', partition, backwards: true, ...from }),
  );
  const periods = legible(page.items, PeriodHead).map((head) => periodView(head, { now, language }));
  return ok({ periods, ...more });
}

export async function readPeriod(
  { table, now, language }: Services,
  caller: Caller,
  { params }: Request<{ period: string }, unknown, unknown>,
): Promise<Reply<PeriodBody>> {
  const { head, n } = await existingPeriod(table, caller.jurisdiction, params.period);
  return ok(periodView(head, { now, language }), n);
}
