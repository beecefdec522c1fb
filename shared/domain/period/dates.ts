import * as z from 'zod';
import {
  addDays,
  addWorkdays,
  provisionalYears,
  type WorkCalendar,
  workdaysBetween,
} from '../organisation/calendar.ts';
import { dateAt, endOfDay, workdayDeadline } from '../organisation/clocks.ts';
import { type Deadlines, Phase, Timed } from './period.ts';
import { phaseNames } from '../../text/states.ts';
import { Refused } from '../refused.ts';
import { Day } from '../text.ts';

/** Working days of the phases that are not bounded by the period's own dates. */
export const PhaseClocks = z.strictObject({
  planning: z.int().min(1).max(120).default(10),
  assessment: z.int().min(1).max(120).default(10),
  feedback: z.int().min(1).max(120).default(10),
  application: z.int().min(1).max(250).default(10),
});
export type PhaseClocks = z.infer<typeof PhaseClocks>;

export const DeadlineDates = z.partialRecord(Timed, Day);
export type DeadlineDates = z.infer<typeof DeadlineDates>;

/** What the deadlines of a period were counted from, so that they can be counted again. */
export const DeadlinePlan = z.strictObject({ clocks: PhaseClocks, declared: DeadlineDates });
export type DeadlinePlan = z.infer<typeof DeadlinePlan>;

/**
 * Deadlines of a new period: planning ends some working days after the start, implementation with the period, each later
 * phase some working days after the one before it. A declared date replaces a computed one, and what follows counts from it.
 */
export function plannedDeadlines(
  calendar: WorkCalendar,
  { start, end }: { start: string; end: string },
  { clocks, declared }: DeadlinePlan,
): Deadlines {
  const planning = declared.planning ?? addWorkdays(calendar, start, clocks.planning);
  const implementation = declared.implementation ?? end;
  const assessment = declared.assessment ?? addWorkdays(calendar, implementation, clocks.assessment);
  const feedback = declared.feedback ?? addWorkdays(calendar, assessment, clocks.feedback);
  const application = declared.application ?? addWorkdays(calendar, feedback, clocks.application);
  const dates = { planning, implementation, assessment, feedback, application };
  if (planning < start) throw new Refused('periods.deadline-before-start', { start }, { field: 'deadlines.planning' });
  return inOrder(instants(calendar, dates), calendar);
}

/**
 * Moves deadlines later. A deadline that is over stays over, and none is ever brought forward: people rely on it. Those of a
 * draft were not published yet and may become any that keep the order.
 */
export function extended(
  calendar: WorkCalendar,
  period: { phase: Phase; deadlines: Deadlines },
  { changes, now }: { changes: DeadlineDates; now: number },
): Deadlines {
  const moved: Record<Timed, number> = { ...period.deadlines };
  for (const phase of Timed.options) {
    const date = changes[phase];
    if (date === undefined) continue;
    const field = `deadlines.${phase}`;
    const current = period.deadlines[phase];
    const from = dateAt(calendar.timeZone, current);
    if (period.phase !== 'draft') {
      const over = isOver(period, phase, now);
      const named = { ...phaseNames[phase], date: from };
      if (over) throw new Refused('periods.deadline-over', named, { field });
      if (date <= from) throw new Refused('periods.deadline-only-later', named, { field, legal: [`> ${from}`] });
    }
    moved[phase] = endOfDay(calendar.timeZone, date);
  }
  return inOrder(moved, calendar);
}

/**
 * The deadlines counted once more, after the calendar was corrected. Those of a draft were not given to anybody and become
 * what the calendar says; of those people rely on, none that is over moves and none gets shorter.
 */
export function recounted(
  calendar: WorkCalendar,
  period: { start: string; end: string; phase: Phase; deadlines: Deadlines },
  { plan, now }: { plan: DeadlinePlan; now: number },
): Deadlines {
  const counted = plannedDeadlines(calendar, period, plan);
  if (period.phase === 'draft') return counted;
  const moved: Record<Timed, number> = { ...period.deadlines };
  for (const phase of Timed.options)
    if (!isOver(period, phase, now)) moved[phase] = Math.max(period.deadlines[phase], counted[phase]);
  return inOrder(moved, calendar);
}

const isOver = ({ phase: current, deadlines }: { phase: Phase; deadlines: Deadlines }, phase: Timed, now: number) =>
  now > deadlines[phase] || order(phase) < order(current);

/** The years up to the last deadline that nobody has announced yet: dates counted in them may still change. */
export const unannounced = (
  calendar: WorkCalendar,
  { start }: { start: string },
  { application }: Deadlines,
): number[] => provisionalYears(calendar, start, dateAt(calendar.timeZone, application));

const order = (phase: Phase): number => Phase.options.indexOf(phase);

/**
 * A close that ends later than the day after the assessment deadline takes none of the subjects' working days for
 * objections: feedback keeps its length from the provisional results on, and application keeps its own after it.
 */
export function deadlinesAfterClose(calendar: WorkCalendar, deadlines: Deadlines, provisionalAt: number): Deadlines {
  const { timeZone } = calendar;
  const dateOf = (phase: Timed) => dateAt(timeZone, deadlines[phase]);
  if (dateAt(timeZone, provisionalAt) <= addDays(dateOf('assessment'), 1)) return deadlines;
  const feedbackDays = workdaysBetween(calendar, dateOf('assessment'), dateOf('feedback'));
  const applicationDays = workdaysBetween(calendar, dateOf('feedback'), dateOf('application'));
  const feedback = Math.max(deadlines.feedback, workdayDeadline(calendar, provisionalAt, feedbackDays));
  const application = Math.max(deadlines.application, workdayDeadline(calendar, feedback, applicationDays));
  return { ...deadlines, feedback, application };
}

/** 补列: who comes in late has as many working days to agree on goals as the others had, within implementation. */
export function agreeingUntil(
  calendar: WorkCalendar,
  { start, deadlines: { planning, implementation } }: { readonly start: string; readonly deadlines: Deadlines },
  now: number,
): number {
  const days = workdaysBetween(calendar, start, dateAt(calendar.timeZone, planning));
  return Math.min(Math.max(planning, workdayDeadline(calendar, now, days)), implementation);
}

function instants(calendar: WorkCalendar, dates: Record<Timed, string>): Deadlines {
  const end = (phase: Timed) => endOfDay(calendar.timeZone, dates[phase]);
  return {
    planning: end('planning'),
    implementation: end('implementation'),
    assessment: end('assessment'),
    feedback: end('feedback'),
    application: end('application'),
  };
}

/** Each phase ends after the one before it, or it would have no day of its own. */
function inOrder(deadlines: Deadlines, { timeZone }: WorkCalendar): Deadlines {
  Timed.options.forEach((phase, index) => {
    const before = Timed.options[index - 1];
    if (before === undefined || deadlines[before] < deadlines[phase]) return;
    const date = dateAt(timeZone, deadlines[before]);
    throw new Refused(
      'periods.deadlines-out-of-order',
      { ...phaseNames[phase], zhBefore: phaseNames[before].zh, enBefore: phaseNames[before].en, date },
      { field: `deadlines.${phase}`, legal: [`> ${date}`] },
    );
  });
  return deadlines;
}
