import * as z from 'zod';
import { Document } from '../appraisal/adjustment.ts';
import type { Entry } from '../audit/chain.ts';
import type { Indicator } from '../scheme/indicator.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Goal, ScoringInput } from '../scoring/input.ts';
import type { Text } from '../../text/refusal.ts';
import { kept, Prose } from '../text.ts';
import { AgreedGoal } from './goal.ts';
import { commonIndicators } from '../scheme/sections.ts';

/**
 * The agreement (绩效合同): goals of one subject in one period, negotiated and signed by both sides. Each proposal is a
 * numbered version that is never rewritten: its goals are the data of the entry that recorded it, and this state only
 * says which version is on the table and which one counts.
 */
export const Side = z.enum(['subject', 'assessor']);
export type Side = z.infer<typeof Side>;

/** A version on the table. `hash` is the digest of its goals: a signature names it, so nobody signs unseen text. */
export const Proposal = z.strictObject({
  version: z.int().min(1),
  hash: z.string().length(64),
  entry: z.int().min(1),
  side: Side,
  by: z.string(),
  at: z.int(),
});
export type Proposal = z.infer<typeof Proposal>;

const Signature = z.strictObject({ side: Side, by: z.string(), at: z.int() });
export type Signature = z.infer<typeof Signature>;

/** Only these let a signed goal change (法定变更事由): policy change, reorganisation, force majeure. */
const Ground = z.enum(['policy-change', 'reorganisation', 'force-majeure']);

export const ChangeReason = z.strictObject({
  ground: Ground,
  document: Document,
  explanation: Prose(4, 1000),
});
export type ChangeReason = z.infer<typeof ChangeReason>;

/** 下达: who imposed the goals, and when. */
const Imposition = z.strictObject({ by: z.string(), at: z.int() });

/** Signed by both sides, or imposed by the committee on a side that would not sign. */
const InForce = Proposal.extend({
  signatures: z.array(Signature).max(Side.options.length),
  imposed: Imposition.optional(),
});
const revision = z.int().min(1);

export const Agreement = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none'), revision: z.literal(0) }),
  z.strictObject({ state: z.literal('draft'), revision, proposal: Proposal }),
  z.strictObject({ state: z.literal('proposed'), revision, proposal: Proposal }),
  z.strictObject({ state: z.literal('countered'), revision, proposal: Proposal }),
  z.strictObject({ state: z.literal('half-signed'), revision, proposal: Proposal, signature: Signature }),
  z.strictObject({ state: z.literal('returned'), revision, proposal: Proposal, returned: Signature }),
  z.strictObject({ state: z.enum(['signed', 'imposed']), revision, inForce: InForce }),
  z.strictObject({
    state: z.literal('changing'),
    revision,
    inForce: InForce,
    proposal: Proposal,
    reason: ChangeReason,
    signature: Signature.optional(),
  }),
]);
export type Agreement = z.infer<typeof Agreement>;
export type AgreementState = Agreement['state'];

export type Step = 'draft' | 'propose' | 'counter' | 'sign' | 'return' | 'impose' | 'change' | 'reject';

export const none: Agreement = { state: 'none', revision: 0 };

export function nextVersion(agreement: Agreement): number {
  return (latest(agreement)?.version ?? 0) + 1;
}

/** The newest version, signed or not. */
export function latest(agreement: Agreement): Proposal | undefined {
  if (agreement.state === 'none') return undefined;
  return 'proposal' in agreement ? agreement.proposal : agreement.inForce;
}

/** What lists keep of the text on the table: who laid it, and who signed it first. */
export const OnTable = z.strictObject({
  laid: Signature.omit({ at: true }),
  signed: Signature.omit({ at: true }).optional(),
});
export type OnTable = z.infer<typeof OnTable>;

export function onTable(agreement: Agreement): OnTable | undefined {
  if (!('proposal' in agreement)) return undefined;
  const { side, by } = agreement.proposal;
  const signature = 'signature' in agreement ? agreement.signature : undefined;
  return { laid: { side, by }, ...(signature ? { signed: { side: signature.side, by: signature.by } } : {}) };
}

/**
 * Sides that have not signed the text on the table, whoever laid it; of one that was sent back nobody's signature is awaited. A head of
 * before does not say which has signed already.
 */
export const unsignedSides = (state: AgreementState, table: OnTable | undefined): Side[] =>
  state !== 'returned' && (table !== undefined || state === 'proposed' || state === 'countered')
    ? Side.options.filter((side) => side !== table?.signed?.side)
    : [];

/** The version that counts: what both sides signed or the committee imposed, also while a change of it is being discussed. */
export function inForce(agreement: Agreement): Proposal | undefined {
  return isInForce(agreement.state) && 'inForce' in agreement ? agreement.inForce : undefined;
}

export const isInForce = (state: AgreementState): boolean =>
  state === 'signed' || state === 'imposed' || state === 'changing';

/**
 * The agreement is what its entries say: every version, signature and change is an entry of the appraisal's chain, and
 * replaying them gives the state. Nothing else is stored, so nothing can contradict the record.
 */
export const laidAs = { draft: 'goals.drafted', propose: 'goals.proposed', counter: 'goals.countered' } as const;
export const changeRequested = 'goals.change-requested';
export const changeRejected = 'goals.change-rejected';
export const signed = 'goals.signed';
export const imposed = 'goals.imposed';
export const returned = 'goals.returned';

const hash = z.string().length(64);
export const Laid = z.strictObject({ version: z.int().min(1), side: Side, hash, goals: z.array(AgreedGoal) });
export const Requested = Laid.extend({ reason: ChangeReason });
/** What all of these entries have in common. */
const Version = Laid.loose();
export const Signed = z.strictObject({ version: z.int().min(1), side: Side, hash });
export const Imposed = z.strictObject({ version: z.int().min(1), hash });
/** A change that was ended, or a text that was sent back: by which side. */
export const Rejected = z.strictObject({ version: z.int().min(1), side: Side });

export type LaidData = z.infer<typeof Laid>;
export type RequestedData = z.infer<typeof Requested>;
export type SignedData = z.infer<typeof Signed>;
export type ImposedData = z.infer<typeof Imposed>;
export type RejectedData = z.infer<typeof Rejected>;

export const proposal = ({ n, at, by }: Entry, { version, hash, side }: LaidData): Proposal => ({
  version,
  hash,
  entry: n,
  side,
  by: by.id,
  at,
});

/** Every version that lay on the table, oldest first. Drafts never did: they are their writer's own. */
export const versionsIn = (entries: readonly Entry[]): Proposal[] =>
  entries.filter(({ what }) => versionNames.has(what)).map((entry) => proposal(entry, kept(Version, entry.data)));

const versionNames: ReadonlySet<string> = new Set([laidAs.propose, laidAs.counter, changeRequested]);

/** The goals of one version, as they were laid on the table. */
export function goalsOf(entries: readonly Entry[], version: Proposal | undefined): AgreedGoal[] {
  const entry = entries.find(({ n }) => n === version?.entry);
  return entry ? kept(Version, entry.data).goals : [];
}

/** What scoring takes of agreed goals: figures only. Words, links and owners stay in the agreement. */
export function scoringTerms(goals: readonly AgreedGoal[]): Pick<ScoringInput['agreement'], 'goals' | 'specific'> {
  const own = goals.flatMap((goal) => (goal.own ? [goal.own] : []));
  const bySection = Map.groupBy(own, ({ section }) => section);
  return {
    goals: goals.map(figures),
    specific: [...bySection].map(([section, items]) => ({
      section,
      indicators: items.map(({ indicator }) => indicator),
    })),
  };
}

function figures({ item, target, baseline, points, yearsObserved, yearsRequired, milestones }: AgreedGoal): Goal {
  return {
    item,
    ...(target === undefined ? {} : { target }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(points === undefined ? {} : { points }),
    ...(yearsObserved === undefined ? {} : { yearsObserved }),
    ...(yearsRequired === undefined ? {} : { yearsRequired }),
    ...(milestones ? { milestones: milestones.map(unnamed) } : {}),
  };
}

const unnamed = ({ id, share, due, lateness }: NonNullable<AgreedGoal['milestones']>[number]) =>
  lateness ? { id, share, due, lateness } : { id, share, due };

/** The indicators a subject is assessed by: those of the scheme, then those its agreement brings. */
export const indicatorsOf = (scheme: Scheme, goals: readonly AgreedGoal[]): Indicator[] => [
  ...commonIndicators(scheme),
  ...goals.flatMap(({ own }) => (own ? [own.indicator] : [])),
];

/** The figures that count for an item: as the agreement has them, else as the scheme does. */
export function figuresOf(
  indicator: Indicator,
  goal: Pick<AgreedGoal, 'target' | 'baseline' | 'unitOfMeasure' | 'points'> | undefined,
): { target?: string; baseline?: string; unitOfMeasure?: string; points: string } {
  const target = goal?.target ?? indicator.target;
  const baseline = goal?.baseline ?? indicator.baseline;
  const unitOfMeasure = goal?.unitOfMeasure ?? indicator.unitOfMeasure;
  return {
    ...(unitOfMeasure === undefined ? {} : { unitOfMeasure }),
    points: goal?.points ?? indicator.points,
    ...(target === undefined ? {} : { target }),
    ...(baseline === undefined ? {} : { baseline }),
  };
}

/** What goals are called: by the scheme, or as the agreement brings them. */
export function namesIn(scheme: Scheme, goals: readonly AgreedGoal[]): (goal: Pick<AgreedGoal, 'item'>) => Text {
  const names = new Map(indicatorsOf(scheme, goals).map(({ id, name }) => [id, name]));
  return ({ item }) => names.get(item) ?? { zh: item, en: item };
}

/** What a text is to be compared with: what counts now, else the text before it. */
export const comparedWith = (
  agreement: Agreement,
  entries: readonly Entry[],
  { version }: Proposal,
): Proposal | undefined =>
  'inForce' in agreement && agreement.inForce.version < version
    ? agreement.inForce
    : versionsIn(entries).findLast((one) => one.version < version);
