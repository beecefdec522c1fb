import { fieldName } from '../../text/field-names.ts';
import { ruleNames } from '../../text/schemes/rules.ts';
import { Exact, print, sum } from '../scoring/exact.ts';
import type { Goal, ScoringInput } from '../scoring/input.ts';
import type { Indicator } from './indicator.ts';
import type { RaterGroup } from './outcome.ts';
import { itemsProblems } from './problems.ts';
import { type Problem, problem, twice, weightsSumToOne } from './problems/problem.ts';
import { providedProblems } from './problems/provided.ts';
import { definitionOf, type Rule } from './rules.ts';
import type { Scheme } from './scheme.ts';
import { commonIndicators, type Section } from './sections.ts';

type SpecificSection = Extract<Section, { items: 'specific' }>;
type Agreement = Pick<ScoringInput['agreement'], 'goals' | 'specific'>;

/** What an agreement must settle before it is signed, so that no score is held up by it later. */
export function agreementProblems(scheme: Scheme, agreement: Agreement): Problem[] {
  const common = commonIndicators(scheme);
  const own = agreement.specific.flatMap(({ indicators }) => indicators);
  return [
    ...twice(
      'specific',
      [...common, ...own].map(({ id }) => id),
    ),
    ...twice(
      'goals',
      agreement.goals.map(({ item }) => item),
    ),
    ...specificProblems(scheme, agreement),
    ...pointsProblems(scheme, agreement),
    ...[...common, ...own].flatMap((indicator) => goalProblems(indicator, agreement.goals)),
  ];
}

function specificProblems(scheme: Scheme, { specific }: Agreement): Problem[] {
  const sections = scheme.sections.flatMap((section) => (section.items === 'specific' ? [section] : []));
  const stray = specific.filter((own) => !sections.some(({ id }) => id === own.section));
  return [
    ...stray.map(({ section }) => problem(`specific.${section}`, 'schemes.unknown-section', { id: section })),
    ...sections.flatMap((section) => ownItemsProblems(section, specific, scheme.raterGroups)),
  ];
}

function ownItemsProblems(
  section: SpecificSection,
  specific: Agreement['specific'],
  groups: readonly RaterGroup[],
): Problem[] {
  const path = `specific.${section.id}`;
  const indicators = specific.filter((own) => own.section === section.id).flatMap((own) => own.indicators);
  const { length: count } = indicators;
  const { minItems: least, maxItems: most } = section;
  const comparing = indicators.filter(comparesPeers);
  return [
    ...(count >= least && count <= most ? [] : [problem(path, 'schemes.items-count', { count, least, most })]),
    ...indicators
      .filter(({ counts }) => counts === 'signed')
      .map(({ id }) => problem(`${path}.${id}.counts`, 'schemes.counts-in-specific')),
    ...indicators
      .filter(({ rule }) => rule.kind === 'formula')
      .map(({ id }) => problem(`${path}.${id}`, 'schemes.formula-in-specific')),
    ...comparing.map(({ id, rule }) =>
      problem(`${path}.${id}`, 'schemes.peers-in-specific', { rule: ruleNames[rule.kind] }),
    ),
    ...indicators.flatMap((one) => providedProblems(`${path}.${one.id}`, one, [])),
    ...itemsProblems(path, section, indicators, groups),
  ];
}

/** Points set for one subject (分值按部门另定): none below zero, and with them a section still adds up to its points. */
function pointsProblems(scheme: Scheme, { goals }: Agreement): Problem[] {
  const set = new Map(goals.flatMap(({ item, points }) => (points === undefined ? [] : [[item, points] as const])));
  const sections = scheme.sections.flatMap((section) => (section.items === 'common' ? [section] : []));
  const common = new Map(sections.flatMap(({ indicators }) => indicators.map(({ id, name }) => [id, name])));
  const each = [...set].flatMap(([item, points]) => [
    ...(common.has(item) ? [] : [problem(`goals.${item}.points`, 'goals.points-own', { item })]),
    ...(Exact.of(points).sign() < 0
      ? [problem(`goals.${item}.points`, 'goals.points-negative', { item: common.get(item) ?? item, points })]
      : []),
  ]);
  const sums = sections
    .filter(({ combine, indicators }) => combine === 'sum' && indicators.some(({ id }) => set.has(id)))
    .flatMap(({ name, points: whole, indicators }) => {
      const total = sum(indicators.map((indicator) => Exact.of(set.get(indicator.id) ?? indicator.points)));
      const params = { section: name, sum: print(total), whole };
      return total.compare(Exact.of(whole)) === 0 ? [] : [problem('goals', 'goals.points-sum', params)];
    });
  return [...each, ...sums];
}

/** What one subject alone is measured by has no peers to be compared with. */
const comparesPeers = ({ rule, missing }: Indicator) => definitionOf(rule).peers === true || missing === 'peer-mean';

/** What an agreement has to settle for a rule to be scored. */
export function agreedBy(rule: Rule): (keyof Goal)[] {
  const { needs, agreed = [] } = definitionOf(rule);
  const completion = 'of' in rule && rule.of === 'completion';
  const figures = completion ? (['target'] as const) : needs.filter((need) => need !== 'actual');
  return [...figures, ...agreed];
}

function goalProblems({ id, name, rule, ...indicator }: Indicator, goals: readonly Goal[]): Problem[] {
  const goal: Goal = {
    item: id,
    target: indicator.target,
    baseline: indicator.baseline,
    ...goals.find(({ item }) => item === id),
  };
  const { needs } = definitionOf(rule);
  const holes = agreedBy(rule).filter((what) => goal[what] === undefined);
  const missing = (what: string) =>
    problem(`goals.${id}.${what}`, 'schemes.goal-missing', { item: name, what: fieldName(what) });
  const problems = holes.map(missing);
  if (rule.kind === 'milestones') {
    const shares = (goal.milestones ?? []).map(({ share }) => share);
    return shares.length > 0 ? weightsSumToOne(`goals.${id}.milestones`, shares) : [missing('milestones')];
  }
  const { target, baseline } = goal;
  const standsStill =
    needs.includes('baseline') &&
    target !== undefined &&
    baseline !== undefined &&
    Exact.of(target).compare(Exact.of(baseline)) === 0;
  return standsStill
    ? [...problems, problem(`goals.${id}.target`, 'schemes.target-is-baseline', { item: name, target })]
    : problems;
}
