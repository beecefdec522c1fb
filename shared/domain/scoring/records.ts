import { canonical } from '../audit/canonical.ts';
import type { RaterGroup } from '../scheme/outcome.ts';
import { Exact, one, sum } from './exact.ts';
import { type Outcome, blocked, missing, note, share } from './facts.ts';
import type { Filed, Goal, Mark, ScoringInput, Tally } from './input.ts';
import type { Note } from './sheet.ts';
import { term } from './terms.ts';

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
    ...(input.absentPeriods ? { absentPeriods: sorted(input.absentPeriods, ({ period }) => period) } : {}),
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

/** What one rater group says, as a share of the full scale. */
export interface Voice {
  readonly share: Exact;
  readonly working: string;
  readonly notes: readonly Note[];
}

interface Weighing {
  readonly weights?: Readonly<Record<string, string>> | undefined;
  readonly absentGroup: 'redistribute' | 'block';
}

/** Whether a rater group counts in an item: where the item gives weights of its own, those it names and no others. */
export const countsIn = ({ weights }: Pick<Weighing, 'weights'>, group: string): boolean =>
  weights === undefined || weights[group] !== undefined;

/** Σ g·share over the groups that spoke; an absent group's weight goes to the others, or blocks, as the rule declares. */
export function weighGroups(
  rule: Weighing,
  groups: readonly RaterGroup[],
  hear: (group: RaterGroup) => Voice | null,
): Outcome {
  const counted = groups.filter(({ id }) => countsIn(rule, id));
  const heard = counted.map((group) => ({
    group,
    weight: Exact.of(rule.weights?.[group.id] ?? group.weight),
    voice: hear(group),
  }));
  const present = heard.flatMap(({ weight, voice }) => (voice ? [{ weight, voice }] : []));
  const absent = heard.filter(({ voice }) => !voice).map(({ group }) => note('group-absent', { group: group.id }));
  if (present.length === 0) return missing(note('no-marks'));
  if (absent.length > 0 && rule.absentGroup === 'block') return blocked(...absent);

  const total = sum(present.map(({ weight }) => weight));
  if (total.isZero()) return blocked(note('no-weight-left'));
  const weighted = sum(present.map(({ weight, voice }) => weight.times(voice.share)));
  const terms = present.map(({ weight, voice }) => `${term(weight)} × ${voice.working}`).join(' + ');
  const working = total.compare(one) === 0 ? `(${terms})` : `((${terms}) ÷ ${term(total)})`;
  return share(weighted.dividedBy(total), working, [...present.flatMap(({ voice }) => voice.notes), ...absent]);
}

/** Plain mean; null for none. */
export function mean(values: readonly Exact[]): Exact | null {
  return values.length === 0 ? null : sum(values).dividedBy(Exact.whole(values.length));
}
