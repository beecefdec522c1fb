import * as z from 'zod';
import { setAsideText } from '../../shared/domain/appraisal/set-aside.ts';
import { mostFigureRemarks, remarksIn } from '../../shared/domain/filing/remarks.ts';
import { mostAppeals, rightToAppeal } from '../../shared/domain/matter/appeals.ts';
import { mostRechecks, reviewable, untilOf } from '../../shared/domain/matter/rechecks.ts';
import type { Matter } from '../../shared/domain/matter/matter.ts';
import type { Phase } from '../../shared/domain/period/period.ts';
import { lastToObject } from '../../shared/domain/result/notice.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { sentences } from '../../shared/domain/scoring/sentences.ts';
import { ScoreSheet } from '../../shared/domain/scoring/sheet.ts';
import { kept, Line, Prose } from '../../shared/domain/text.ts';
import { AppraisalHead, appraisals, existingRecord } from '../../shared/storage/appraisals.ts';
import { objectionEnds, periodCalendar, type PeriodHead } from '../../shared/storage/periods.ts';
import { legibleIn } from '../../shared/storage/matters.ts';
import { standingSheet } from '../../shared/storage/sheets.ts';
import { Instant, type SubjectPath, iso } from '../fields.ts';
import { MatterView, matterView } from '../matter-view.ts';
import { NoticeView, noticeView } from './receipt.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { pinned } from '../loader.ts';

/** Data of `review.interviewed` (绩效反馈面谈). */
export const Interview = z.strictObject({
  date: z.iso.date(),
  present: z.array(Line(1, 60)).min(2).max(20),
  summary: Prose(4, 2000),
  /** What the subject's side said to it. */
  response: Prose(0, 2000).optional(),
});
type Interview = z.infer<typeof Interview>;

const interviewed = 'review.interviewed';

/** Interviews on one result: its feedback shows them all. */
const mostInterviews = 50;

export const Feedback = z.strictObject({
  notice: Instant,
  /** Absent while the clock has not begun: it runs from the delivery of the notice. */
  objectionUntil: Instant.optional(),
  /** Of the approved result. */
  approved: NoticeView.optional(),
  /** The subject has a clock of its own, because somebody else's recheck moved it after the results were given. */
  overtaken: z.strictObject({ at: Instant, until: Instant }).optional(),
  version: z.int(),
  score: z.strictObject({ exact: z.string(), rounded: z.string() }).optional(),
  setAside: z.string().optional(),
  standing: AppraisalHead.shape.standing,
  sentences: z.array(z.string()),
  sheet: ScoreSheet,
  rechecks: z.array(MatterView).max(mostRechecks),
  /** Of an official: last instant to appeal, against the decision on the recheck or directly; absent while no clock has begun. */
  appealUntil: Instant.optional(),
  appeals: z.array(MatterView).max(mostAppeals),
  interviews: z.array(Interview).max(mostInterviews),
  /** 核对意见: what the subject said to figures that other units provided, and how that was answered. */
  remarks: z
    .array(
      z.strictObject({
        indicator: z.string(),
        slot: z.string(),
        filing: z.int(),
        text: z.string(),
        by: z.string(),
        at: Instant,
        /** Kept, with the reason; or the number of the filing that corrected it. */
        kept: z.string().optional(),
        correctedBy: z.int().optional(),
      }),
    )
    .max(mostFigureRemarks),
});

/** The period with its provisional results out: when they were given to the subjects. */
async function resultsGiven(services: Services, caller: Caller, period: string, phases: readonly Phase[]) {
  const results = await pinned(services, caller, { period, phases });
  const { provisionalAt } = results.period.head;
  if (provisionalAt === undefined) throw new Refused('results.none');
  return { ...results, noticeAt: provisionalAt };
}

/** 反馈: what a subject is told of its result: score, standing, the full trace, and until when it may object. */
export async function readFeedback(
  services: Services,
  caller: Caller,
  { params }: Request<SubjectPath, unknown, unknown>,
) {
  const { table, now, language } = services;
  const { jurisdiction } = caller;
  const [{ scheme, period, noticeAt }, subject] = await Promise.all([
    resultsGiven(services, caller, params.period, [...reviewable, 'archived']),
    appraisals.collection(table, jurisdiction, params.period, params.subject),
  ]);
  const { head, entries, n } = subject;
  const standing = standingSheet(subject);
  if (!standing) throw new Refused('results.none');
  const rechecks = legibleIn(subject, 'rechecks');
  const [given, appealing] = await Promise.all([
    objectionEnds(table, jurisdiction, { period: period.head, from: noticeAt }),
    appealEnds(services, caller, { period: period.head, scheme, head, rechecks }),
  ]);
  const until = untilOf(lastToObject(scheme, given, head), rechecks);
  const approved = noticeView(head);
  const { objection } = head;
  const body = {
    notice: iso(noticeAt),
    ...(until === Infinity ? {} : { objectionUntil: iso(until) }),
    ...(approved ? { approved } : {}),
    ...(objection && objection.from > 0 ? { overtaken: { at: iso(objection.from), until: iso(objection.until) } } : {}),
    version: standing.version,
    ...(head.score ? { score: { exact: head.score.exact, rounded: head.score.rounded } } : {}),
    ...(head.setAside === undefined ? {} : { setAside: setAsideText(head.setAside, scheme)[language] }),
    ...(head.standing ? { standing: head.standing } : {}),
    sentences: sentences(standing.sheet, language, scheme),
    sheet: standing.sheet,
    rechecks: rechecks.map((matter) => matterView(matter, caller, now)),
    remarks: remarksIn(entries).map(remarkView),
    ...(appealing === Infinity ? {} : { appealUntil: iso(appealing) }),
    appeals: legibleIn(subject, 'appeals').map((matter) => matterView(matter, caller, now)),
    interviews: entries.filter(({ what }) => what === interviewed).map(({ data }) => kept(Interview, data)),
  };
  return { status: 200, body, etag: n } as const;
}

const remarkView = ({ n, indicator, slot, remark, answer, supersededBy }: ReturnType<typeof remarksIn>[number]) => ({
  indicator,
  slot,
  filing: n,
  text: remark.text,
  by: remark.by,
  at: iso(remark.at),
  ...(answer ? { kept: answer.why } : {}),
  ...(supersededBy === undefined ? {} : { correctedBy: supersededBy }),
});

interface Appealing {
  readonly period: PeriodHead;
  readonly scheme: Scheme;
  readonly head: AppraisalHead;
  readonly rechecks: readonly Matter[];
}

/** Infinity where no clock has begun, and where there is nobody to appeal. */
async function appealEnds(
  { table }: Services,
  { jurisdiction }: Caller,
  { period, scheme, head, rechecks }: Appealing,
): Promise<number> {
  if (head.kind !== 'official' || period.provisionalAt === undefined) return Infinity;
  const calendar = await periodCalendar(table, jurisdiction, period);
  return rightToAppeal({ scheme, calendar, provisionalAt: period.provisionalAt, told: head, rechecks }).until;
}

/** 绩效反馈面谈: the office speaks with a unit, the leader or the office with an official; what was said is on record. */
export async function recordInterview(
  services: Services,
  caller: Caller,
  { params, body }: Request<SubjectPath, unknown, Interview>,
) {
  await resultsGiven(services, caller, params.period, reviewable);
  const chain = await existingRecord(services.table, caller.jurisdiction, params.period, params.subject);
  if (params.subject === `official.${caller.id}`) throw new Refused('access.same-person');
  const held = chain.entries.filter(({ what }) => what === interviewed).length;
  if (held >= mostInterviews) throw new Refused('results.interviews-full', { maximum: mostInterviews });
  const change = services.record(chain, { what: interviewed, data: body });
  return services.commit(change.writes, { status: 201, body: { entry: change.n, hash: change.hash }, etag: change.n });
}
