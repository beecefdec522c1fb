import { ambitionFindings, measureFindings } from './goal-figures.ts';
import { type Finding, odd, wrong } from './goal-finding.ts';
import { commonIndicators, scoringTerms } from './goal-terms.ts';
import type { AgreedGoal } from './goal.ts';
import type { Text } from '../../text/refusal.ts';
import { Refused } from '../refused.ts';
import { agreementProblems } from '../scheme/agreement-problems.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { Exact, one, print, sum } from '../scoring/exact.ts';

/** What the gate holds the goals against. */
export interface Yardstick {
  readonly scheme: Scheme;
  readonly period: { readonly start: string; readonly end: string };
  readonly strategies: ReadonlySet<string>;
  /** Those of the named owners who are registered and active. */
  readonly owners: ReadonlySet<string>;
  /** Functions (职能) of the unit; empty for officials. */
  readonly functions: readonly { readonly id: string; readonly name: string }[];
  /** Those of the units named in shared goals that are registered and active. */
  readonly units: ReadonlySet<string>;
}

/**
 * The quality gate of goals: specific, measurable, attainable, linked to the strategy, owned. That scoring can compute with
 * them (points of own items sum to the section's, T ≠ B, milestones whole) is asked of the engine's own checks.
 */
export function goalFindings(goals: readonly AgreedGoal[], yardstick: Yardstick): Finding[] {
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
export function passGate(findings: readonly Finding[]): void {
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
): Finding[] {
  const found: Finding[] = [];
  if (strategy === undefined) found.push(wrong('goals.no-strategy', `${place}.strategy`, { item }));
  else if (!strategies.has(strategy)) {
    found.push(wrong('goals.unknown-strategy', `${place}.strategy`, { item, strategy }));
  }
  if (owner === undefined) found.push(wrong('goals.no-owner', `${place}.owner`, { item }));
  else if (!owners.has(owner)) found.push(wrong('goals.unknown-owner', `${place}.owner`, { item, owner }));
  if (evidencePlan === undefined) found.push(odd('goals.no-evidence-plan', `${place}.evidencePlan`, { item }));
  return found;
}

/** 共担指标: the shares are whole together, and whoever leads also contributes. */
function sharingFindings({ shared }: AgreedGoal, { place, item }: Stand, yardstick: Yardstick): Finding[] {
  if (!shared) return [];
  const { lead, contributors } = shared;
  const field = `${place}.shared`;
  const total = sum(contributors.map(({ share }) => Exact.of(share)));
  const units = new Set(contributors.map(({ unit }) => unit));
  const found: Finding[] = [];
  if (total.compare(one) !== 0) found.push(wrong('goals.shared-shares', field, { item, sum: print(total) }));
  if (!units.has(lead) || units.size < contributors.length)
    found.push(wrong('goals.shared-lead', field, { item, lead }));
  const strangers = [...units].filter((unit) => !yardstick.units.has(unit));
  return [...found, ...strangers.map((unit) => wrong('goals.unknown-unit', field, { item, unit }))];
}

/** A goal covers functions its unit has; an official's are not registered. */
const functionFindings = ({ functions = [] }: AgreedGoal, { place, item }: Stand, yardstick: Yardstick): Finding[] => {
  const known = yardstick.functions.map(({ id }) => id);
  const strange = known.length === 0 ? [] : functions.filter((id) => !known.includes(id));
  return strange.map((id) => wrong('goals.unknown-function', `${place}.functions`, { item, function: id }, known));
};

/** Coverage check: every function of the unit should have a goal. */
const uncovered = (goals: readonly AgreedGoal[], { functions }: Yardstick): Finding[] =>
  functions
    .filter(({ id }) => !goals.some((goal) => goal.functions?.includes(id)))
    .map(({ name }) => odd('goals.function-uncovered', 'goals', { function: name }));
