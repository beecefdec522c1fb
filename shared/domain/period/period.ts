import * as z from 'zod';
import { phaseNames } from '../../text/states.ts';
import { listed } from '../../text/say.ts';
import type { EventName } from '../audit/events.ts';
import { Refused } from '../refused.ts';

/**
 * The cycle of performance management (计划 → 实施 → 考核 → 反馈 → 结果应用) as a table. `docs/states.md` is written from it,
 * and nothing moves a period but a row of it.
 */
export const Phase = z.enum([
  'draft',
  'planning',
  'implementation',
  'assessment',
  'closing',
  'feedback',
  'application',
  'archived',
  'cancelled',
]);
export type Phase = z.infer<typeof Phase>;

/** Peer groups of a period: each is a part of the job that closes it. */
export const mostGroups = 90;

export const uncancelled: readonly Phase[] = Phase.options.filter((phase) => phase !== 'cancelled');

/** The phases in which a period may still change. */
export const beforeArchive: readonly Phase[] = uncancelled.filter((phase) => phase !== 'archived');

/** Until it closes nobody has a result of a period, and the committee may cancel it. */
export const beforeClose = ['draft', 'planning', 'implementation', 'assessment'] as const satisfies readonly Phase[];

/** While there is something to agree on, to file or to judge. */
export const whileAssessed = beforeClose.filter((phase) => phase !== 'draft');

/** The phases that end at a published deadline. The others end when somebody or a job has done something. */
export const Timed = z.enum(['planning', 'implementation', 'assessment', 'feedback', 'application']);
export type Timed = z.infer<typeof Timed>;

/** Last millisecond of each timed phase. */
export type Deadlines = Readonly<Record<Timed, number>>;

const guardNames = [
  'scheme-approved',
  'subjects-enrolled',
  'deadline-passed',
  'all-signed',
  'parts-approved',
  'all-scored',
  'no-case-clock-running',
  'results-approved',
  'no-remedy-left',
] as const;

export type GuardName = (typeof guardNames)[number];

export interface Transition {
  readonly from: Phase;
  readonly to: Phase;
  /** What the audit entry is called. */
  readonly what: Extract<EventName, `periods.${string}`>;
  /** office, committee: a person · clock: the 5-minute schedule · job: the closing job when it is done. */
  readonly by: 'office' | 'committee' | 'clock' | 'job';
  readonly guards: readonly GuardName[];
}

export const transitions = [
  {
    from: 'draft',
    to: 'planning',
    what: 'periods.opened',
    by: 'office',
    guards: ['scheme-approved', 'subjects-enrolled'],
  },
  {
    from: 'planning',
    to: 'implementation',
    what: 'periods.planning-ended',
    by: 'clock',
    guards: ['deadline-passed'],
  },
  {
    from: 'planning',
    to: 'implementation',
    what: 'periods.planning-completed',
    by: 'office',
    guards: ['all-signed'],
  },
  {
    from: 'implementation',
    to: 'assessment',
    what: 'periods.implementation-ended',
    by: 'clock',
    guards: ['deadline-passed'],
  },
  {
    from: 'assessment',
    to: 'closing',
    what: 'periods.assessment-ended',
    by: 'clock',
    guards: ['deadline-passed', 'parts-approved'],
  },
  {
    from: 'closing',
    to: 'feedback',
    what: 'periods.closed',
    by: 'job',
    guards: ['all-scored'],
  },
  {
    from: 'feedback',
    to: 'application',
    what: 'periods.feedback-ended',
    by: 'clock',
    guards: ['deadline-passed', 'no-case-clock-running'],
  },
  {
    from: 'application',
    to: 'archived',
    what: 'periods.archived',
    by: 'clock',
    // 申诉复核期间不停止执行, but nobody's right may run into a closed archive: 公务员 have thirty days, longer than most phases.
    guards: ['deadline-passed', 'results-approved', 'no-remedy-left'],
  },
  ...beforeClose.map(
    (from) => ({ from, to: 'cancelled', what: 'periods.cancelled', by: 'committee', guards: [] }) as const,
  ),
] as const satisfies readonly Transition[];

export type TransitionName = (typeof transitions)[number]['what'];

/** A move the clock makes. */
type Timely = Extract<(typeof transitions)[number], { by: 'clock' }>;
const timely = transitions.filter((transition) => transition.by === 'clock');

/** The part of a period that decides where it may go. */
interface PhaseAndDeadlines {
  readonly phase: Phase;
  readonly deadlines: Deadlines;
}

/** What has to be looked up beside the period itself. */
interface Circumstances {
  /** The latest instant at which a right to object or the clock of a case ends; absent when none runs. */
  readonly casesRunUntil?: number | undefined;
  readonly approved?: boolean | undefined;
  /** false: a period that this one rolls up is not approved, and the committee has not decided to close without it. */
  readonly partsApproved?: boolean | undefined;
}

/**
 * The transition the clock owes the period at `now`, if any: one at a time, so that missed runs catch up one after another,
 * and none a second time, because the period has left the phase by then.
 */
export function due(period: PhaseAndDeadlines, now: number, circumstances: Circumstances): Timely | undefined {
  const next = timely.find(({ from }) => from === period.phase);
  const deadline = deadlineOf(period);
  if (next === undefined || deadline === undefined) return undefined;
  const { casesRunUntil, approved, partsApproved = true } = circumstances;
  const clocksOver = casesRunUntil === undefined || now > casesRunUntil;
  const holds: Partial<Record<GuardName, boolean>> = {
    'deadline-passed': now > deadline,
    'results-approved': approved,
    'parts-approved': partsApproved,
    'no-case-clock-running': clocksOver,
    'no-remedy-left': clocksOver,
  };
  return next.guards.every((name) => holds[name] === true) ? next : undefined;
}

/** The last millisecond of the phase the period is in; none where people or a job end it. */
export function deadlineOf({ phase, deadlines }: PhaseAndDeadlines): number | undefined {
  const timed = Timed.safeParse(phase);
  return timed.success ? deadlines[timed.data] : undefined;
}

/**
 * The phase in which a request at `now` finds the period, whether or not the schedule has run since: a deadline is a
 * deadline. What waits for a job, a case or the committee stays where it is.
 */
export function phaseAt(period: PhaseAndDeadlines, now: number): Phase {
  const next = due(period, now, { casesRunUntil: Infinity });
  return next ? phaseAt({ ...period, phase: next.to }, now) : period.phase;
}

/**
 * Lets a request through only in the phases it belongs to. The phase is that of the request's own time: whether the
 * schedule has already moved the period makes no difference to a deadline.
 */
export function requirePhase(
  period: { phase: Phase; deadlines: Deadlines },
  now: number,
  legal: readonly Phase[],
): void {
  const phase = phaseAt(period, now);
  if (legal.includes(phase)) return;
  refuseCancelled(phase);
  const phases = listed(legal.map((name) => phaseNames[name]));
  throw new Refused('phase.not-now', { ...phaseNames[phase], phases }, { legal });
}

/** 已撤销的周期只供查阅: what was written in it stays, and nothing is added. */
export function refuseCancelled(phase: Phase): void {
  if (phase === 'cancelled') throw new Refused('periods.is-cancelled', {});
}
