import * as z from 'zod';
import { Indicator } from '../scheme/indicator.ts';
import { Lateness } from './rules/milestones.ts';
import { Decimal, Slug } from '../scheme/wording.ts';
import { Day } from '../text.ts';

/** The audit entry a figure came from: its id and its hash. */
export const Source = z.strictObject({ id: z.string().min(1).max(200), hash: z.string().min(1).max(128) });
export type Source = z.infer<typeof Source>;

const Milestone = z.strictObject({ id: Slug, share: Decimal, due: Day, lateness: Lateness.optional() });
export type Milestone = z.infer<typeof Milestone>;

/** What the agreement (绩效合同) fixes for one item. */
export const Goal = z.strictObject({
  item: Slug,
  target: Decimal.optional(),
  baseline: Decimal.optional(),
  /** For `growth`: years from the baseline to the value, and from the baseline to the target. */
  yearsObserved: Decimal.optional(),
  yearsRequired: Decimal.optional(),
  milestones: z.array(Milestone).optional(),
  /** Points declared for this subject, used as given: nothing is redistributed in their section. */
  points: Decimal.optional(),
});
export type Goal = z.infer<typeof Goal>;

/** Milestones of one goal, and answers of one scale. */
export const mostMilestones = 40;
const mostAnswers = 100;

const responses = z.int().min(0);
export const Value = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('number'), number: Decimal }),
  z.strictObject({ kind: z.literal('fraction'), numerator: Decimal, denominator: Decimal }),
  z.strictObject({
    kind: z.literal('milestones'),
    done: z.array(z.strictObject({ id: Slug, on: Day })).max(mostMilestones),
  }),
  /** How many gave which answer of the scale. */
  z.strictObject({
    kind: z.literal('answers'),
    answers: z.array(z.strictObject({ answer: Decimal, responses })).max(mostAnswers),
  }),
  /** A survey run elsewhere: its published figure (top-box share or mean) and how many answered. */
  z.strictObject({ kind: z.literal('survey-figure'), figure: Decimal, responses }),
  z.strictObject({ kind: z.literal('named'), values: z.record(z.string(), Decimal) }),
]);
export type Value = z.infer<typeof Value>;

/** Filed, and yet it does not count: the leader did not sign it off, a remark was not answered, or the office did not accept it. */
const Unverified = z.enum(['not-signed', 'not-settled', 'not-accepted']);

const slot = z.string().min(1).max(20);
const Slot = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('filed'), slot, value: Value, source: Source }),
  z.strictObject({ state: z.literal('no-data'), slot, source: Source }),
  z.strictObject({ state: z.literal('not-applicable'), slot, source: Source }),
  z.strictObject({ state: Unverified, slot, source: Source }),
  z.strictObject({ state: z.literal('missing'), slot }),
]);
export type Slot = z.infer<typeof Slot>;

/** Zero, missing, not applicable and declared "no data" are four different things. Missing is: no record at all. */
const Filed = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('filed'), item: Slug, value: Value, source: Source }),
  z.strictObject({ state: z.literal('no-data'), item: Slug, source: Source }),
  z.strictObject({ state: z.literal('not-applicable'), item: Slug, source: Source }),
  z.strictObject({ state: Unverified, item: Slug, source: Source }),
  /** An item filed more than once in the period: every slot that was asked for, in order. */
  z.strictObject({ state: z.literal('slots'), item: Slug, slots: z.array(Slot).min(2).max(12) }),
]);
export type Filed = z.infer<typeof Filed>;

const Mark = z.strictObject({ item: Slug, group: Slug, mark: Decimal, source: Source });
export type Mark = z.infer<typeof Mark>;
const Tally = z.strictObject({ item: Slug, group: Slug, votes: z.record(Slug, z.int().min(0)), source: Source });
export type Tally = z.infer<typeof Tally>;
const Adjustment = z.strictObject({
  line: Slug,
  points: Decimal,
  document: z.string().max(400).optional(),
  source: Source,
});
export type Adjustment = z.infer<typeof Adjustment>;
/** `document` is the number of the paper it rests on (文号); sheets of before it was kept have none. */
const VetoEvent = z.strictObject({ veto: Slug, document: z.string().optional(), source: Source });
/** `grade`: of the approved result, by the scheme of that period; conditions of the year's grades look at it. */
const PeriodScore = z.strictObject({
  period: Slug,
  score: Decimal,
  fullMark: Decimal,
  grade: Slug.optional(),
  source: Source,
});

/**
 * Why a period that is rolled up brings no score. Who was not assessed in it, or had nothing to be assessed by, is not missing
 * there: such a part does not apply, and one that was cancelled applies to nobody. One whose results were not approved when the year closed, or in which the subject was set
 * aside, is missing.
 */
const AbsentPeriod = z.strictObject({
  period: Slug,
  why: z.enum(['not-enrolled', 'not-applicable', 'cancelled', 'not-approved', 'set-aside']),
});
export type AbsentPeriod = z.infer<typeof AbsentPeriod>;

/**
 * Where the subject stands among its peers for one item, for the second pass. Exact: a decimal, or a fraction "n/d".
 * The table it was taken from is the group's record, named by `Peers.source`.
 */
const Exactly = z.string().regex(/^-?\d+(\.\d+|\/\d+)?$/);
const PeerStanding = z.strictObject({
  members: z.int().min(0),
  better: z.int().min(0),
  equal: z.int().min(0),
  best: Exactly.nullable(),
  mean: Exactly.nullable(),
  median: Exactly.nullable(),
  meanShare: Exactly.nullable(),
});
export type PeerStanding = z.infer<typeof PeerStanding>;
export const Peers = z.strictObject({ source: Source, items: z.record(Slug, PeerStanding) });
export type Peers = z.infer<typeof Peers>;

/** How many of the filings of a subject were warned of, shown yellow or red, or came late: kept on its head, and in what its grade rests on. */
export const Cards = z.strictObject({
  warned: z.int().min(0),
  yellow: z.int().min(0),
  red: z.int().min(0),
  late: z.int().min(0),
});
export type Cards = z.infer<typeof Cards>;

/** Everything one subject is scored from. Canonical JSON of it, with the scheme, gives the same sheet anywhere. */
export const ScoringInput = z.strictObject({
  subject: z.string().min(1),
  agreement: z.strictObject({
    source: Source.nullable(),
    goals: z.array(Goal),
    specific: z.array(z.strictObject({ section: Slug, indicators: z.array(Indicator) })),
  }),
  filed: z.array(Filed),
  marks: z.array(Mark),
  tallies: z.array(Tally),
  adjustments: z.array(Adjustment),
  vetoes: z.array(VetoEvent),
  periods: z.array(PeriodScore),
  absentPeriods: z.array(AbsentPeriod).optional(),
  /** Absent where none was shown. */
  cards: Cards.optional(),
  /** null in the first pass. */
  peers: Peers.nullable(),
});
export type ScoringInput = z.infer<typeof ScoringInput>;
