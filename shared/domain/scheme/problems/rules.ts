import { ruleNames } from '../../../text/reports/words.ts';
import { choices } from '../../../text/schemes/choices.ts';
import { Exact } from '../../scoring/exact.ts';
import { formulaProblem } from '../../scoring/formula/check.ts';
import type { Indicator } from '../indicator.ts';
import type { RaterGroup } from '../outcome.ts';
import type { Rule, RuleKind, RuleOf } from '../rules.ts';
import { type Problem, below, notNegative, positive, problem, weightsSumToOne } from './problem.ts';

const figure: readonly Indicator['value'][] = ['number', 'fraction', 'count'];

/** The values each rule can read. */
const readable: Readonly<Record<RuleKind, readonly Indicator['value'][]>> = {
  ratio: figure,
  progress: figure,
  threshold: figure,
  interpolate: figure,
  steps: figure,
  shortfall: figure,
  count: ['count', 'number'],
  milestones: ['milestones'],
  rank: figure,
  relative: figure,
  rating: ['rated'],
  votes: ['rated'],
  survey: ['survey'],
  imported: figure,
  growth: figure,
  formula: [...figure, 'named'],
};

/** Is the rule complete? A rule with a hole would make up a number one day. */
export function ruleProblems(path: string, indicator: Indicator, groups: readonly RaterGroup[]): Problem[] {
  const { rule, value } = indicator;
  const kind = readable[rule.kind].includes(value)
    ? []
    : [
        problem(`${path}.value`, 'schemes.value-kind', {
          rule: ruleNames[rule.kind] ?? rule.kind,
          value: choices.value[value],
        }),
      ];
  const survey = indicator.counts === 'signed' && value === 'survey';
  return [
    ...kind,
    ...overProblems(`${path}.over`, indicator),
    ...(survey ? [problem(`${path}.counts`, 'schemes.survey-signed')] : []),
    ...parameterProblems(`${path}.rule`, rule, groups),
  ];
}

/** Figures can be put together; milestones, answers of a survey, marks and sets of figures cannot. A mean is no count. */
function overProblems(path: string, { over, value, rule }: Indicator): Problem[] {
  if (over === undefined || over === 'last') return [];
  if (!figure.includes(value)) return [problem(path, 'schemes.over-value', { over: choices.over[over] })];
  return over === 'mean' && rule.kind === 'count' ? [problem(path, 'schemes.over-count')] : [];
}

function parameterProblems(path: string, rule: Rule, groups: readonly RaterGroup[]): Problem[] {
  switch (rule.kind) {
    case 'ratio':
      return [...whenZeroDeclared(path, rule), ...limitsInOrder(path, rule)];
    case 'progress':
    case 'growth':
      return limitsInOrder(path, rule);
    case 'interpolate':
      return [
        ...(rule.of === 'completion' ? whenZeroDeclared(path, rule) : []),
        ...increasing(
          `${path}.points`,
          rule.points.map(({ value }) => value),
        ),
      ];
    case 'steps':
      return [
        ...(rule.of === 'completion' ? whenZeroDeclared(path, rule) : []),
        ...stepsTile(`${path}.bands`, rule.bands),
      ];
    case 'shortfall':
    case 'relative':
      return [...positive(`${path}.per.points`, rule.per.points), ...positive(`${path}.per.size`, rule.per.size)];
    case 'count':
      return countProblems(`${path}.method`, rule.method);
    case 'milestones':
      return rule.lateness.by === 'flat' ? notNegative(`${path}.lateness.keeps`, rule.lateness.keeps) : [];
    case 'rank':
      return rankProblems(`${path}.method`, rule.method);
    case 'rating':
      return [...positive(`${path}.scaleMax`, rule.scaleMax), ...raterWeights(path, rule, groups)];
    case 'votes':
      return [...raterWeights(path, rule, groups), ...votesWorth(path, rule)];
    case 'survey':
      return rule.figure.by === 'mean' ? below(`${path}.figure`, rule.figure.min, rule.figure.max) : [];
    case 'imported':
      return positive(`${path}.fullMark`, rule.fullMark);
    case 'formula':
      return formulaProblem(`${path}.expression`, rule);
    case 'threshold':
      return [];
    default:
      return rule satisfies never;
  }
}

const whenZeroDeclared = (path: string, rule: { kind: RuleKind; whenZero?: string | undefined }) =>
  rule.whenZero === undefined
    ? [problem(`${path}.whenZero`, 'schemes.when-zero', { rule: ruleNames[rule.kind] ?? rule.kind })]
    : [];

const limitsInOrder = (
  path: string,
  { cap, floor }: { cap?: string | null | undefined; floor?: string | null | undefined },
) => (cap !== null && floor !== null ? below(`${path}.cap`, floor ?? '0', cap ?? '1') : []);

function increasing(path: string, values: readonly string[]): Problem[] {
  return values.slice(1).flatMap((value, at) => {
    const before = values[at] ?? value;
    const grows = Exact.of(before).compare(Exact.of(value)) < 0;
    return grows ? [] : [problem(`${path}.${at + 1}`, 'schemes.not-increasing', { value, before })];
  });
}

/** From −∞ to +∞ without gap or overlap, upwards. */
function stepsTile(path: string, bands: RuleOf<'steps'>['bands']): Problem[] {
  const edges = bands.flatMap(({ to }, at) => {
    const next = bands[at + 1];
    const meets = next
      ? to !== null && next.from !== null && Exact.of(to).compare(Exact.of(next.from)) === 0
      : to === null;
    return meets ? [] : [problem(`${path}.${at}.to`, 'schemes.steps-gap', { at: to ?? '∞' })];
  });
  const openBelow =
    bands[0]?.from === null ? [] : [problem(`${path}.0.from`, 'schemes.steps-gap', { at: bands[0]?.from ?? '' })];
  return [
    ...openBelow,
    ...edges,
    ...increasing(
      path,
      bands.flatMap(({ to }) => to ?? []),
    ),
  ];
}

function countProblems(path: string, method: RuleOf<'count'>['method']): Problem[] {
  switch (method.by) {
    case 'deducting':
      return positive(`${path}.each`, method.each);
    case 'adding':
      return [...positive(`${path}.each`, method.each), ...positive(`${path}.cap`, method.cap)];
    case 'table':
      return startsAndGrows(
        `${path}.steps`,
        0,
        method.steps.map(({ from }) => from),
      );
    default:
      return method satisfies never;
  }
}

function rankProblems(path: string, method: RuleOf<'rank'>['method']): Problem[] {
  if (method.by === 'position')
    return startsAndGrows(
      `${path}.positions`,
      1,
      method.positions.map(({ from }) => from),
    );
  return whenZeroDeclared(path, { kind: 'rank', whenZero: method.whenZero });
}

function startsAndGrows(path: string, first: number, froms: readonly number[]): Problem[] {
  const start = froms[0] === first ? [] : [problem(`${path}.0.from`, 'schemes.table-start', { from: first })];
  return [...start, ...increasing(path, froms.map(String))];
}

function raterWeights(
  path: string,
  rule: RuleOf<'rating'> | RuleOf<'votes'>,
  groups: readonly RaterGroup[],
): Problem[] {
  if (groups.length === 0) return [problem(path, 'schemes.no-raters', { rule: ruleNames[rule.kind] ?? rule.kind })];
  if (!rule.weights) return [];
  const unknown = Object.keys(rule.weights).filter((id) => !groups.some((group) => group.id === id));
  return [
    ...unknown.map((id) => problem(`${path}.weights.${id}`, 'schemes.unknown-group', { id })),
    ...weightsSumToOne(`${path}.weights`, Object.values(rule.weights)),
  ];
}

const votesWorth = (path: string, { grades }: RuleOf<'votes'>) =>
  grades.some(({ value }) => Exact.of(value).sign() > 0) ? [] : [problem(`${path}.grades`, 'schemes.few-grades')];
