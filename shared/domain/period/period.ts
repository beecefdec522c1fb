import { phaseNames } from '../../text/states.ts';
import * as z from 'zod';
import { listed } from '../../text/catalogue.ts';
import type { Text } from '../../text/refusal.ts';
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
]);
export type Phase = z.infer<typeof Phase>;

/** Peer groups of a period: each is a part of the job that closes it. */
export const mostGroups = 90;

/** The phases in which a period may still change. */
export const beforeArchive: readonly Phase[] = Phase.options.filter((phase) => phase !== 'archived');

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
  'all-scored',
  'no-case-clock-running',
  'results-approved',
  'no-remedy-left',
] as const;

interface Guard {
  readonly name: (typeof guardNames)[number];
  readonly text: Text;
}

const schemeApproved: Guard = {
  name: 'scheme-approved',
  text: { zh: '所选考核办法版本已经批准', en: 'the chosen version of the scheme is approved' },
};
const subjectsEnrolled: Guard = {
  name: 'subjects-enrolled',
  text: { zh: '所选考核类别中的考核对象均已列入', en: 'every subject of the chosen peer groups is enrolled' },
};
const deadlinePassed: Guard = {
  name: 'deadline-passed',
  text: { zh: '本阶段截止日已过', en: 'the deadline of the phase is over' },
};
const allSigned: Guard = {
  name: 'all-signed',
  text: { zh: '全部绩效合同均已签订', en: 'every agreement is signed' },
};
const allScored: Guard = {
  name: 'all-scored',
  text: { zh: '全部考核对象已计分或已列为待处理', en: 'every subject is scored or set aside with a reason' },
};
const noCaseClockRunning: Guard = {
  name: 'no-case-clock-running',
  text: { zh: '没有尚在办理期限内的未决异议', en: 'no undecided objection still has time on its clock' },
};
const resultsApproved: Guard = {
  name: 'results-approved',
  text: { zh: '结果已经绩效管理委员会审定', en: 'the committee has approved the results' },
};

/** 申诉复核期间不停止执行, but nobody's right may run into a closed archive: 公务员 have thirty days, longer than most phases. */
const noRemedyLeft: Guard = {
  name: 'no-remedy-left',
  text: {
    zh: '异议期限均已届满，没有未决异议；审定时列明例外的，其办理期限也已届满',
    en: 'every time to object is over and no objection is undecided, except one named as an exception at the approval whose own clock is over',
  },
};

export interface Transition {
  readonly from: Phase;
  readonly to: Phase;
  /** What the audit entry is called. */
  readonly what: Extract<EventName, `periods.${string}`>;
  /** office: a person opens it · clock: the 5-minute schedule · job: the closing job when it is done. */
  readonly by: 'office' | 'clock' | 'job';
  readonly guards: readonly Guard[];
  /** What else happens in the same move. */
  readonly effect: Text;
}

export const transitions = [
  {
    from: 'draft',
    to: 'planning',
    what: 'periods.opened',
    by: 'office',
    guards: [schemeApproved, subjectsEnrolled],
    effect: {
      zh: '考核办法版本锁定于本周期；考核对象列入名册',
      en: 'the scheme version is pinned to the period; subjects are enrolled',
    },
  },
  {
    from: 'planning',
    to: 'implementation',
    what: 'periods.planning-ended',
    by: 'clock',
    guards: [deadlinePassed],
    effect: {
      zh: '未签订的绩效合同逐一列出并上报；按考核办法由委员会下达目标、计最低分或者暂不计分',
      en: 'unsigned agreements are listed and escalate; as the scheme says, the committee imposes goals, the lowest score is given, or none',
    },
  },
  {
    from: 'planning',
    to: 'implementation',
    what: 'periods.planning-completed',
    by: 'office',
    guards: [allSigned],
    effect: { zh: '无需等待截止日，提前进入实施', en: 'implementation begins without waiting for the deadline' },
  },
  {
    from: 'implementation',
    to: 'assessment',
    what: 'periods.implementation-ended',
    by: 'clock',
    guards: [deadlinePassed],
    effect: { zh: '开始最终填报、评分与数据认定', en: 'final filings, ratings and data acceptance begin' },
  },
  {
    from: 'assessment',
    to: 'closing',
    what: 'periods.assessment-ended',
    by: 'clock',
    guards: [deadlinePassed],
    effect: { zh: '考核数据锁定，启动结算任务', en: 'appraisals lock and the closing job starts' },
  },
  {
    from: 'closing',
    to: 'feedback',
    what: 'periods.closed',
    by: 'job',
    guards: [allScored],
    effect: { zh: '向考核对象公布初步结果', en: 'provisional results appear to the subjects' },
  },
  {
    from: 'feedback',
    to: 'application',
    what: 'periods.feedback-ended',
    by: 'clock',
    guards: [deadlinePassed, noCaseClockRunning],
    effect: { zh: '结果可提交审定与公布', en: 'results can be approved and published' },
  },
  {
    from: 'application',
    to: 'archived',
    what: 'periods.archived',
    by: 'clock',
    guards: [deadlinePassed, resultsApproved, noRemedyLeft],
    effect: { zh: '只读；未办结事项按未办结归档', en: 'read only; open consequences are archived as open' },
  },
] as const satisfies readonly Transition[];

/** A move the clock makes. */
type Timely = Extract<(typeof transitions)[number], { by: 'clock' }>;
const timely = transitions.filter((transition) => transition.by === 'clock');

/** The part of a period that decides where it may go. */
interface Standing {
  readonly phase: Phase;
  readonly deadlines: Deadlines;
}

/** What has to be looked up beside the period itself. */
interface Circumstances {
  /** The latest instant at which a right to object or the clock of a case ends; absent when none runs. */
  readonly casesRunUntil?: number | undefined;
  readonly approved?: boolean | undefined;
}

/**
 * The transition the clock owes the period at `now`, if any: one at a time, so that missed runs catch up one after another,
 * and none a second time, because the period has left the phase by then.
 */
export function due(period: Standing, now: number, circumstances: Circumstances): Timely | undefined {
  const next = timely.find(({ from }) => from === period.phase);
  const deadline = deadlineOf(period);
  if (next === undefined || deadline === undefined) return undefined;
  const { casesRunUntil, approved } = circumstances;
  const clocksOver = casesRunUntil === undefined || now > casesRunUntil;
  const holds: Partial<Record<Guard['name'], boolean>> = {
    'deadline-passed': now > deadline,
    'results-approved': approved,
    'no-case-clock-running': clocksOver,
    'no-remedy-left': clocksOver,
  };
  return next.guards.every(({ name }) => holds[name] === true) ? next : undefined;
}

/** The last millisecond of the phase the period is in; none where people or a job end it. */
export function deadlineOf({ phase, deadlines }: Standing): number | undefined {
  const timed = Timed.safeParse(phase);
  return timed.success ? deadlines[timed.data] : undefined;
}

/**
 * The phase in which a request at `now` finds the period, whether or not the schedule has run since: a deadline is a
 * deadline. What waits for a job, a case or the committee stays where it is.
 */
export function phaseAt(period: Standing, now: number): Phase {
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
  const phases = listed(legal.map((name) => phaseNames[name]));
  throw new Refused('phase.not-now', { ...phaseNames[phase], phases }, { legal });
}
