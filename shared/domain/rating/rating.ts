import * as z from 'zod';
import { standingNames } from '../../text/roles.ts';
import type { AgreedGoal } from '../agreement/goal.ts';
import type { Standing } from '../organisation/relations.ts';
import { Refused } from '../refused.ts';
import type { Indicator } from '../scheme/indicator.ts';
import type { RaterGroup } from '../scheme/outcome.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { Exact } from '../scoring/exact.ts';
import { countsIn } from '../scoring/records.ts';
import { Line, Prose, formed } from '../text.ts';
import { commonIndicators } from '../scheme/sections.ts';
import { type Limit, overLimit } from './distribution.ts';

const IndicatorId = Line(1, 64);

/**
 * What a rater says about one indicator: a mark on its scale, a vote for one of its grades, or a declared abstention
 * (弃权). A missing rating is not a mark, so an abstention carries its reason instead of a figure.
 */
export const Mark = z.union([
  z.strictObject({
    indicator: IndicatorId,
    mark: formed('mark', /^[0-9]{1,6}(?:\.[0-9]{1,6})?$/),
    comment: Prose(0, 500).optional(),
  }),
  z.strictObject({ indicator: IndicatorId, vote: Line(1, 64), comment: Prose(0, 500).optional() }),
  z.strictObject({ indicator: IndicatorId, abstains: Prose(2, 500) }),
]);
export type Mark = z.infer<typeof Mark>;

/** The whole ballot (评分表). A later ballot of the same rater supersedes it. */
export const Ballot = z.strictObject({
  group: z.string(),
  marks: z.array(Mark).min(1).max(100),
  submitted: z.boolean(),
});
export type Ballot = z.infer<typeof Ballot>;

/**
 * Data of the entry `scoring.rated`. Until a ballot is submitted its marks stand in the record only as a cipher its rater
 * can open: neither the audit nor a backup shows them.
 */
export const KeptBallot = z.discriminatedUnion('submitted', [
  z.strictObject({ submitted: z.literal(true), group: z.string(), marks: Ballot.shape.marks }),
  z.strictObject({ submitted: z.literal(false), group: z.string(), sealed: z.base64() }),
]);
export type KeptBallot = z.infer<typeof KeptBallot>;

/** A rater's seat (评委席位) for one subject. It never holds marks, so who has submitted can be shown to anyone. */
const seated = {
  rater: z.string(),
  group: z.string(),
  /** Entry number of the ballot that counts; the one before it is superseded, not overwritten. */
  ballot: z.int().min(1).optional(),
};
export const Seat = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('assigned'), ...seated }),
  z.strictObject({ state: z.literal('sealed'), ...seated, ballot: z.int().min(1) }),
  z.strictObject({ state: z.literal('submitted'), ...seated, ballot: z.int().min(1), submittedAt: z.int() }),
  z.strictObject({ state: z.literal('recused'), ...seated, reason: z.string(), recusedAt: z.int() }),
]);
export type Seat = z.infer<typeof Seat>;
type SeatState = Seat['state'];

/** The rater groups in which somebody holds a seat. */
export const seatedGroups = (seats: readonly Seat[]): string[] =>
  [...new Set(seats.filter(({ state }) => state !== 'recused').map(({ group }) => group))].sort();

/** Its rater has not submitted. */
export const isAwaited = ({ state }: Seat): boolean => state === 'assigned' || state === 'sealed';

/** What may follow what. A submitted ballot may be corrected until the close, but never becomes hidden again. */
export const seatTransitions: Readonly<Record<SeatState, readonly SeatState[]>> = {
  assigned: ['sealed', 'submitted', 'recused'],
  sealed: ['sealed', 'submitted', 'recused'],
  submitted: ['submitted', 'recused'],
  recused: [],
};

/** Somebody for a seat, and what they are to the subject now. */
interface Candidate {
  readonly rater: string;
  readonly group: string;
  readonly standings: readonly Standing[];
}

/** Seats of one subject: their marks stand in one score sheet. */
export const mostSeats = 500;

/** One seat per rater, so nobody counts in two groups; and nobody is seated where the group does not admit them. */
export function seat(taken: readonly Seat[], groups: readonly RaterGroup[], candidate: Candidate): Seat {
  const { rater, group } = candidate;
  const refused = notAdmitted(groups, candidate);
  if (refused) throw refused;
  if (taken.some((other) => other.rater === rater))
    throw new Refused('scoring.seat-taken', { rater }, { field: 'rater' });
  if (taken.length >= mostSeats) throw new Refused('scoring.seats-full', { maximum: mostSeats });
  return { state: 'assigned', rater, group };
}

/** Whom a group admits; where the scheme says nothing, only people of other units (评委回避). */
export const admittedBy = ({ admits = ['other-units'] }: RaterGroup): readonly Standing[] => admits;

/**
 * Why somebody may not hold a seat: asked at seating, again at rating, and whenever seats are shown, for people and subjects
 * move in between. Nobody rates themselves in any group.
 */
export function notAdmitted(groups: readonly RaterGroup[], candidate: Candidate): Refused | undefined {
  const { rater, group, standings } = candidate;
  const found = groups.find(({ id }) => id === group);
  const legal = groups.map(({ id }) => id);
  if (!found) return new Refused('scoring.unknown-group', { group }, { field: 'group', legal });
  if (standings.length === 0) return new Refused('scoring.own-appraisal', { rater }, { field: 'rater' });
  const admits = admittedBy(found);
  if (standings.some((standing) => admits.includes(standing))) return undefined;
  const names = (of: readonly Standing[], language: 'zh' | 'en'): string =>
    of.map((standing) => standingNames[standing][language]).join(language === 'zh' ? '、' : ', ');
  const blanks = {
    rater,
    zhGroup: found.name.zh,
    enGroup: found.name.en,
    zh: names(standings, 'zh'),
    en: names(standings, 'en'),
    zhAdmits: names(admits, 'zh'),
    enAdmits: names(admits, 'en'),
  };
  return new Refused('scoring.not-admitted', blanks, { field: 'rater' });
}

/** How an indicator is rated: marks from 0 to `max`, or votes for one of `grades`. */
export type Scale =
  | {
      readonly indicator: string;
      readonly by: 'marks';
      readonly max: string;
      readonly distribution?: readonly Limit[] | undefined;
    }
  | { readonly indicator: string; readonly by: 'votes'; readonly grades: readonly string[] };

/** Puts a ballot on a seat; `n` is the number the ballot's entry will have. */
export function rate(seat: Seat, ballot: Ballot, scales: readonly Scale[], n: number, at: number): Seat {
  move(seat, ballot.submitted ? 'submitted' : 'sealed');
  ballot.marks.forEach((mark, i) => onScale(mark, i, scales));
  const marked = new Set(ballot.marks.map(({ indicator }) => indicator));
  if (marked.size < ballot.marks.length) throw new Refused('scoring.marked-twice', {}, { field: 'marks' });
  const { rater, group } = seat;
  if (!ballot.submitted) return { state: 'sealed', rater, group, ballot: n };
  const unmarked = scales.filter(({ indicator }) => !marked.has(indicator)).map(({ indicator }) => indicator);
  if (unmarked.length > 0) {
    throw new Refused(
      'scoring.ballot-incomplete',
      { indicators: unmarked.join(', ') },
      { field: 'marks', legal: unmarked },
    );
  }
  return { state: 'submitted', rater, group, ballot: n, submittedAt: at };
}

/** What a rater has submitted, and how many subjects are on their sheet for an item. */
export interface OnSheet {
  readonly marksOn: (indicator: string) => readonly string[];
  readonly askedAbout: (indicator: string) => number;
}

/** Holds what a ballot adds to a sheet to the distribution the scheme prescribes. */
export function refuseOverLimit({ marks }: Pick<Ballot, 'marks'>, scales: readonly Scale[], sheet: OnSheet): void {
  marks.forEach((given, i) => {
    const scale = scales.find(({ indicator }) => indicator === given.indicator);
    if (scale?.by !== 'marks' || !scale.distribution || !('mark' in given)) return;
    const { indicator } = given;
    const all = sheet.askedAbout(indicator);
    // An item of a subject's own is on no other sheet: there is nothing to share out.
    if (all === 0) return;
    const over = overLimit(scale.distribution, [...sheet.marksOn(indicator), given.mark], all);
    if (!over) return;
    const { from, allowed, given: count } = over;
    throw new Refused(
      'scoring.over-limit',
      { indicator, from, allowed, all, given: count },
      { field: `marks.${i}.mark` },
    );
  });
}

/** 回避: a declared conflict ends the seat for good; a ballot already there stays on record and no longer counts. */
export function recuse(seat: Seat, reason: string, at: number): Seat {
  move(seat, 'recused');
  const { rater, group, ballot } = seat;
  return { state: 'recused', rater, group, ...(ballot === undefined ? {} : { ballot }), reason, recusedAt: at };
}

function move(seat: Seat, to: SeatState): void {
  if (seatTransitions[seat.state].includes(to)) return;
  throw new Refused(seat.state === 'recused' ? 'scoring.recused' : 'scoring.already-submitted', { rater: seat.rater });
}

/** Marks are compared as exact decimals: 100.9 on a scale of 100 is off it, however it is stored later. */
function onScale(mark: Mark, i: number, scales: readonly Scale[]): void {
  const { indicator } = mark;
  const scale = scales.find((other) => other.indicator === indicator);
  if (!scale) {
    const legal = scales.map((other) => other.indicator);
    throw new Refused('scoring.not-rated', { indicator }, { field: `marks.${i}.indicator`, legal });
  }
  if ('abstains' in mark) return;
  if (scale.by === 'votes') {
    if ('vote' in mark && scale.grades.includes(mark.vote)) return;
    throw new Refused('scoring.off-ballot', { indicator }, { field: `marks.${i}.vote`, legal: scale.grades });
  }
  if ('mark' in mark && Exact.of(mark.mark).compare(Exact.of(scale.max)) <= 0) return;
  throw new Refused(
    'scoring.off-scale',
    { indicator, max: scale.max },
    { field: `marks.${i}.mark`, legal: ['0', scale.max] },
  );
}

/**
 * What the raters of a group are asked about a subject: of the indicators of the scheme and those its own agreement brought, the rated
 * ones in which the group counts. A ballot, a duty and what a subject may still bring in go by this, and the score by the same rule.
 */
export function scalesOf(scheme: Pick<Scheme, 'sections'>, goals: readonly AgreedGoal[], group: string): Scale[] {
  const own = goals.flatMap((goal) => (goal.own ? [goal.own.indicator] : []));
  return [...commonIndicators(scheme), ...own].flatMap((indicator) => scaleOf(indicator, group));
}

function scaleOf({ id, rule }: Indicator, group: string): Scale[] {
  if ((rule.kind !== 'rating' && rule.kind !== 'votes') || !countsIn(rule, group)) return [];
  if (rule.kind === 'rating') {
    const { scaleMax: max, distribution } = rule;
    return [{ indicator: id, by: 'marks', max, ...(distribution ? { distribution } : {}) }];
  }
  return [{ indicator: id, by: 'votes', grades: rule.grades.map((grade) => grade.id) }];
}

/** Of what raters decide, what is not marked: nobody who is asked about it is seated, or one of those has not submitted. */
export function unmarked(
  scheme: Pick<Scheme, 'sections' | 'raterGroups'>,
  goals: readonly AgreedGoal[],
  seats: readonly Seat[],
): string[] {
  const asked = new Map(
    scheme.raterGroups.map(({ id }) => [id, scalesOf(scheme, goals, id).map(({ indicator }) => indicator)]),
  );
  const held = seats.filter(({ state }) => state !== 'recused');
  return [...new Set([...asked.values()].flat())].filter((indicator) => {
    const raters = held.filter(({ group }) => asked.get(group)?.includes(indicator));
    return raters.length === 0 || raters.some(isAwaited);
  });
}

/** Do agreements bring items of their own? Only then must the goals be read to know the scales. */
export const bringsOwnItems = ({ sections }: Pick<Scheme, 'sections'>): boolean =>
  sections.some(({ items }) => items === 'specific');
