import type { RefusalCode } from '../text/catalogue.ts';
import { canonical } from './canonical.ts';
import type { Given } from './filing.ts';
import type { AgreedGoal } from './goal.ts';
import { Refused } from './refused.ts';
import type { Indicator } from './scheme/indicator.ts';
import { Exact } from './scoring/exact.ts';
import type { Value } from './scoring/input.ts';

/** What a filed value is held against. */
interface Measure {
  readonly indicator: Indicator;
  readonly goal: AgreedGoal | undefined;
  /** The local date of the filing. */
  readonly today: string;
  /** The value that counts for the slot before, if there is one. */
  readonly before: Given | undefined;
}

type Kind = Value['kind'];
const fields = { number: 'given.number', fraction: 'given.denominator', answers: 'given.answers' } as const;

/** A filing stays a small item; what is longer than this is a table and belongs into the evidence. */
const longest = 20_000;

/** The forms in which each kind of indicator is filed; marks of raters are not filed at all. */
const formsOf: Readonly<Record<Indicator['value'], readonly Kind[]>> = {
  number: ['number', 'fraction'],
  fraction: ['fraction', 'number'],
  count: ['number'],
  milestones: ['milestones'],
  survey: ['answers', 'survey-figure'],
  named: ['named'],
  rated: [],
};

/**
 * Refuses what cannot be a value of the indicator; returns what is odd, to be confirmed by whoever reads it. A value far
 * above the target is neither: over-achievement is a fact, and caps act in scoring only.
 */
export function checkGiven(given: Given, measure: Measure): RefusalCode[] {
  const bytes = canonical(given).length;
  if (bytes > longest) throw new Refused('progress.too-long', { bytes, maximum: longest }, { field: 'given' });
  const { id: indicator, value, over } = measure.indicator;
  // Figures that are added up are all of one form: 3 of 4 and 0.75 have no sum.
  const legal = over === 'sum' ? formsOf[value].slice(0, 1) : formsOf[value];
  if (legal.length === 0) throw new Refused('progress.rated-not-filed', { indicator }, { field: 'indicator' });
  if (given.kind === 'no-data' || given.kind === 'not-applicable') return [];
  if (!legal.includes(given.kind)) {
    throw new Refused('progress.value-kind', { indicator, kind: given.kind }, { field: 'given.kind', legal });
  }
  return oddities(given, measure);
}

function oddities(given: Value, measure: Measure): RefusalCode[] {
  if (given.kind === 'fraction') return fractionOf(given, measure);
  if (given.kind === 'milestones') return milestonesOf(given, measure);
  if (given.kind === 'named') return namedOf(given, measure.indicator);
  if (given.kind === 'answers' && given.answers.every(({ responses }) => responses === 0)) {
    throw new Refused('progress.no-answers', {}, { field: fields.answers });
  }
  if (given.kind !== 'number') return [];
  return measure.indicator.value === 'count'
    ? countOf(given.number, measure)
    : percentOf(Exact.of(given.number), measure);
}

/** Where only the last slot counts, figures are cumulative from the start of the period, and a falling one is asked about. */
const cumulative = ({ indicator: { over = 'last' } }: Measure): boolean => over === 'last';

function countOf(number: string, measure: Measure): RefusalCode[] {
  const { before } = measure;
  const count = Exact.of(number);
  if (count.sign() < 0 || count.floor() !== count.ceiling())
    throw new Refused('progress.not-a-count', { number }, { field: fields.number });
  return cumulative(measure) && before?.kind === 'number' && count.compare(Exact.of(before.number)) < 0
    ? ['progress.fell']
    : [];
}

function percentOf(number: Exact, { indicator, goal }: Measure): RefusalCode[] {
  const unit = goal?.unitOfMeasure ?? indicator.unitOfMeasure;
  const outside = number.sign() < 0 || number.compare(Exact.whole(100)) > 0;
  return unit === '%' && outside ? ['progress.outside-percent'] : [];
}

/** A rate is filed with both its figures. Without a case to count there is no rate: that is declared, not written as 0/0. */
function fractionOf({ numerator, denominator }: Extract<Given, { kind: 'fraction' }>, measure: Measure): RefusalCode[] {
  const { before } = measure;
  const [over, under] = [Exact.of(numerator), Exact.of(denominator)];
  if (under.sign() <= 0) throw new Refused('progress.denominator', { denominator }, { field: fields.fraction });
  const odd: RefusalCode[] = [];
  if (over.sign() < 0) odd.push('progress.below-zero');
  if (over.compare(under) > 0) odd.push('progress.numerator-above');
  if (cumulative(measure) && before?.kind === 'fraction' && under.compare(Exact.of(before.denominator)) < 0)
    odd.push('progress.fell');
  return odd;
}

function milestonesOf(
  { done }: Extract<Given, { kind: 'milestones' }>,
  { goal, today, before }: Measure,
): RefusalCode[] {
  const agreed = (goal?.milestones ?? []).map(({ id }) => id);
  done.forEach(({ id, on }, index) => {
    const field = `given.done.${index}`;
    if (!agreed.includes(id))
      throw new Refused('progress.unknown-milestone', { milestone: id }, { field: `${field}.id`, legal: agreed });
    if (done.findIndex((other) => other.id === id) < index)
      throw new Refused('progress.milestone-twice', { milestone: id }, { field });
    if (on > today)
      throw new Refused('progress.milestone-ahead', { milestone: id, on, today }, { field: `${field}.on` });
  });
  const undone = before?.kind === 'milestones' && before.done.some(({ id }) => !done.some((other) => other.id === id));
  return undone ? ['progress.fell'] : [];
}

function namedOf({ values }: Extract<Given, { kind: 'named' }>, { rule }: Indicator): RefusalCode[] {
  if (rule.kind !== 'formula') return [];
  const wanted = rule.inputs.filter((name) => values[name] === undefined);
  const unknown = Object.keys(values).filter((name) => !rule.inputs.includes(name));
  const [name] = [...wanted, ...unknown];
  if (name !== undefined)
    throw new Refused('progress.named-inputs', { name }, { field: `given.values.${name}`, legal: rule.inputs });
  return [];
}
