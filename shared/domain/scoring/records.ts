import { canonical } from '../audit/canonical.ts';
import type { Filed, Goal, Mark, ScoringInput, Tally } from './input.ts';

/** The same records in one order, whatever order they were read in: so the same records give the same bytes. */
export function inOrder(input: ScoringInput): ScoringInput {
  return {
    ...input,
    agreement: {
      ...input.agreement,
      goals: sorted(input.agreement.goals, ({ item }) => item),
      specific: sorted(input.agreement.specific, ({ section }) => section),
    },
    filed: sorted(input.filed, (filed) => `${filed.item} ${'source' in filed ? filed.source.id : ''}`),
    marks: sorted(input.marks, ({ item, group, source }) => `${item} ${group} ${source.id}`),
    tallies: sorted(input.tallies, ({ item, group, source }) => `${item} ${group} ${source.id}`),
    adjustments: sorted(input.adjustments, ({ line, source }) => `${line} ${source.id}`),
    vetoes: sorted(input.vetoes, ({ veto, source }) => `${veto} ${source.id}`),
    periods: sorted(input.periods, ({ period, source }) => `${period} ${source.id}`),
  };
}

/** By code unit, never by locale; records with one key fall back to their whole text. */
function sorted<T>(records: readonly T[], key: (record: T) => string): T[] {
  if (records.length < 2) return [...records];
  const keyed = records.map((record) => ({ record, key: key(record) }));
  keyed.sort(
    (first, second) =>
      inCodeUnits(first.key, second.key) || inCodeUnits(canonical(first.record), canonical(second.record)),
  );
  return keyed.map(({ record }) => record);
}

const inCodeUnits = (first: string, second: string): number => (first < second ? -1 : Number(first > second));

/** The records of one subject, found by item. */
export interface Records {
  readonly input: ScoringInput;
  readonly goals: ReadonlyMap<string, Goal>;
  readonly filed: ReadonlyMap<string, readonly Filed[]>;
  readonly marks: ReadonlyMap<string, readonly Mark[]>;
  readonly tallies: ReadonlyMap<string, readonly Tally[]>;
}

export function indexed(input: ScoringInput): Records {
  return {
    input,
    goals: new Map(input.agreement.goals.map((goal) => [goal.item, goal])),
    filed: Map.groupBy(input.filed, ({ item }) => item),
    marks: Map.groupBy(input.marks, ({ item }) => item),
    tallies: Map.groupBy(input.tallies, ({ item }) => item),
  };
}
