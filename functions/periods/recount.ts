import { filingDuesRecounted } from '../../shared/domain/filing/slots.ts';
import { recounted, unannounced } from '../../shared/domain/period/dates.ts';
import { beforeArchive, Timed, requirePhase } from '../../shared/domain/period/period.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { loadCalendar, type PeriodHead, existingPeriod } from '../../shared/storage/periods.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { type PeriodBody, periodView } from './views.ts';

/** Counts the deadlines of phases and filings again by the calendar of today, as once next year's holidays are announced. */
export async function recountDeadlines(
  services: Services,
  caller: Caller,
  { params, body: { reason } }: Request<{ period: string }, unknown, { reason: string }>,
): Promise<Reply<PeriodBody>> {
  const { table, now } = services;
  const { jurisdiction } = caller;
  const chain = await existingPeriod(table, jurisdiction, params.period);
  const { planned: plan, provisional = [], ...before } = chain.head;
  requirePhase(before, now, beforeArchive);
  if (!plan) throw new Refused('periods.counted-before', { period: before.id });
  const calendar = { ...(await loadCalendar(table, jurisdiction)), timeZone: before.timeZone };
  const deadlines = recounted(calendar, before, { plan, now });
  const years = unannounced(calendar, before, deadlines);
  const filingDue = before.filingDue && filingDuesRecounted(calendar, before, now);
  const later = Object.keys(filingDue ?? {}).filter((slot) => filingDue?.[slot] !== before.filingDue?.[slot]);
  const moved = later.length > 0 || Timed.options.some((phase) => deadlines[phase] !== before.deadlines[phase]);
  if (!moved && years.join() === provisional.join()) throw new Refused('periods.nothing-moves', { period: before.id });

  const head: PeriodHead = {
    ...before,
    planned: plan,
    deadlines,
    ...(filingDue ? { filingDue } : {}),
    ...(years.length > 0 ? { provisional: years } : {}),
  };
  const filings = (dues: PeriodHead['filingDue']) => Object.fromEntries(later.map((slot) => [slot, dues?.[slot]]));
  const data = {
    from: { ...before.deadlines, ...filings(before.filingDue) },
    to: { ...deadlines, ...filings(filingDue) },
  };
  const { writes, n } = services.record(chain, { what: 'periods.deadlines-recounted', why: reason, data }, { head });
  return services.commit(writes, ok(periodView(head, services), n));
}
