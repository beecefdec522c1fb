import * as z from 'zod';
import {
  type Agreement,
  ChangeReason,
  impose,
  lay,
  none,
  type Proposal,
  rejectChange,
  requestChange,
  Side,
  sign,
} from './agreement.ts';
import type { Entry } from '../audit/chain.ts';
import { AgreedGoal } from './goal.ts';
import { kept } from '../text.ts';
import type { Indicator } from '../scheme/indicator.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Goal, ScoringInput } from '../scoring/input.ts';

/**
 * The agreement is what its entries say: every version, signature and change is an entry of the appraisal's chain, and
 * replaying them gives the state. Nothing else is stored, so nothing can contradict the record.
 */
export const laidAs = { draft: 'goals.drafted', propose: 'goals.proposed', counter: 'goals.countered' } as const;
export const changeRequested = 'goals.change-requested';
export const changeRejected = 'goals.change-rejected';
export const signed = 'goals.signed';
export const imposed = 'goals.imposed';

const hash = z.string().length(64);
const Laid = z.strictObject({ version: z.int().min(1), side: Side, hash, goals: z.array(AgreedGoal) });
const Requested = Laid.extend({ reason: ChangeReason });
/** What all of these entries have in common. */
const Version = Laid.loose();
const Signed = z.strictObject({ version: z.int().min(1), side: Side, hash });
const Imposed = z.strictObject({ version: z.int().min(1), hash });
const Rejected = z.strictObject({ version: z.int().min(1), side: Side });

export type LaidData = z.infer<typeof Laid>;
export type RequestedData = z.infer<typeof Requested>;
export type SignedData = z.infer<typeof Signed>;
export type ImposedData = z.infer<typeof Imposed>;
export type RejectedData = z.infer<typeof Rejected>;

export function agreementIn(entries: readonly Entry[]): Agreement {
  return entries.reduce(replay, none);
}

function replay(agreement: Agreement, entry: Entry): Agreement {
  const { what, data, at, by } = entry;
  switch (what) {
    case laidAs.draft:
      return lay(agreement, 'draft', proposal(entry, kept(Laid, data)));
    case laidAs.propose:
      return lay(agreement, 'propose', proposal(entry, kept(Laid, data)));
    case laidAs.counter:
      return lay(agreement, 'counter', proposal(entry, kept(Laid, data)));
    case changeRequested: {
      const requested = kept(Requested, data);
      return requestChange(agreement, proposal(entry, requested), requested.reason);
    }
    case changeRejected:
      return rejectChange(agreement, Rejected.parse(data).version);
    case signed: {
      const { side, ...seen } = Signed.parse(data);
      return sign(agreement, seen, { side, by: by.id, at });
    }
    case imposed:
      return impose(agreement, Imposed.parse(data), { by: by.id, at });
    default:
      return agreement;
  }
}

const proposal = ({ n, at, by }: Entry, { version, hash, side }: LaidData): Proposal => ({
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

/** The indicators everybody under the scheme shares (共性指标). */
export const commonIndicators = (scheme: Scheme): Indicator[] =>
  scheme.sections.flatMap((section) => (section.items === 'common' ? section.indicators : []));

/** The indicators a subject is assessed by: those of the scheme, then those its agreement brings. */
export const indicatorsOf = (scheme: Scheme, goals: readonly AgreedGoal[]): Indicator[] => [
  ...commonIndicators(scheme),
  ...goals.flatMap(({ own }) => (own ? [own.indicator] : [])),
];
