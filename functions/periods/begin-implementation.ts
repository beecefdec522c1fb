import { requirePhase } from '../../shared/domain/period/period.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { type PeriodHead, existingPeriod } from '../../shared/storage/periods.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { unsigned } from './appraisals.ts';
import { type PeriodBody, periodView } from './views.ts';

/** So many unsigned subjects are named in the refusal. */
const named = 20;

/** When every agreement is signed, nothing is left to plan: the office need not wait for the deadline. */
export async function beginImplementation(
  services: Services,
  caller: Caller,
  { params }: Request<{ period: string }, unknown, unknown>,
): Promise<Reply<PeriodBody>> {
  const { table, now } = services;
  const { jurisdiction } = caller;
  const chain = await existingPeriod(table, jurisdiction, params.period);
  requirePhase(chain.head, now, ['planning']);
  const { subjects, seen } = await unsigned(table, { jurisdiction, period: chain.head });
  const enrolled = (chain.head.enrolled ?? []).reduce((sum, count) => sum + count, 0);
  const open = subjects.length + Math.max(0, enrolled - seen);
  if (open > 0) throw new Refused('periods.unsigned', { count: open, subjects: subjects.slice(0, named).join(', ') });

  const head: PeriodHead = { ...chain.head, phase: 'implementation' };
  const { writes, n } = services.record(chain, { what: 'periods.planning-completed' }, { head });
  return services.commit(writes, ok(periodView(head, services), n));
}
