import { filingDuesRecounted } from '../../shared/domain/filing/slots.ts';
import { type DeadlineDates, extended, recounted, unannounced } from '../../shared/domain/period/dates.ts';
import { Timed, beforeArchive, requirePhase } from '../../shared/domain/period/period.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { type PeriodHead, existingPeriod, loadCalendar, periodCalendar } from '../../shared/storage/periods.ts';
import type { PeriodPath } from '../fields.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { type PeriodBody, periodView } from './views.ts';

interface Extension {
  deadlines: DeadlineDates;
  reason: string;
}

/** Moves deadlines later, by decision and with the reason in the audit chain. */
export async function extendDeadlines(
  services: Services,
  caller: Caller,
  { params, body }: Request<PeriodPath, unknown, Extension>,
): Promise<Reply<PeriodBody>> {
  const { table, now } = services;
  const { jurisdiction } = caller;
  const chain = await existingPeriod(table, jurisdiction, params.period);
  requirePhase(chain.head, now, beforeArchive);
  const calendar = await periodCalendar(table, jurisdiction, chain.head);
  const deadlines = extended(calendar, chain.head, { changes: body.deadlines, now });
  const { planned } = chain.head;
  const declared = { ...planned?.declared, ...body.deadlines };
  const head = { ...chain.head, deadlines, ...(planned ? { planned: { ...planned, declared } } : {}) };
  const data = { from: { ...chain.head.deadlines }, to: { ...deadlines } };
  const { writes, n } = services.record(
    chain,
    { what: 'periods.deadlines-extended', why: body.reason, data },
    { head },
  );
  return services.commit(writes, ok(periodView(head, services), n));
}

/** Counts the deadlines of phases and filings again by the calendar of today, as once next year's holidays are announced. */
export async function recountDeadlines(
  services: Services,
  caller: Caller,
  { params, body: { reason } }: Request<PeriodPath, unknown, { reason: string }>,
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
