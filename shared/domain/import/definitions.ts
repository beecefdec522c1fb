import * as z from 'zod';
import { AgreedGoal } from '../agreement/goal.ts';
import { canonical } from '../audit/canonical.ts';
import { FilingData } from '../filing/filing.ts';
import { OfficialBody, StrategyBody, UnitBody } from '../organisation/unit.ts';
import { Indicator } from '../scheme/indicator.ts';
import type { Section } from '../scheme/sections.ts';
import { Decimal, Name, Slug as SchemeSlug } from '../scheme/wording.ts';
import { OfficialId, Slug, SubjectId } from '../text.ts';
import type { Definition, Planned } from './plan.ts';

export const UnitRecord = UnitBody.extend({ id: Slug });
export const OfficialRecord = OfficialBody.extend({ id: OfficialId });
export const StrategyRecord = StrategyBody.extend({ id: Slug });
/** An indicator of a draft scheme, and the section it stands in; a section that is not there yet is made. */
export const IndicatorRecord = z.strictObject({
  section: z.strictObject({
    id: SchemeSlug,
    name: Name.optional(),
    points: Decimal.optional(),
    combine: z.enum(['sum', 'weighted-mean']).optional(),
  }),
  indicator: Indicator.partial().extend({ id: SchemeSlug }),
});
export const GoalRecord = AgreedGoal.extend({ subject: SubjectId });
export const FilingRecord = FilingData.omit({
  evidence: true,
  supersedes: true,
  provider: true,
  warnings: true,
  checks: true,
  forecast: true,
}).extend({
  subject: SubjectId,
});
/** A rater of one subject, in a rater group of the scheme. */
export const SeatRecord = z.strictObject({ subject: SubjectId, rater: OfficialId, group: SchemeSlug });

export type UnitRecord = z.infer<typeof UnitRecord>;
export type OfficialRecord = z.infer<typeof OfficialRecord>;
export type StrategyRecord = z.infer<typeof StrategyRecord>;
export type IndicatorRecord = z.infer<typeof IndicatorRecord>;
export type GoalRecord = z.infer<typeof GoalRecord>;
export type FilingRecord = z.infer<typeof FilingRecord>;
export type SeatRecord = z.infer<typeof SeatRecord>;
export type CommonSection = Extract<Section, { items: 'common' }>;

export const Kind = z.enum(['units', 'officials', 'strategy', 'indicators', 'goals', 'filings', 'seats']);
export type Kind = z.infer<typeof Kind>;

/** A transaction holds 100 actions; two of them are the import's own entry and its head. */
const actions = 90;
const anyNumber = Number.MAX_SAFE_INTEGER;

/** A unit is placed below its parent and a person under a manager, so these are there first, wherever they stand in the file. */
const aboveFirst =
  <R extends { readonly id: string }>(above: (record: R) => string | null | undefined) =>
  (records: readonly Planned<R>[]): readonly Planned<R>[] => {
    const byId = new Map(records.map((record) => [record.value.id, record]));
    const ordered = new Set<Planned<R>>();
    for (const record of records) {
      const line: Planned<R>[] = [];
      let next: Planned<R> | undefined = record;
      while (next && !ordered.has(next) && !line.includes(next)) {
        line.push(next);
        next = byId.get(above(next.value) ?? '');
      }
      for (const one of line.toReversed()) ordered.add(one);
    }
    return [...ordered];
  };

export const units: Definition<UnitRecord> = {
  schema: UnitRecord,
  key: ({ id }) => id,
  group: ({ id }) => id,
  merge: sameAgain,
  order: aboveFirst(({ parent }) => parent),
  batch: { records: actions, groups: actions },
  divisible: true,
  named: { parent: 'unit', group: 'group' },
  bringsUnits: true,
};

export const officials: Definition<OfficialRecord> = {
  schema: OfficialRecord,
  key: ({ id }) => id,
  group: ({ id }) => id,
  merge: sameAgain,
  order: aboveFirst(({ manager }) => manager),
  // A person is an entry and a head, and relies on a manager.
  batch: { records: 30, groups: 30 },
  divisible: true,
  named: { unit: 'unit', group: 'group' },
};

export const strategy: Definition<StrategyRecord> = {
  schema: StrategyRecord,
  key: ({ id }) => id,
  group: ({ id }) => id,
  merge: sameAgain,
  batch: { records: actions, groups: actions },
  divisible: true,
};

/** A scheme is one document: all of its indicators are written at once. */
export const indicators: Definition<IndicatorRecord> = {
  schema: IndicatorRecord,
  key: ({ indicator }) => indicator.id,
  group: () => '',
  merge: sameAgain,
  batch: { records: anyNumber, groups: 1 },
  divisible: false,
  named: { 'indicator.provider.unit': 'unit' },
};

export const goals: Definition<GoalRecord> = {
  schema: GoalRecord,
  key: ({ subject, item }) => `${subject} ${item}`,
  group: ({ subject }) => subject,
  merge: (first, second) =>
    withLists(first, second, 'milestones', [...(first.milestones ?? []), ...(second.milestones ?? [])]),
  // One version holds up to 300 KB and a transaction 4 MB.
  batch: { records: anyNumber, groups: 12 },
  divisible: false,
  named: {
    subject: 'subject',
    item: 'item',
    'shared.lead': 'unit',
    'shared.contributors.unit': 'unit',
    'own.indicator.provider.unit': 'unit',
  },
};

export const filings: Definition<FilingRecord> = {
  schema: FilingRecord,
  key: ({ subject, indicator, slot }) => `${subject} ${indicator} ${slot}`,
  group: ({ subject }) => subject,
  merge: mergedFiling,
  // A filing is an entry of up to 20 KB, and may clear a card: a second entry, and the head.
  batch: { records: 30, groups: 30 },
  divisible: true,
  named: { subject: 'subject', indicator: 'item' },
};

export const seats: Definition<SeatRecord> = {
  schema: SeatRecord,
  key: ({ subject, rater }) => `${subject} ${rater}`,
  group: ({ subject }) => subject,
  merge: sameAgain,
  // A seat, its line and what it rests on; each subject an entry, its head and where it stands.
  batch: { records: 20, groups: 8 },
  divisible: true,
  named: { subject: 'subject' },
};

/** In a long table the same unit or indicator stands in many rows; only a row that says otherwise is a duplicate. */
function sameAgain<R>(first: R, second: R): R | undefined {
  return canonical(first) === canonical(second) ? first : undefined;
}

/** Rows that differ in nothing but the list they add to are one record. */
function withLists<R extends object, K extends keyof R>(first: R, second: R, list: K, together: R[K]): R | undefined {
  if (first[list] === undefined || second[list] === undefined) return undefined;
  const rest = (record: R) => canonical({ ...record, [list]: null });
  return rest(first) === rest(second) ? { ...first, [list]: together } : undefined;
}

/** Milestones reached, answers counted and named figures may come one to a row. */
function mergedFiling(first: FilingRecord, second: FilingRecord): FilingRecord | undefined {
  const [a, b] = [first.given, second.given];
  if (a.kind === 'milestones' && b.kind === 'milestones')
    return withLists(first, second, 'given', { ...a, done: [...a.done, ...b.done] });
  if (a.kind === 'answers' && b.kind === 'answers')
    return withLists(first, second, 'given', { ...a, answers: [...a.answers, ...b.answers] });
  if (a.kind === 'named' && b.kind === 'named' && Object.keys(b.values).every((name) => !Object.hasOwn(a.values, name)))
    return withLists(first, second, 'given', { ...a, values: { ...a.values, ...b.values } });
  return undefined;
}
