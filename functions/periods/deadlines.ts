import { type FilingTimes, filingTimesRecounted, withAssessment } from '../../shared/domain/filing/dues.ts';
import { type DeadlineDates, extended, recounted, unannounced } from '../../shared/domain/period/dates.ts';
import { Timed, beforeArchive, requirePhase } from '../../shared/domain/period/period.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { type PeriodHead, existingPeriod, loadCalendar, periodCalendar } from '../../shared/storage/periods.ts';
import type { PeriodPath } from '../fields.ts';
import { schemeFor } from '../loader.ts';
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
  const [calendar, scheme] = await Promise.all([
    periodCalendar(table, jurisdiction, chain.head),
    schemeFor(services, caller, chain.head),
  ]);
  const deadlines = extended(calendar, chain.head, { changes: body.deadlines, now });
  const { planned } = chain.head;
  const declared = { ...planned?.declared, ...body.deadlines };
  const times = filingTimesRecounted(calendar, { ...chain.head, deadlines }, { clocks: scheme?.clocks, now });
  const head: PeriodHead = {
    ...chain.head,
    deadlines,
    ...(planned ? { planned: { ...planned, declared } } : {}),
    // A calendar that was corrected since is told by recounting; only what follows the end of assessment moves with it.
    ...(times.filingCards ? { filingCards: { ...chain.head.filingCards, ...ofAssessment(times.filingCards) } } : {}),
  };
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
  const [read, scheme] = await Promise.all([loadCalendar(table, jurisdiction), schemeFor(services, caller, before)]);
  const calendar = { ...read, timeZone: before.timeZone };
  const deadlines = recounted(calendar, before, { plan, now });
  const years = unannounced(calendar, before, deadlines);
  const times = filingTimesRecounted(calendar, { ...before, deadlines }, { clocks: scheme?.clocks, now });
  const { filingDue } = times;
  const later = Object.keys(filingDue ?? {}).filter((slot) => filingDue?.[slot] !== before.filingDue?.[slot]);
  const reds = Object.entries(times.filingCards ?? {}).some(
    ([slot, { red }]) => before.filingCards?.[slot]?.red !== red,
  );
  const moved = reds || later.length > 0 || Timed.options.some((phase) => deadlines[phase] !== before.deadlines[phase]);
  if (!moved && years.join() === provisional.join()) throw new Refused('periods.nothing-moves', { period: before.id });

  const head: PeriodHead = {
    ...before,
    planned: plan,
    deadlines,
    ...times,
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

const ofAssessment = ({ [withAssessment]: times }: FilingTimes['filingCards']): FilingTimes['filingCards'] =>
  times ? { [withAssessment]: times } : {};
