import { type Phase, requirePhase } from '../../shared/domain/period/period.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { Unsettled } from '../../shared/domain/result/result.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import type { AppraisalHead } from '../../shared/storage/appraisals.ts';
import type { Existing } from '../../shared/storage/chained.ts';
import { type PeriodHead, existingPeriod } from '../../shared/storage/periods.ts';
import { pinnedScheme } from '../../shared/storage/schemes.ts';
import type { Caller, Services } from '../services.ts';

interface Computed {
  readonly period: Existing<PeriodHead>;
  readonly scheme: Scheme;
}

/** A decision on a case that was approved around makes the next version of results, also of a period that is archived. */
export const decidable: readonly Phase[] = ['application', 'archived'];

/** A period whose results are computed, in one of these phases, with the scheme they were computed by. */
export async function computed(
  { table, now }: Services,
  { jurisdiction }: Caller,
  { period: id, phases }: { period: string; phases: readonly Phase[] },
): Promise<Computed> {
  const period = await existingPeriod(table, jurisdiction, id);
  requirePhase(period.head, now, phases);
  if (!period.head.scheme) throw new Refused('results.none');
  const { scheme } = await pinnedScheme(table, jurisdiction, period.head.scheme);
  return { period, scheme };
}

const undecided = new Set(['lodged', 'extended']);

const isContested = (head: AppraisalHead): boolean => head.case !== undefined && undecided.has(head.case.state);

export const isUnsettled = (head: AppraisalHead): boolean => isContested(head) || !head.score;

/** What still stands in the way of approving: undecided objections, and subjects without a score or a record that can be read. */
export const unsettled = (heads: readonly AppraisalHead[], unread: readonly string[] = []): Unsettled => ({
  openCases: heads.filter(isContested).map(({ subject }) => subject),
  setAside: [...heads.filter(({ score }) => !score).map(({ subject }) => subject), ...unread],
  scored: heads.filter(({ score }) => score).map(({ subject }) => subject),
});
