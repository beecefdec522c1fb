import * as z from 'zod';
import { setAsideText } from '../../shared/domain/appraisal/set-aside.ts';
import { closesOn, slotsBeyond } from '../../shared/domain/filing/slots.ts';
import { yearOf } from '../../shared/domain/organisation/calendar.ts';
import { dateAt } from '../../shared/domain/organisation/clocks.ts';
import { Phase, Timed, mostGroups, phaseAt } from '../../shared/domain/period/period.ts';
import { Life } from '../../shared/domain/period/withdrawal.ts';
import { RollsUp } from '../../shared/domain/period/roll-up.ts';
import { FiscalYearStart, PeriodType } from '../../shared/domain/period/types.ts';
import { mostPeriods } from '../../shared/domain/scheme/sections.ts';
import { Bilingual } from '../../shared/domain/text.ts';
import { AppraisalHead } from '../../shared/storage/appraisals.ts';
import type { OpenParts, Part } from '../../shared/storage/parts.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';
import type { Language } from '../../shared/text/catalogue.ts';
import { say } from '../../shared/text/say.ts';
import { subjectName } from '../../shared/text/reports/sentences.ts';
import { periodNotices, phaseNames } from '../../shared/text/states.ts';
import { Instant, iso } from '../fields.ts';

/**
 * `date` is the last day of the phase, `until` its last millisecond; `provisional` where nobody had announced the holidays of
 * its year when it was counted.
 */
const Deadline = z.strictObject({ date: z.iso.date(), until: Instant, provisional: z.literal(true).optional() });

/** Of each phase that it is over; of each year in which one ends that its holidays are not known; of the months beyond the end; for what its close waits. */
const mostNotices = 2 * Timed.options.length + 2;

export const PeriodView = z.strictObject({
  id: z.string(),
  name: Bilingual,
  owner: z.string().optional(),
  type: PeriodType,
  year: z.int(),
  number: z.int(),
  start: z.iso.date(),
  end: z.iso.date(),
  /** The month in which its year begins, where that is not January. */
  fiscalYearStart: FiscalYearStart.optional(),
  timeZone: z.string(),
  /** The phase of this moment: a deadline holds whether or not the schedule has run. */
  phase: Phase,
  deadlines: z.record(Timed, Deadline),
  scheme: z.strictObject({ id: z.string(), version: z.int() }).optional(),
  groups: z.array(z.string()).max(mostGroups).optional(),
  subjects: z.int().optional(),
  /** By the id of its scheme: the periods whose results are taken in. */
  rollsUp: RollsUp.optional(),
  /** Assessment is over and the close waits for the results of these; without a decision of the committee as long as it takes. */
  awaits: z
    .array(z.strictObject({ part: z.string(), period: z.string(), name: Bilingual, phase: Phase }))
    .max(mostPeriods)
    .optional(),
  /** Parts whose results were not approved when it closed. */
  withoutParts: z.array(z.string()).max(mostPeriods).optional(),
  provisionalAt: Instant.optional(),
  publishedAt: Instant.optional(),
  cancelled: z.strictObject({ at: Instant, reason: z.string() }).optional(),
  /** What to know of its deadlines, in the caller's language: what is over already, what is provisional. */
  notices: z.array(z.string()).max(mostNotices).optional(),
});
export type PeriodBody = z.infer<typeof PeriodView>;

interface Reader {
  readonly now: number;
  readonly language: Language;
}

const nothingOpen: OpenParts = { awaited: [], cancelled: [] };

export function periodView(head: PeriodHead, { now, language }: Reader, open: OpenParts = nothingOpen): PeriodBody {
  const {
    id,
    name,
    owner,
    type,
    year,
    number,
    start,
    end,
    timeZone,
    scheme,
    groups,
    enrolled,
    fiscalYearStart,
    cancelled,
  } = head;
  const { rollsUp, withoutParts } = head;
  const deadline = (phase: Timed) => {
    const until = head.deadlines[phase];
    const counted = { date: dateAt(timeZone, until), until: iso(until) };
    return isProvisional(head, phase) ? { ...counted, provisional: true as const } : counted;
  };
  const awaited = head.closesWithout ? [] : open.awaited;
  const told = [
    ...noticesOf(head, { now, language }),
    ...toldOf(awaited, language, 'awaits'),
    ...toldOf(open.cancelled, language, 'without-cancelled'),
  ];
  const notices = cancelled ? [] : told;
  return {
    id,
    name,
    ...(owner === undefined ? {} : { owner }),
    type,
    year,
    number,
    start,
    end,
    ...(fiscalYearStart === undefined ? {} : { fiscalYearStart }),
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
    ...(rollsUp ? { rollsUp } : {}),
    ...(awaited.length > 0 ? { awaits: awaited.map((part) => awaitedView(part, now)) } : {}),
    ...(withoutParts ? { withoutParts } : {}),
    ...(head.provisionalAt === undefined ? {} : { provisionalAt: iso(head.provisionalAt) }),
    ...(head.publishedAt === undefined ? {} : { publishedAt: iso(head.publishedAt) }),
    ...(cancelled ? { cancelled: { at: iso(cancelled.at), reason: cancelled.reason } } : {}),
    ...(notices.length > 0 ? { notices } : {}),
  };
}

const awaitedView = ({ id: part, period }: Part, now: number) => ({
  part,
  period: period.id,
  name: period.name,
  phase: phaseAt(period, now),
});

function toldOf(parts: readonly Part[], language: Language, notice: 'awaits' | 'without-cancelled'): string[] {
  const periods = parts.map(({ period }) => period.name[language]).join(language === 'zh' ? '、' : ', ');
  return parts.length > 0 ? [say(periodNotices[notice], language, { periods })] : [];
}

/** A date somebody declared holds whatever is announced. */
const isProvisional = ({ provisional = [], planned, deadlines, timeZone }: PeriodHead, phase: Timed): boolean =>
  planned?.declared[phase] === undefined && provisional.includes(yearOf(dateAt(timeZone, deadlines[phase])));

function noticesOf(head: PeriodHead, { now, language }: Reader): string[] {
  const dateOf = (phase: Timed) => dateAt(head.timeZone, head.deadlines[phase]);
  const over = head.phase === 'draft' ? Timed.options.filter((phase) => now > head.deadlines[phase]) : [];
  const told = over.map((phase) => say(periodNotices.over, language, { ...phaseNames[phase], date: dateOf(phase) }));
  for (const year of head.provisional ?? []) {
    const open = Timed.options.filter((phase) => isProvisional(head, phase) && yearOf(dateOf(phase)) === year);
    const dates = open.map((phase) => `${phaseNames[phase][language]} ${dateOf(phase)}`);
    if (dates.length > 0)
      told.push(say(periodNotices.provisional, language, { year, dates: dates.join(language === 'zh' ? '、' : ', ') }));
  }
  const beyond = slotsBeyond(head, 'month').map(({ id }) => id);
  if (beyond.length > 0) {
    const months = beyond.join(language === 'zh' ? '、' : ', ');
    told.push(say(periodNotices['months-beyond'], language, { date: closesOn(head), months }));
  }
  return told;
}

/** What was asked for and decided: on which ground, by which document, since when. */
const Withdrawn = Life.pick({
  state: true,
  ground: true,
  exemption: true,
  document: true,
  reason: true,
  by: true,
}).extend({ at: Instant, meeting: z.string().optional() });

export const LifeView = z.strictObject({ subject: z.string(), withdrawal: Withdrawn.optional() });
export type LifeBody = z.infer<typeof LifeView>;

const withdrawalOf = ({ life }: AppraisalHead): Pick<LifeBody, 'withdrawal'> => {
  if (!life) return {};
  const { at, decided, ...asked } = life;
  return { withdrawal: { ...asked, at: iso(at), ...(decided ? { meeting: decided.meeting } : {}) } };
};

export const lifeView = (head: AppraisalHead): LifeBody => ({ subject: head.subject, ...withdrawalOf(head) });

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
  /** The part whose score a decision changed after this one was computed from it. */
  stale: z.string().optional(),
  case: z.string().optional(),
  /** Absent while it is assessed like all the others. */
  withdrawal: Withdrawn.optional(),
});
export type SubjectBody = z.infer<typeof SubjectView>;

export function subjectView(head: AppraisalHead, language: Language): SubjectBody {
  const { subject, kind, unit, group, state, agreement, score, standing, setAside } = head;
  return {
    subject,
    kind,
    name: subjectName(head),
    unit,
    group,
    state,
    agreement,
    signedOff: head.signOff !== undefined,
    ...(score ? { score: score.rounded } : {}),
    ...(standing ? { rank: standing.rank, grade: standing.grade } : {}),
    ...(setAside === undefined ? {} : { setAside: setAsideText(setAside)[language] }),
    ...(head.stale ? { stale: head.stale.part } : {}),
    ...(head.case ? { case: head.case.state } : {}),
    ...withdrawalOf(head),
  };
}
