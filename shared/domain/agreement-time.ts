import { dateAt } from './clocks.ts';
import { type Deadlines, type Phase, phaseAt, phaseNames } from './period.ts';
import { Refused } from './refused.ts';

/** The part of a period that says when goals may be agreed. */
interface AgreementTime {
  readonly id: string;
  readonly timeZone: string;
  readonly phase: Phase;
  readonly deadlines: Deadlines;
}

/** Goals are proposed, countered and signed during planning, to its last millisecond, whether or not the schedule has run. */
export function refuseUnlessNegotiable(period: AgreementTime, now: number): void {
  const phase = phaseAt(period, now);
  if (phase === 'planning') return;
  if (phase === 'draft') throw new Refused('goals.not-open', { period: period.id });
  throw new Refused('goals.deadline-passed', {
    ...phaseNames[phase],
    deadline: dateAt(period.timeZone, period.deadlines.planning),
  });
}

/** What both sides signed may change until implementation ends; afterwards nobody moves a target that is being measured. */
export function refuseUnlessChangeable(period: AgreementTime, now: number): void {
  const phase = phaseAt(period, now);
  if (phase === 'planning' || phase === 'implementation') return;
  if (phase === 'draft') throw new Refused('goals.not-open', { period: period.id });
  throw new Refused('goals.change-too-late', {
    ...phaseNames[phase],
    deadline: dateAt(period.timeZone, period.deadlines.implementation),
  });
}
