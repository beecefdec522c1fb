import * as z from 'zod';
import { dateAt } from '../../shared/domain/clocks.ts';
import { Phase, phaseAt, Timed } from '../../shared/domain/period.ts';
import { PeriodType } from '../../shared/domain/period-dates.ts';
import { AppraisalHead } from '../../shared/storage/appraisals.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';

const Instant = z.iso.datetime();
const Named = z.strictObject({ zh: z.string(), en: z.string() });

/** `date` is the last day of the phase, `until` its last millisecond. */
const Deadline = z.strictObject({ date: z.iso.date(), until: Instant });

export const PeriodView = z.strictObject({
  id: z.string(),
  name: Named,
  type: PeriodType,
  year: z.int(),
  number: z.int(),
  start: z.iso.date(),
  end: z.iso.date(),
  timeZone: z.string(),
  /** The phase of this moment: a deadline holds whether or not the schedule has run. */
  phase: Phase,
  deadlines: z.record(Timed, Deadline),
  scheme: z.strictObject({ id: z.string(), version: z.int() }).optional(),
  groups: z.array(z.string()).optional(),
  subjects: z.int().optional(),
  provisionalAt: Instant.optional(),
  publishedAt: Instant.optional(),
});
export type PeriodBody = z.infer<typeof PeriodView>;

const iso = (at: number): string => new Date(at).toISOString();

export function periodView(head: PeriodHead, now: number): PeriodBody {
  const { id, name, type, year, number, start, end, timeZone, scheme, groups, enrolled } = head;
  const deadline = (phase: Timed) => {
    const until = head.deadlines[phase];
    return { date: dateAt(timeZone, until), until: iso(until) };
  };
  return {
    id,
    name,
    type,
    year,
    number,
    start,
    end,
    timeZone,
    phase: phaseAt(head, now),
    deadlines: {
      planning: deadline('planning'),
      implementation: deadline('implementation'),
      assessment: deadline('assessment'),
      feedback: deadline('feedback'),
      application: deadline('application'),
    },
    ...(scheme ? { scheme } : {}),
    ...(groups ? { groups } : {}),
    ...(enrolled ? { subjects: enrolled.reduce((sum, count) => sum + count, 0) } : {}),
    ...(head.provisionalAt === undefined ? {} : { provisionalAt: iso(head.provisionalAt) }),
    ...(head.publishedAt === undefined ? {} : { publishedAt: iso(head.publishedAt) }),
  };
}

export const SubjectView = AppraisalHead.pick({
  subject: true,
  kind: true,
  name: true,
  unit: true,
  group: true,
  state: true,
}).extend({
  agreement: AppraisalHead.shape.agreement.unwrap(),
  signedOff: z.boolean(),
  score: z.string().optional(),
  rank: z.int().nullable().optional(),
  grade: z.string().nullable().optional(),
  setAside: z.string().optional(),
  case: z.string().optional(),
});
export type SubjectBody = z.infer<typeof SubjectView>;

export function subjectView(head: AppraisalHead): SubjectBody {
  const { subject, kind, name, unit, group, state, agreement, score, standing, setAside } = head;
  return {
    subject,
    kind,
    name,
    unit,
    group,
    state,
    agreement,
    signedOff: head.signOff !== undefined,
    ...(score ? { score: score.rounded } : {}),
    ...(standing ? { rank: standing.rank, grade: standing.grade } : {}),
    ...(setAside === undefined ? {} : { setAside }),
    ...(head.case ? { case: head.case.state } : {}),
  };
}
