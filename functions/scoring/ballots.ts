import * as z from 'zod';
import { goalsInForce } from '../../shared/domain/agreement/steps.ts';
import { indicatorsOf } from '../../shared/domain/agreement/agreement.ts';
import { refuseIfWithdrawn } from '../../shared/domain/period/withdrawal.ts';
import {
  Ballot,
  bringsOwnItems,
  isAwaited,
  type KeptBallot,
  scalesOf,
  type Seat,
} from '../../shared/domain/rating/rating.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { Indicator } from '../../shared/domain/scheme/indicator.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { mostItems } from '../../shared/domain/scheme/sections.ts';
import { mostRuleSteps } from '../../shared/domain/scoring/parameters.ts';
import { Bilingual } from '../../shared/domain/text.ts';
import { readableHeads } from '../../shared/storage/appraisal-lists.ts';
import { existingRecord, type AppraisalHead } from '../../shared/storage/appraisals.ts';
import { unlessDamaged } from '../../shared/storage/damaged.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';
import { worklist } from '../../shared/storage/sheets.ts';
import { refusals } from '../../shared/text/catalogue.ts';
import { say } from '../../shared/text/say.ts';
import type { PeriodPath } from '../fields.ts';
import { lateOrIn, periodAndScheme } from '../loader.ts';
import { nextPage, type Paged } from '../paging.ts';
import { ok, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { keptBallots } from './on-sheet.ts';
import { decryptMarks } from './rate.ts';
import { SeatView, seatView } from './views.ts';

const Named = z.strictObject({ id: z.string(), name: Bilingual });
const asked = {
  indicator: z.string(),
  name: Bilingual,
  points: z.string(),
  /** What is looked at, in the words of the scheme. */
  standard: z.string().optional(),
};
const Asked = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('marks'),
    ...asked,
    max: z.string(),
    /** 强制分布: which part of the sheet may be marked so high. */
    distribution: z
      .array(z.strictObject({ from: z.string(), most: z.string() }))
      .max(mostRuleSteps)
      .optional(),
  }),
  z.strictObject({ by: z.literal('votes'), ...asked, grades: z.array(Named).max(mostRuleSteps) }),
]);
type Asked = z.infer<typeof Asked>;

/** What one rater is asked about one subject, and what they have said. */
const BallotView = SeatView.omit({ rater: true, group: true }).extend({
  subject: z.string(),
  name: Bilingual,
  group: Named,
  asked: z.array(Asked).max(mostItems),
  /** Of the ballot that counts, also of a sealed one: it is the reader's own. */
  marks: Ballot.shape.marks.optional(),
  /** A sealed ballot that opens no more, since the deployment's secret changed: it is filled in anew. */
  lost: z.boolean(),
  /** Why it is not rated now; absent where it is. */
  why: z.string().optional(),
});
type BallotView = z.infer<typeof BallotView>;

export const Ballots = z.strictObject({
  ballots: z.array(BallotView),
  next: z.string().optional(),
});

/** A page of one's own seats with everything a sheet of marks needs: names, scales and what was marked, however many subjects they are. */
export async function myBallots(
  services: Services,
  caller: Caller,
  { params, query }: Request<PeriodPath, Paged, unknown>,
) {
  const { table, cursors } = services;
  const { jurisdiction, id: rater } = caller;
  const { period } = params;
  const whose = { jurisdiction, period, rater };
  const [{ page, more }, { period: head, scheme }] = await Promise.all([
    nextPage(cursors, query, (from) => worklist(table, whose, from)),
    periodAndScheme(services, caller, period),
  ]);
  if (!scheme) throw new Refused('access.no-period', { period });
  const subjects = page.seats.map(({ subject }) => subject);
  const [heads, kept, own] = await Promise.all([
    readableHeads(table, jurisdiction, period, subjects),
    keptBallots(services, whose, page.seats),
    bringsOwnItems(scheme) ? goalsOf(services, whose, subjects) : new Map(),
  ]);
  const found = await Promise.all(
    page.seats.map(async ({ subject, seat }) => {
      const appraisal = heads.find((one) => one.subject === subject);
      if (!appraisal) return [];
      const indicators = indicatorsOf(scheme, own.get(subject) ?? []);
      const scales = scalesOf(scheme, own.get(subject) ?? [], seat.group);
      const { why, items } = rateable(services, { head, appraisal, seat });
      const asks = scales
        .filter(({ indicator }) => items?.includes(indicator) ?? true)
        .flatMap(({ indicator }) => indicators.filter(({ id }) => id === indicator).flatMap(askedOf));
      const { rater: _, ...view } = seatView(seat);
      const ballot: BallotView = {
        ...view,
        subject,
        name: appraisal.name,
        group: groupOf(scheme, seat),
        asked: asks,
        ...(await marksOf(services, { ...whose, subject }, kept.get(subject))),
        ...(why === undefined ? {} : { why }),
      };
      return [ballot];
    }),
  );
  return ok({ ballots: found.flat(), ...more });
}

const groupOf = ({ raterGroups }: Scheme, { group }: Seat): BallotView['group'] => {
  const { name = { zh: group, en: group } } = raterGroups.find(({ id }) => id === group) ?? {};
  return { id: group, name };
};

function askedOf({ id, name, points, standard, rule }: Indicator): Asked[] {
  const about = { indicator: id, name, points, ...(standard === undefined ? {} : { standard }) };
  if (rule.kind === 'rating') {
    const { scaleMax: max, distribution } = rule;
    return [{ by: 'marks', ...about, max, ...(distribution ? { distribution } : {}) }];
  }
  if (rule.kind !== 'votes') return [];
  return [{ by: 'votes', ...about, grades: rule.grades.map((grade) => ({ id: grade.id, name: grade.name })) }];
}

interface Rateable {
  readonly head: PeriodHead;
  readonly appraisal: AppraisalHead;
  readonly seat: Seat;
}

/** Whether a ballot is taken at this moment; of a subject that brings in something late, for which items. Relations are judged when it is sent. */
function rateable(
  { now, language }: Services,
  { head, appraisal, seat }: Rateable,
): { why?: string; items?: string[] } {
  try {
    const late = lateOrIn(appraisal, head, { now, phases: ['assessment'] });
    refuseIfWithdrawn(appraisal);
    if (seat.state === 'recused') throw new Refused('scoring.recused', { rater: seat.rater });
    if (late && !isAwaited(seat)) throw new Refused('late-inputs.marked', { rater: seat.rater });
    return late ? { items: late.items.map(({ id }) => id) } : {};
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { why: say(refusals[error.code], language, error.params) };
  }
}

type Whose = Parameters<typeof worklist>[1];

/** Only where agreements bring rated items of their own. */
async function goalsOf({ table }: Services, { jurisdiction, period }: Whose, subjects: readonly string[]) {
  const read = await Promise.all(
    subjects.map(async (subject) => {
      const record = await unlessDamaged(existingRecord(table, jurisdiction, period, subject));
      return [subject, record ? goalsInForce(record.entries) : []] as const;
    }),
  );
  return new Map(read);
}

async function marksOf(
  services: Services,
  owner: Parameters<typeof decryptMarks>[2],
  kept: KeptBallot | undefined,
): Promise<Pick<BallotView, 'marks' | 'lost'>> {
  if (!kept) return { lost: false };
  try {
    return { marks: await decryptMarks(kept, () => services.secret(), owner), lost: false };
  } catch (error) {
    if (error instanceof Refused && error.code === 'scoring.seal-lost') return { lost: true };
    throw error;
  }
}
