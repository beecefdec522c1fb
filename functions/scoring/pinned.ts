import { type Phase, requirePhase } from '../../shared/domain/period/period.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { type PeriodHead, existingPeriod } from '../../shared/storage/periods.ts';
import { pinnedScheme } from '../../shared/storage/schemes.ts';
import type { Caller, Services } from '../services.ts';

/** The period, in one of these phases by the request's own time, and the scheme version it was opened with. */
export async function pinned(
  { table, now }: Services,
  { jurisdiction }: Caller,
  { period, phases }: { period: string; phases: readonly Phase[] },
): Promise<{ head: PeriodHead; scheme: Scheme }> {
  const { head } = await existingPeriod(table, jurisdiction, period);
  requirePhase(head, now, phases);
  if (!head.scheme) throw new Refused('access.no-period', { period });
  const { scheme } = await pinnedScheme(table, jurisdiction, head.scheme);
  return { head, scheme };
}
