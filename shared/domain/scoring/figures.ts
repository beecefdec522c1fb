import type { Indicator } from '../scheme/indicator.ts';
import type { RaterGroup } from '../scheme/outcome.ts';
import { Exact } from './exact.ts';
import type { Facts } from './facts.ts';
import type { Filed, Source, Value } from './input.ts';
import type { Records } from './records.ts';
import type { TraceInput } from './sheet.ts';
import { actualOf, toldOf } from './slots.ts';

/** Gathers what the rule of one item may look at. */
export function factsOf(indicator: Indicator, records: Records, raterGroups: readonly RaterGroup[]): Facts {
  const goal = records.goals.get(indicator.id);
  const told = toldOf(indicator, records.filed.get(indicator.id)?.[0]);
  const value = told.is === 'value' ? told.value : undefined;
  return {
    direction: indicator.direction,
    points: Exact.of(indicator.points),
    actual: value && actualOf(value),
    target: exactly(goal?.target ?? indicator.target),
    baseline: exactly(goal?.baseline ?? indicator.baseline),
    goal,
    told,
    value,
    marks: records.marks.get(indicator.id) ?? [],
    tallies: records.tallies.get(indicator.id) ?? [],
    raterGroups,
    standing: records.input.peers?.items[indicator.id],
  };
}

const exactly = (text: string | undefined) => (text === undefined ? undefined : Exact.of(text));

/**
 * Every record an item was scored from, with the entry it came from, so a reader can follow each figure back.
 * `definedBy` is the agreement for a specific item, and null for one the scheme itself defines.
 */
export function inputsOf(indicator: Indicator, records: Records, definedBy: Source | null): TraceInput[] {
  const goal = records.goals.get(indicator.id);
  const agreement = records.input.agreement.source;
  return [
    ...(records.filed.get(indicator.id) ?? []).flatMap((filed) => filedInputs(indicator, filed)),
    ...figure('T', goal?.target, agreement, indicator.target, definedBy),
    ...figure('B', goal?.baseline, agreement, indicator.baseline, definedBy),
    ...figure('n', goal?.yearsObserved, agreement),
    ...figure('m', goal?.yearsRequired, agreement),
    ...(goal?.milestones ?? []).map(({ id, share, due }) => from(id, `${share} ${due}`, agreement)),
    ...(records.marks.get(indicator.id) ?? []).map(({ group, mark, source }) => from(group, mark, source)),
    ...(records.tallies.get(indicator.id) ?? []).map(({ group, votes, source }) => from(group, pairs(votes), source)),
  ];
}

function filedInputs(indicator: Indicator, filed: Filed): TraceInput[] {
  if (filed.state !== 'slots') {
    return [from('A', filed.state === 'filed' ? written(filed.value) : filed.state, filed.source)];
  }
  const told = toldOf(indicator, filed);
  return [
    ...(told.is === 'value' ? [from('A', written(told.value), told.source)] : []),
    ...filed.slots.map((one) =>
      from(
        one.slot,
        one.state === 'filed' ? written(one.value) : one.state,
        one.state === 'missing' ? null : one.source,
      ),
    ),
  ];
}

function figure(
  name: string,
  own: string | undefined,
  agreement: Source | null,
  usual?: string,
  definedBy: Source | null = null,
) {
  if (own !== undefined) return [from(name, own, agreement)];
  return usual === undefined ? [] : [from(name, usual, definedBy)];
}

const from = (name: string, value: string, source: Source | null): TraceInput => ({
  name,
  value,
  id: source?.id ?? null,
  hash: source?.hash ?? null,
});

/** A filed value in one line, every figure as it was filed. */
function written(value: Value): string {
  switch (value.kind) {
    case 'number':
      return value.number;
    case 'fraction':
      return `${value.numerator}/${value.denominator}`;
    case 'milestones':
      return value.done.map(({ id, on }) => `${id} ${on}`).join(', ');
    case 'answers':
      return value.answers.map(({ answer, responses }) => `${answer}: ${responses}`).join(', ');
    case 'survey-figure':
      return `${value.figure} (${value.responses})`;
    case 'named':
      return pairs(value.values);
    default:
      return value satisfies never;
  }
}

const pairs = (values: Readonly<Record<string, string | number>>) =>
  Object.entries(values)
    .toSorted(([first], [second]) => (first < second ? -1 : 1))
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
