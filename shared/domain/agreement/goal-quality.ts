import type { Params, RefusalCode } from '../../text/catalogue.ts';
import type { Text } from '../../text/refusal.ts';
import { Refused } from '../refused.ts';
import { agreementProblems } from '../scheme/agreement-problems.ts';
import type { Indicator } from '../scheme/indicator.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { Exact, one, print, sum } from '../scoring/exact.ts';
import { yearsInRange, yearsRange } from '../scoring/rules/growth.ts';
import { scoringTerms } from './agreement.ts';
import type { AgreedGoal } from './goal.ts';
import { commonIndicators } from '../scheme/sections.ts';

/** What the gate holds the goals against. */
export interface Yardstick {
  readonly scheme: Scheme;
  readonly period: { readonly start: string; readonly end: string };
  readonly strategies: ReadonlySet<string>;
  /** Those of the named owners who are registered and active. */
  readonly owners: ReadonlySet<string>;
  /** Functions (职能) of the unit; empty for officials. */
  readonly functions: readonly { readonly id: string; readonly name: string }[];
  /** Those of the units that goals name (`unitsNamed`) that are registered and active. */
  readonly units: ReadonlySet<string>;
}

/**
 * The quality gate of goals: specific, measurable, attainable, linked to the strategy, owned. That scoring can compute with
 * them (points of own items sum to the section's, T ≠ B, milestones whole) is asked of the engine's own checks.
 */
export function goalFindings(goals: readonly AgreedGoal[], yardstick: Yardstick): GoalFinding[] {
  const { scheme, period } = yardstick;
  const common = new Map(commonIndicators(scheme).map((indicator) => [indicator.id, indicator]));
  const each = goals.flatMap((goal, index) => {
    const place = `goals.${index}`;
    const { item, own } = goal;
    const indicator = own?.indicator ?? common.get(item);
    if (!indicator) return [wrong('goals.unknown-item', `${place}.item`, { item }, [...common.keys()])];
    const named = indicator.id === item;
    return [
      ...(named ? [] : [wrong('goals.own-item-mismatch', `${place}.item`, { item, indicator: indicator.id })]),
      ...measureFindings(goal, { indicator, place, period }),
      ...linkFindings(goal, { place, item: indicator.name }, yardstick),
      ...sharingFindings(goal, { place, item: indicator.name }, yardstick),
      ...providerFindings(goal, { place, item: indicator.name }, yardstick),
      ...functionFindings(goal, { place, item: indicator.name }, yardstick),
      ...ambitionFindings(goal, indicator, place),
    ];
  });
  const problems = agreementProblems(scheme, scoringTerms(goals));
  return [
    ...each,
    ...problems.map(({ code, path, params }) => wrong(code, path, params)),
    ...uncovered(goals, yardstick),
  ];
}

/** Stops at the first thing that is wrong; a draft shows the whole list. */
export function passGate(findings: readonly GoalFinding[]): void {
  const first = findings.find(({ level }) => level === 'refuse');
  if (first) throw new Refused(first.code, first.params, { field: first.field, legal: first.legal });
}

/** A goal in the request, and what people call its indicator. */
interface Stand {
  readonly place: string;
  readonly item: Text;
}

function linkFindings(
  { strategy, owner, evidencePlan }: AgreedGoal,
  { place, item }: Stand,
  { strategies, owners }: Yardstick,
): GoalFinding[] {
  const found: GoalFinding[] = [];
  if (strategy === undefined) found.push(wrong('goals.no-strategy', `${place}.strategy`, { item }));
  else if (!strategies.has(strategy))
    found.push(wrong('goals.unknown-strategy', `${place}.strategy`, { item, strategy }));
  if (owner === undefined) found.push(wrong('goals.no-owner', `${place}.owner`, { item }));
  else if (!owners.has(owner)) found.push(wrong('goals.unknown-owner', `${place}.owner`, { item, owner }));
  if (evidencePlan === undefined) found.push(odd('goals.no-evidence-plan', `${place}.evidencePlan`, { item }));
  return found;
}

const providerOfOwn = ({ own }: AgreedGoal): string[] =>
  typeof own?.indicator.provider === 'object' ? [own.indicator.provider.unit] : [];

/** The units that goals name: who contributes to a shared one, who files the figures of an own one. */
export const unitsNamed = (goals: readonly AgreedGoal[]): string[] => [
  ...new Set(
    goals.flatMap((goal) => [...(goal.shared?.contributors.map(({ unit }) => unit) ?? []), ...providerOfOwn(goal)]),
  ),
];

/** Figures of a unit that is not there could be filed by nobody. */
const providerFindings = (goal: AgreedGoal, { place, item }: Stand, { units }: Yardstick): GoalFinding[] =>
  providerOfOwn(goal)
    .filter((unit) => !units.has(unit))
    .map((unit) => wrong('goals.provider-absent', `${place}.own.indicator.provider`, { item, unit }));

/** 共担指标: the shares are whole together, and whoever leads also contributes. */
function sharingFindings({ shared }: AgreedGoal, { place, item }: Stand, yardstick: Yardstick): GoalFinding[] {
  if (!shared) return [];
  const { lead, contributors } = shared;
  const field = `${place}.shared`;
  const total = sum(contributors.map(({ share }) => Exact.of(share)));
  const units = new Set(contributors.map(({ unit }) => unit));
  const found: GoalFinding[] = [];
  if (total.compare(one) !== 0) found.push(wrong('goals.shared-shares', field, { item, sum: print(total) }));
  if (!units.has(lead) || units.size < contributors.length)
    found.push(wrong('goals.shared-lead', field, { item, lead }));
  const strangers = [...units].filter((unit) => !yardstick.units.has(unit));
  return [...found, ...strangers.map((unit) => wrong('goals.unknown-unit', field, { item, unit }))];
}

/** A goal covers functions its unit has; an official's are not registered. */
const functionFindings = (
  { functions = [] }: AgreedGoal,
  { place, item }: Stand,
  yardstick: Yardstick,
): GoalFinding[] => {
  const known = yardstick.functions.map(({ id }) => id);
  const strange = known.length === 0 ? [] : functions.filter((id) => !known.includes(id));
  return strange.map((id) => wrong('goals.unknown-function', `${place}.functions`, { item, function: id }, known));
};

/** Coverage check: every function of the unit should have a goal. */
const uncovered = (goals: readonly AgreedGoal[], { functions }: Yardstick): GoalFinding[] =>
  functions
    .filter(({ id }) => !goals.some((goal) => goal.functions?.includes(id)))
    .map(({ name }) => odd('goals.function-uncovered', 'goals', { function: name }));

/** Something the quality gate noticed: what is wrong stops a proposal, what is odd is shown to both sides. */
export interface GoalFinding {
  readonly level: 'refuse' | 'warn';
  readonly code: RefusalCode;
  /** Path in the request's body. */
  readonly field: string;
  readonly params: Params;
  /** Values that would do, where they can be listed. */
  readonly legal?: readonly string[] | undefined;
}

const wrong = (code: RefusalCode, field: string, params: Params, legal?: readonly string[]): GoalFinding => ({
  level: 'refuse',
  code,
  field,
  params,
  legal,
});

const odd = (code: RefusalCode, field: string, params: Params): GoalFinding => ({
  level: 'warn',
  code,
  field,
  params,
});

interface Measured {
  readonly indicator: Indicator;
  readonly place: string;
  readonly period: { readonly start: string; readonly end: string };
}

/** Measurable: a unit of measure, figures the rule has a meaning for, milestones that fall into the period. */
function measureFindings(goal: AgreedGoal, stand: Measured): GoalFinding[] {
  return [...unitFindings(goal, stand), ...growthFindings(goal, stand), ...milestoneFindings(goal, stand)];
}

function unitFindings({ unitOfMeasure: given }: AgreedGoal, { indicator, place }: Measured): GoalFinding[] {
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
function growthFindings(goal: AgreedGoal, { indicator, place }: Measured): GoalFinding[] {
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

function milestoneFindings({ milestones = [] }: AgreedGoal, { indicator, place, period }: Measured): GoalFinding[] {
  const ids = milestones.map(({ id }) => id);
  return milestones.flatMap(({ id, due }, index) => {
    const field = `${place}.milestones.${index}`;
    const params = { item: indicator.name, milestone: id };
    const found: GoalFinding[] = [];
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
function ambitionFindings(goal: AgreedGoal, indicator: Indicator, place: string): GoalFinding[] {
  const { name: item } = indicator;
  const { target, baseline } = standards(goal, indicator);
  if (!target) return [];
  const field = `${place}.target`;
  const found: GoalFinding[] = [];
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
