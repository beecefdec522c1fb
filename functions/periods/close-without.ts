import { refuseCancelled } from '../../shared/domain/period/period.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { awaitedParts } from '../../shared/storage/parts.ts';
import { type PeriodHead, existingPeriod } from '../../shared/storage/periods.ts';
import type { PeriodPath } from '../fields.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { type PeriodBody, periodView } from './views.ts';

/**
 * 照常结算: a year whose assessment is over waits for the results of its quarters, unless the committee decides not to. The schedule
 * then closes it; what is still not approved by that moment is missing there, as the scheme treats what is missing.
 */
export async function closeWithout(
  services: Services,
  caller: Caller,
  { params, body: { reason } }: Request<PeriodPath, unknown, { reason: string }>,
): Promise<Reply<PeriodBody>> {
  const { table, now } = services;
  const chain = await existingPeriod(table, caller.jurisdiction, params.period);
  refuseCancelled(chain.head.phase);
  const awaited = await awaitedParts(table, caller.jurisdiction, { period: chain.head, now });
  if (awaited.length === 0 || chain.head.closesWithout)
    throw new Refused('periods.not-waiting', { period: params.period });
  const head: PeriodHead = { ...chain.head, closesWithout: { by: caller.id, at: now, reason } };
  const without = awaited.map(({ id }) => id);
  const event = { what: 'periods.close-decided', why: reason, data: { without } } as const;
  const { writes, n } = services.record(chain, event, { head });
  return services.commit(writes, ok(periodView(head, services), n));
}
