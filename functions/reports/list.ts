import { requirePhase } from '../../shared/domain/period/period.ts';
import { type PeriodHead, existingPeriod } from '../../shared/storage/periods.ts';
import { listReportSets } from '../../shared/storage/reports.ts';
import { type Paged, nextPage } from '../paging.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { setsOf } from './find.ts';
import { type SetView, setView } from './views.ts';

/** Every report of a period, in order of stage, run and subject. */
export async function listReports(
  { table, cursors }: Services,
  { jurisdiction }: Caller,
  { params, query }: Request<{ period: string }, Paged, unknown>,
): Promise<Reply<{ reports: SetView[]; next?: string }>> {
  await existingPeriod(table, jurisdiction, params.period);
  const where = { jurisdiction, period: params.period };
  const { page, more } = await nextPage(cursors, query, (from) => listReportSets(table, where, from));
  return ok({ reports: page.sets.map(setView), ...more });
}

/** The reports of one subject, newest first. */
export async function listSubjectReports(
  { table, now }: Services,
  { jurisdiction }: Caller,
  { params }: Request<{ period: string; subject: string }, unknown, unknown>,
): Promise<Reply<{ reports: SetView[] }>> {
  const { head } = await existingPeriod(table, jurisdiction, params.period);
  requireResults(head, now);
  const sets = await setsOf(table, { jurisdiction, period: params.period }, params.subject);
  return ok({ reports: sets.map(setView) });
}

/** A subject learns its result when the close is whole, not while a part of it is still being written. */
export const requireResults = (period: PeriodHead, now: number): void =>
  requirePhase(period, now, ['feedback', 'application', 'archived']);
