import type { RefusalCode } from '../../text/catalogue.ts';
import type { AgreedGoal } from '../agreement/goal.ts';
import { canonical } from '../audit/canonical.ts';
import { addDays, daysFrom } from '../organisation/calendar.ts';
import { Refused } from '../refused.ts';
import type { Plausibility } from '../scheme/application.ts';
import type { Indicator } from '../scheme/indicator.ts';
import { actualOf, Exact, one } from '../scoring/exact.ts';
import type { Value } from '../scoring/input.ts';
import type { Given } from './filing.ts';

/** What a filed value is held against. */
interface Measure {
  readonly indicator: Indicator;
  readonly goal: AgreedGoal | undefined;
  /** The local date of the filing. */
  readonly today: string;
  readonly slot: { readonly start: string; readonly end: string };
  readonly plausibility: Plausibility;
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
 * Refuses what cannot be a value of the indicator; returns what is odd, to be confirmed by whoever accepts it. A value above
 * the target is neither: over-achievement is a fact, and caps act in scoring only.
 */
export function checkGiven(given: Given, measure: Measure): RefusalCode[] {
  const bytes = canonical(given).length;
  if (bytes > longest) throw new Refused('progress.too-long', { bytes, maximum: longest }, { field: 'given' });
  const { name: indicator, value, over } = measure.indicator;
  // Figures that are added up are all of one form: 3 of 4 and 0.75 have no sum.
  const legal = over === 'sum' ? formsOf[value].slice(0, 1) : formsOf[value];
  if (legal.length === 0) throw new Refused('progress.rated-not-filed', { indicator }, { field: 'indicator' });
  if (given.kind === 'not-applicable') return [];
  if (given.kind === 'no-data') return untimely(measure);
  if (!legal.includes(given.kind)) {
    throw new Refused('progress.value-kind', { indicator, kind: given.kind }, { field: 'given.kind', legal });
  }
  return [...untimely(measure), ...oddities(given, measure), ...implausible(given, measure)];
}

/** A slot that has hardly begun has no figure yet, and one long over is filed from memory. */
function untimely({ slot: { start, end }, today, plausibility: { elapsed, lateDays } }: Measure): RefusalCode[] {
  const [over, whole] = [daysFrom(start, today), daysFrom(start, end)].map((days) => Exact.whole(days));
  const early = over && whole && over.compare(whole.times(Exact.of(elapsed))) < 0;
  return [
    ...(early ? (['progress.slot-begun'] as const) : []),
    ...(today > addDays(end, lateDays) ? (['progress.long-late'] as const) : []),
  ];
}

/** Both days counted. */

/**
 * Figures that look like another unit or a slip of the pen: 0.965 for 96.5 %, 万元 for 元, a minus. Held against what is
 * known: the target, the baseline and the slot before.
 */
function implausible(given: Value, measure: Measure): RefusalCode[] {
  const { indicator, goal, before, plausibility } = measure;
  const figure = given.kind === 'number' || given.kind === 'fraction' ? actualOf(given) : undefined;
  if (!figure) return [];
  const exactly = (text: string | undefined) => (text === undefined ? undefined : Exact.of(text));
  const target = exactly(goal?.target ?? indicator.target);
  const baseline = exactly(goal?.baseline ?? indicator.baseline);
  const earlier = before?.kind === 'number' || before?.kind === 'fraction' ? actualOf(before) : undefined;
  const percent = (goal?.unitOfMeasure ?? indicator.unitOfMeasure) === '%';
  const far = (from: Exact | undefined) => from !== undefined && apart(figure, from, Exact.of(plausibility.times));
  const found: RefusalCode[] = [];
  // A rate is filed by its two figures, and its target may be written in per cent: the agreement asks about that.
  const plain = given.kind === 'number';
  const asShare = plain && percent && within(figure, one) && !(target && within(target, one));
  if (asShare) found.push('progress.share-as-percent');
  else if (plain && far(target)) found.push('progress.far-from-target');
  if (plain && indicator.value === 'fraction' && !within(figure, one)) found.push('progress.above-one');
  if (far(earlier)) found.push('progress.far-from-before');
  const known = [target, baseline, earlier];
  if (plain && !percent && figure.sign() < 0 && !known.some((other) => other && other.sign() < 0)) {
    found.push('progress.negative');
  }
  return found;
}

/** Not zero, and not further from it than `most`. */
const within = (figure: Exact, most: Exact): boolean => !figure.isZero() && size(figure).compare(most) <= 0;

/** Zero is a figure of its own and no multiple of anything. */
export const apart = (first: Exact, second: Exact, times: Exact): boolean =>
  !first.isZero() &&
  !second.isZero() &&
  (size(first).compare(size(second).times(times)) >= 0 || size(second).compare(size(first).times(times)) >= 0);

const size = (figure: Exact): Exact => (figure.sign() < 0 ? figure.negated() : figure);

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
