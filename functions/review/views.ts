import * as z from 'zod';
import { isOpen, mostCorrections, mostObjectedTo, type Case } from '../../shared/domain/review/case.ts';
import { Citations } from '../../shared/domain/filing/evidence.ts';
import { Line, Prose, Slug, SubjectId, formed } from '../../shared/domain/text.ts';
import { Instant, iso } from '../fields.ts';

export const Place = z.strictObject({ period: Slug, subject: SubjectId });
export type Place = z.infer<typeof Place>;
export const CasePlace = Place.extend({ case: formed('case', /^[a-z0-9]{1,40}$/) });
export type CasePlace = z.infer<typeof CasePlace>;

export const CaseView = z.strictObject({
  id: z.string(),
  subject: z.string(),
  period: z.string(),
  state: z.enum(['lodged', 'extended', 'upheld', 'dismissed', 'withdrawn']),
  /** true: a supervisor opened it of their own motion. */
  exOfficio: z.boolean(),
  lodgedBy: z.string(),
  lodgedAt: Instant,
  reason: z.string(),
  items: z.array(z.string()).max(mostObjectedTo),
  evidence: Citations,
  sheet: z.int(),
  due: Instant,
  /** Undecided, and the supervisor's clock has run out. */
  overdue: z.boolean(),
  extension: z.strictObject({ by: z.string(), at: Instant, reason: z.string() }).optional(),
  decision: z
    .strictObject({
      by: z.string(),
      at: Instant,
      reason: z.string(),
      corrections: z.array(z.int()).max(mostCorrections),
      sheet: z.int(),
      late: z.boolean(),
      objectionUntil: Instant.optional(),
    })
    .optional(),
});
export type CaseView = z.infer<typeof CaseView>;

export const caseView = (objected: Case, now: number): CaseView => ({
  id: objected.id,
  subject: objected.subject,
  period: objected.period,
  state: objected.state,
  exOfficio: objected.exOfficio ?? false,
  lodgedBy: objected.lodgedBy,
  lodgedAt: iso(objected.lodgedAt),
  reason: objected.reason,
  items: objected.items,
  evidence: objected.evidence,
  sheet: objected.sheet,
  due: iso(objected.due),
  overdue: isOpen(objected) && now > objected.due,
  ...('extension' in objected && objected.extension
    ? { extension: { ...objected.extension, at: iso(objected.extension.at) } }
    : {}),
  ...('decision' in objected ? { decision: decisionView(objected.decision) } : {}),
});

const decisionView = ({ at, objectionUntil, ...said }: Extract<Case, { decision: unknown }>['decision']) => ({
  ...said,
  at: iso(at),
  ...(objectionUntil === undefined ? {} : { objectionUntil: iso(objectionUntil) }),
});

/** Data of `review.interviewed` (绩效反馈面谈). */
export const Interview = z.strictObject({
  date: z.iso.date(),
  present: z.array(Line(1, 60)).min(2).max(20),
  summary: Prose(4, 2000),
  /** What the subject's side said to it. */
  response: Prose(0, 2000).optional(),
});
export type Interview = z.infer<typeof Interview>;

/** Interviews on one result: its feedback shows them all. */
export const mostInterviews = 50;

/** A decision's effect, figure by figure. */
export const Difference = z.strictObject({
  before: z.string().nullable(),
  after: z.string().nullable(),
  sentences: z.array(z.string()),
});
