import { Refused } from '../../shared/domain/refused.ts';
import { isWithdrawn } from '../../shared/domain/period/withdrawal.ts';
import { isUndecided } from '../../shared/domain/matter/rechecks.ts';
import type { Unsettled } from '../../shared/domain/result/result.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import type { AppraisalHead } from '../../shared/storage/appraisals.ts';

const isContested = (head: AppraisalHead): boolean => head.case !== undefined && isUndecided(head.case);

const lacksScore = (head: AppraisalHead): boolean => !head.score && !isWithdrawn(head);

export const isUnsettled = (head: AppraisalHead): boolean => isContested(head) || lacksScore(head);

/** What still stands in the way of approving: undecided objections, and subjects without a score or a record that can be read. */
export const unsettled = (heads: readonly AppraisalHead[], unread: readonly string[] = []): Unsettled => ({
  openCases: heads.filter(isContested).map(({ subject }) => subject),
  setAside: [...heads.filter(lacksScore).map(({ subject }) => subject), ...unread],
  scored: heads.filter(({ score }) => score).map(({ subject }) => subject),
});

/** Results that rest on a quarter which a decision has changed since are not laid before the committee, nor approved, until that is decided. */
export function refuseStale(heads: readonly AppraisalHead[]): void {
  const stale = heads.filter((head) => head.stale !== undefined).map(({ subject }) => subject);
  if (stale.length > 0)
    throw new Refused(
      'results.stale',
      { count: stale.length, subjects: stale.slice(0, 20).join(', ') },
      { legal: stale },
    );
}

/** "申请复核期间不停止结果的执行": where the scheme says so, an undecided objection holds up no approval; what is decided later makes the next version. */
export const standsInTheWay = ({ objectionSuspends }: Scheme, { openCases, ...rest }: Unsettled): Unsettled => ({
  ...rest,
  openCases: objectionSuspends === false ? [] : openCases,
});
