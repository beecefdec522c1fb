import type { Indicator, Over } from '../scheme/indicator.ts';
import { Exact, actualOf, exactText, greatest, least, print, sum } from './exact.ts';
import { note, type Told, type Facts } from './facts.ts';
import type { Filed, Slot, Value, Source } from './input.ts';
import type { Note, TraceInput } from './sheet.ts';
import { term } from './terms.ts';
import type { RaterGroup } from '../scheme/outcome.ts';
import type { Records } from './records.ts';

/** What was filed for an item, made one value of the period as the indicator says (`over`). */
export function valueToldOf({ over = 'last' }: Pick<Indicator, 'over'>, filed: Filed | undefined): Told {
  switch (filed?.state) {
    case undefined:
      return { is: 'nothing' };
    case 'filed':
      return { is: 'value', value: filed.value, source: filed.source, notes: [] };
    case 'no-data':
      return noData;
    case 'not-signed':
    case 'not-settled':
    case 'not-accepted':
      return { is: 'absent', notes: [note(filed.state)] };
    case 'not-applicable':
      return { is: 'not-applicable' };
    case 'slots':
      return over === 'last' ? lastOf(filed.slots) : togetherOf(over, filed.slots);
    default:
      return filed satisfies never;
  }
}

const noData: Told = { is: 'absent', notes: [note('declared-no-data')] };

/**
 * Cumulative figures: the last slot that has one counts, and slots declared without data after it are named. A slot for
 * which nothing was said is a hole, and no earlier figure stands in for it.
 */
function lastOf(slots: readonly Slot[]): Told {
  const at = slots.findLastIndex(({ state }) => state !== 'no-data');
  const found = slots[at];
  if (!found || found.state === 'no-data') return noData;
  if (found.state === 'not-applicable') return { is: 'not-applicable' };
  if (found.state !== 'filed') return { is: 'absent', notes: lacking([found]) };
  return { is: 'value', value: found.value, source: found.source, notes: without(slots.slice(at + 1)) };
}

/** Every slot counts: one for which nothing was said leaves the period without a figure; a declared one is left out and named. */
function togetherOf(over: Exclude<Over, 'last'>, slots: readonly Slot[]): Told {
  const holes = lacking(slots);
  if (holes.length > 0) return { is: 'absent', notes: holes };
  if (slots.every(({ state }) => state === 'not-applicable')) return { is: 'not-applicable' };
  const values = slots.flatMap((slot) => (slot.state === 'filed' ? [slot.value] : []));
  const figures = values.flatMap((value) => actualOf(value) ?? []);
  const pooled = over === 'sum' ? pooledOf(values) : undefined;
  if (!pooled && figures.length === 0) return noData;
  const { value, working } = pooled ?? combined(over, figures);
  const figure = actualOf(value);
  const how = note(`over-${over}`, { expression: working, figure: figure ? print(figure) : '—' });
  return { is: 'value', value, source: null, notes: [how, ...without(slots)] };
}

/** The sum of rates is the rate of the sums: all cases done of all cases there were. */
function pooledOf(values: readonly Value[]): { value: Value; working: string } | undefined {
  const rates = values.flatMap((value) => (value.kind === 'fraction' ? [value] : []));
  if (rates.length === 0 || rates.length < values.length) return undefined;
  const [over, under] = [rates.map(({ numerator }) => numerator), rates.map(({ denominator }) => denominator)];
  const total = (figures: readonly string[]) => exactText(sum(figures.map((figure) => Exact.of(figure))));
  return {
    value: { kind: 'fraction', numerator: total(over), denominator: total(under) },
    working: `(${over.join(' + ')}) ÷ (${under.join(' + ')})`,
  };
}

function combined(over: Exclude<Over, 'last'>, figures: readonly Exact[]): { value: Value; working: string } {
  const terms = figures.map(term);
  switch (over) {
    case 'sum':
      return { value: valueOf(sum(figures)), working: terms.join(' + ') };
    case 'mean': {
      const mean = sum(figures).dividedBy(Exact.whole(figures.length));
      return { value: valueOf(mean), working: `(${terms.join(' + ')}) ÷ ${figures.length}` };
    }
    case 'max':
      return { value: valueOf(figures.reduce(greatest)), working: `max(${terms.join(', ')})` };
    case 'min':
      return { value: valueOf(figures.reduce(least)), working: `min(${terms.join(', ')})` };
    default:
      return over satisfies never;
  }
}

/** A mean need not end as a decimal; as a fraction it stays exact. */
export function valueOf(figure: Exact): Value {
  const [numerator = '0', denominator] = exactText(figure).split('/');
  return denominator === undefined
    ? { kind: 'number', number: numerator }
    : { kind: 'fraction', numerator, denominator };
}

const among = (slots: readonly Slot[], state: Slot['state']): string =>
  slots
    .filter((slot) => slot.state === state)
    .map(({ slot }) => slot)
    .join(', ');

const named = (code: Parameters<typeof note>[0], slots: string): Note[] =>
  slots === '' ? [] : [note(code, { slots })];

/** The slots that leave the period without a figure. */
const lacking = (slots: readonly Slot[]): Note[] => [
  ...named('slots-missing', among(slots, 'missing')),
  ...named('slots-not-signed', among(slots, 'not-signed')),
  ...named('slots-not-settled', among(slots, 'not-settled')),
  ...named('slots-not-accepted', among(slots, 'not-accepted')),
];

/** The slots that were declared to have none. */
const without = (slots: readonly Slot[]): Note[] => [
  ...named('slots-no-data', among(slots, 'no-data')),
  ...named('slots-not-applicable', among(slots, 'not-applicable')),
];

/** Gathers what the rule of one item may look at. */
export function factsOf(indicator: Indicator, records: Records, raterGroups: readonly RaterGroup[]): Facts {
  const goal = records.goals.get(indicator.id);
  const told = valueToldOf(indicator, records.filed.get(indicator.id)?.[0]);
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
  const told = valueToldOf(indicator, filed);
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
