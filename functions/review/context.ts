import { type Phase, requirePhase } from '../../shared/domain/period/period.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import type { Existing } from '../../shared/storage/chained.ts';
import { type PeriodHead, existingPeriod } from '../../shared/storage/periods.ts';
import { pinnedScheme } from '../../shared/storage/schemes.ts';
import type { Caller, Services } from '../services.ts';

/** A statutory clock may outlast the feedback phase, so what it allows is legal until the results are archived. */
export const reviewable: readonly Phase[] = ['feedback', 'application'];

/** A case that was approved around is still owed its decision when the period is archived; it makes the results' next version. */
export const decidable: readonly Phase[] = [...reviewable, 'archived'];

export interface Reviewed {
  readonly period: Existing<PeriodHead>;
  readonly scheme: Scheme;
  readonly version: number;
  /** When the provisional results were given to the subjects. */
  readonly noticeAt: number;
}

/** The period with its provisional results out, and the scheme version it was opened with. */
export async function reviewed(
  { table, now }: Services,
  { jurisdiction }: Caller,
  { period: id, phases = reviewable }: { period: string; phases?: readonly Phase[] },
): Promise<Reviewed> {
  const period = await existingPeriod(table, jurisdiction, id);
  requirePhase(period.head, now, phases);
  const { scheme: pin, provisionalAt } = period.head;
  if (!pin || provisionalAt === undefined) throw new Refused('review.no-result');
  const { scheme } = await pinnedScheme(table, jurisdiction, pin);
  return { period, scheme, version: pin.version, noticeAt: provisionalAt };
}
