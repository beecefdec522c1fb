import { odd, wrong, type Finding } from './goal-finding.ts';
import type { AgreedGoal } from './goal.ts';
import type { Indicator } from '../scheme/indicator.ts';
import { Exact, one, print } from '../scoring/exact.ts';
import { yearsInRange, yearsRange } from '../scoring/rules/growth.ts';

interface Stand {
  readonly indicator: Indicator;
  readonly place: string;
  readonly period: { readonly start: string; readonly end: string };
}

/** Measurable: a unit of measure, figures the rule has a meaning for, milestones that fall into the period. */
export function measureFindings(goal: AgreedGoal, stand: Stand): Finding[] {
  return [...unitFindings(goal, stand), ...growthFindings(goal, stand), ...milestoneFindings(goal, stand)];
}

function unitFindings({ unitOfMeasure: given }: AgreedGoal, { indicator, place }: Stand): Finding[] {
  const field = `${place}.unitOfMeasure`;
  const { name: item, unitOfMeasure: wanted, value } = indicator;
  if (given !== undefined && wanted !== undefined && given !== wanted) {
    return [wrong('goals.other-unit-of-measure', field, { item, given, wanted }, [wanted])];
  }
  const measured = value === 'number' || value === 'fraction' || value === 'count';
  const named = given !== undefined || wanted !== undefined;
  return measured && !named ? [wrong('goals.no-unit-of-measure', field, { item })] : [];
}

/** A compound rate has a meaning between figures above zero and over time only. */
function growthFindings(goal: AgreedGoal, { indicator, place }: Stand): Finding[] {
  if (indicator.rule.kind !== 'growth') return [];
  const { yearsObserved, yearsRequired } = goal;
  const { name: item } = indicator;
  const { target, baseline } = standards(goal, indicator);
  const years = [yearsObserved, yearsRequired].flatMap((text) => (text === undefined ? [] : [Exact.of(text)]));
  const figures = [target, baseline].flatMap((figure) => figure ?? []);
  return [
    ...(years.every(yearsInRange) ? [] : [wrong('goals.no-years', `${place}.yearsRequired`, { item, ...yearsRange })]),
    ...(figures.some((figure) => figure.sign() <= 0)
      ? [wrong('goals.not-above-zero', `${place}.target`, { item })]
      : []),
  ];
}

function milestoneFindings({ milestones = [] }: AgreedGoal, { indicator, place, period }: Stand): Finding[] {
  const ids = milestones.map(({ id }) => id);
  return milestones.flatMap(({ id, due }, index) => {
    const field = `${place}.milestones.${index}`;
    const params = { item: indicator.name, milestone: id };
    const found: Finding[] = [];
    if (ids.indexOf(id) < index) found.push(wrong('goals.milestone-twice', `${field}.id`, params));
    if (due < period.start || due > period.end) {
      found.push(wrong('goals.milestone-outside', `${field}.due`, { ...params, due }));
    }
    return found;
  });
}

/** A target this many times its baseline away from it is asked about. */
const farOff = Exact.whole(2);
const hundred = Exact.whole(100);

/** Attainable: trivial or absurd targets are legal, but nobody signs them without having been asked. */
export function ambitionFindings(goal: AgreedGoal, indicator: Indicator, place: string): Finding[] {
  const { name: item } = indicator;
  const { target, baseline } = standards(goal, indicator);
  if (!target) return [];
  const field = `${place}.target`;
  const found: Finding[] = [];
  const unit = goal.unitOfMeasure ?? indicator.unitOfMeasure;
  const params = { item, target: print(target) };
  if (indicator.value === 'fraction') {
    // A numerator over its denominator is a share, whatever unit it is shown in: 0.95 is right, and 95 is the slip.
    if (target.compare(one) > 0) found.push(odd('goals.fraction-target', field, params));
  } else if (unit === '%') {
    if (target.sign() < 0 || target.compare(hundred) > 0) found.push(odd('goals.over-hundred-percent', field, params));
    if (target.sign() > 0 && target.compare(one) <= 0) found.push(odd('goals.percent-as-share', field, params));
  }
  if (!baseline) return found;
  const both = { ...params, baseline: print(baseline) };
  const step = target.minus(baseline);
  const forward = indicator.direction === 'increase' ? step.sign() : -step.sign();
  if (forward <= 0) found.push(odd('goals.trivial-target', field, both));
  const far = size(step).compare(size(baseline).times(farOff)) > 0;
  if (far && !baseline.isZero()) found.push(odd('goals.absurd-target', field, both));
  return found;
}

const size = (number: Exact): Exact => (number.sign() < 0 ? number.negated() : number);

/** The subject's own figures come first; where it sets none, the standard of the indicator holds. */
function standards(goal: AgreedGoal, indicator: Indicator): { target: Exact | undefined; baseline: Exact | undefined } {
  const target = goal.target ?? indicator.target;
  const baseline = goal.baseline ?? indicator.baseline;
  return {
    target: target === undefined ? undefined : Exact.of(target),
    baseline: baseline === undefined ? undefined : Exact.of(baseline),
  };
}
