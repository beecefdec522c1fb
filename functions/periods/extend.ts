import { type DeadlineDates, extended } from '../../shared/domain/period/dates.ts';
import { beforeArchive, requirePhase } from '../../shared/domain/period/period.ts';
import { periodCalendar, existingPeriod } from '../../shared/storage/periods.ts';
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
  { params, body }: Request<{ period: string }, unknown, Extension>,
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
