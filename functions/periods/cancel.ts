import { beforeClose, phaseAt, refuseCancelled } from '../../shared/domain/period/period.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { type PeriodHead, existingPeriod } from '../../shared/storage/periods.ts';
import { phaseNames } from '../../shared/text/states.ts';
import type { PeriodPath } from '../fields.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { type PeriodBody, periodView } from './views.ts';

/** 撤销: the committee takes back a period of which nobody has a result yet. Its record stays and can be read; nothing more happens in it. */
export async function cancelPeriod(
  services: Services,
  caller: Caller,
  { params, body: { reason } }: Request<PeriodPath, unknown, { reason: string }>,
): Promise<Reply<PeriodBody>> {
  const { table, now } = services;
  const chain = await existingPeriod(table, caller.jurisdiction, params.period);
  const phase = phaseAt(chain.head, now);
  refuseCancelled(phase);
  // A year whose assessment is over may wait for a quarter that never comes.
  const standing = chain.head.rollsUp === undefined ? phase : chain.head.phase;
  if (!beforeClose.some((open) => open === standing))
    throw new Refused('periods.cannot-cancel', { ...phaseNames[phase] }, { legal: beforeClose });
  const head: PeriodHead = { ...chain.head, phase: 'cancelled', cancelled: { by: caller.id, at: now, reason } };
  const event = { what: 'periods.cancelled', why: reason, data: { phase } } as const;
  const { writes, n } = services.record(chain, event, { head });
  return services.commit(writes, ok(periodView(head, services), n));
}
