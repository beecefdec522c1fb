import { setAsideText } from '../appraisal/set-aside.ts';
import { reviewable } from '../matter/rechecks.ts';
import { phaseAt } from '../period/period.ts';
import { resultPhases } from '../result/result.ts';
import { exceptionDutyName } from '../../text/duties.ts';
import { duty, type Considered, type Duty, type Head } from './duty.ts';

/** Laying the results before the committee, approving and publishing them: before they are archived, or again by the clock of a later decision. */
const settledBy = ({ period, now, results }: Considered): number | undefined =>
  results?.approvalDue ?? (phaseAt(period, now) === 'application' ? period.deadlines.application : undefined);

/** What waits about the results of a period as a whole. */
export function resultsDuties(considered: Considered): Duty[] {
  const { period, now, results } = considered;
  if (!results || !resultPhases.includes(phaseAt(period, now))) return [];
  const due = settledBy(considered);
  switch (results.state) {
    case 'provisional':
      return [duty('results.propose', { due })];
    case 'proposed':
      return [duty('results.approve', { due, notBy: [results.proposal.by] })];
    case 'approved':
      return [duty('results.publish', { due })];
    case 'published':
      return [];
  }
}

/** 待处理: of a subject without a score the office asks for a recheck while there is time to, and then names it to the committee. */
export function setAsideDuties(head: Head, considered: Considered): Duty[] {
  const { period, scheme, now, results } = considered;
  if (results?.state !== 'provisional' || head.score !== undefined) return [];
  const phase = phaseAt(period, now);
  const about = head.setAside === undefined ? undefined : setAsideText(head.setAside, scheme);
  const told = about ? { about } : {};
  const until = period.objectionUntil ?? period.deadlines.feedback;
  if (reviewable.includes(phase) && now <= until)
    return head.case === undefined ? [duty('matters.rechecks.ask', { due: until, ...told })] : [];
  if (!resultPhases.includes(phase)) return [];
  return [duty('results.propose', { name: exceptionDutyName, due: settledBy(considered), ...told })];
}
