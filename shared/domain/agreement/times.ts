import { phaseNames } from '../../text/states.ts';
import { dateAt, endOfDay } from '../organisation/clocks.ts';
import { type Deadlines, type Phase, phaseAt, refuseCancelled, requirePhase } from '../period/period.ts';
import { Refused } from '../refused.ts';
import type { Unsigned } from '../scheme/scheme.ts';

/** The part of a period that says when goals may be agreed. */
interface AgreementTime {
  readonly id: string;
  readonly timeZone: string;
  readonly phase: Phase;
  readonly deadlines: Deadlines;
}

export function isNegotiable(period: AgreementTime, now: number, lateUntil = 0): boolean {
  const phase = phaseAt(period, now);
  return phase === 'planning' || (phase === 'implementation' && now <= lateUntil);
}

export function isChangeable(period: AgreementTime, now: number): boolean {
  const phase = phaseAt(period, now);
  return phase === 'planning' || phase === 'implementation';
}

/**
 * Goals are proposed, countered and signed during planning, to its last millisecond, whether or not the schedule has run.
 * A subject the committee permitted to agree late may do so until the instant it was given, while its work is being done.
 */
export function refuseUnlessNegotiable(period: AgreementTime, now: number, lateUntil = 0): void {
  const phase = phaseAt(period, now);
  if (isNegotiable(period, now, lateUntil)) return;
  refuseCancelled(phase);
  if (phase === 'draft') throw new Refused('goals.not-open', { period: period.id });
  throw new Refused('goals.deadline-passed', {
    ...phaseNames[phase],
    deadline: dateAt(period.timeZone, period.deadlines.planning),
  });
}

/** What both sides signed may change until implementation ends; afterwards nobody moves a target that is being measured. */
export function refuseUnlessChangeable(period: AgreementTime, now: number): void {
  const phase = phaseAt(period, now);
  if (isChangeable(period, now)) return;
  refuseCancelled(phase);
  if (phase === 'draft') throw new Refused('goals.not-open', { period: period.id });
  throw new Refused('goals.change-too-late', {
    ...phaseNames[phase],
    deadline: dateAt(period.timeZone, period.deadlines.implementation),
  });
}

/** 补签: the last millisecond of a day that is not over and on which implementation still runs. */
export function lateUntil(period: AgreementTime, day: string, now: number): number {
  const phase = phaseAt(period, now);
  refuseCancelled(phase);
  if (phase !== 'implementation') throw new Refused('goals.late-phase', { ...phaseNames[phase] });
  const until = endOfDay(period.timeZone, day);
  if (until >= now && until <= period.deadlines.implementation) return until;
  const [from, to] = [now, period.deadlines.implementation].map((instant) => dateAt(period.timeZone, instant));
  throw new Refused('goals.late-day', { day }, { field: 'until', legal: [`${from} … ${to}`] });
}

/** The phases in which goals can still be imposed on a subject that planning left without an agreement. */
const afterPlanning: readonly Phase[] = ['implementation', 'assessment'];

export const isAfterPlanning = (period: AgreementTime, now: number): boolean =>
  afterPlanning.includes(phaseAt(period, now));

/** A subject permitted to agree late has until the instant it was given: nothing is imposed on it before. */
export function refuseUnlessImposable(
  period: AgreementTime,
  { policy, lateUntil = 0 }: { policy: Unsigned; lateUntil?: number | undefined },
  now: number,
): void {
  if (policy !== 'committee-goals') throw new Refused('goals.impose-policy', {});
  requirePhase(period, now, afterPlanning);
  if (now <= lateUntil) throw new Refused('goals.late-runs', { day: dateAt(period.timeZone, lateUntil) });
}
