import { ruleNames } from '../../../text/schemes/rules.ts';
import { choices } from '../../../text/schemes/choices.ts';
import { figures } from '../../scoring/definition.ts';
import type { Indicator } from '../indicator.ts';
import type { RaterGroup } from '../outcome.ts';
import { definitionOf } from '../rules.ts';
import { type Problem, problem } from './problem.ts';

/** Is the rule complete? A rule with a hole would make up a number one day. */
export function ruleProblems(path: string, indicator: Indicator, groups: readonly RaterGroup[]): Problem[] {
  const { rule, value } = indicator;
  const definition = definitionOf(rule);
  const kind = definition.values.includes(value)
    ? []
    : [
        problem(`${path}.value`, 'schemes.value-kind', {
          rule: ruleNames[rule.kind],
          value: choices.value[value],
        }),
      ];
  const survey = indicator.counts === 'signed' && value === 'survey';
  return [
    ...kind,
    ...overProblems(`${path}.over`, indicator),
    ...(survey ? [problem(`${path}.counts`, 'schemes.survey-signed')] : []),
    ...(definition.problems?.(`${path}.rule`, rule, groups) ?? []),
  ];
}

/** Figures can be put together; milestones, answers of a survey, marks and sets of figures cannot. A mean is no count. */
function overProblems(path: string, { over, value, rule }: Indicator): Problem[] {
  if (over === undefined || over === 'last') return [];
  if (!figures.includes(value)) return [problem(path, 'schemes.over-value', { over: choices.over[over] })];
  return over === 'mean' && rule.kind === 'count' ? [problem(path, 'schemes.over-count')] : [];
}
