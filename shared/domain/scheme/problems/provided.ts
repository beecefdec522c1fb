import { choices } from '../../../text/schemes/choices.ts';
import { isCondition, nameIn, namesGiven } from '../../filing/cross-check.ts';
import { figures } from '../../scoring/definition.ts';
import { namesIn, readable } from '../../scoring/formula/check.ts';
import type { Indicator } from '../indicator.ts';
import { type Problem, problem } from './problem.ts';

/** Who files an item, what its filings rest on and are held against. `others`: the items its checks may name. */
export function providedProblems(path: string, indicator: Indicator, others: readonly Indicator[]): Problem[] {
  const { value, provider, evidenceRule, counts, checks = [] } = indicator;
  const rated = value === 'rated' && (provider !== undefined || evidenceRule !== undefined);
  return [
    ...(rated ? [problem(path, 'schemes.provider-rated')] : []),
    ...(value === 'survey' && provider === 'self' ? [problem(`${path}.provider`, 'schemes.provider-survey')] : []),
    ...(provider === 'office' && counts === 'signed' ? [problem(`${path}.counts`, 'schemes.provider-signed')] : []),
    ...checks.flatMap(({ expression }, at) => {
      const where = `${path}.checks.${at}.expression`;
      if (!figures.includes(value)) return [problem(where, 'schemes.check-value', { ...choices.value[value] })];
      const names = others.filter((other) => comparable(indicator, other)).map(({ id }) => nameIn(id));
      return checkProblem(where, expression, [...namesGiven, ...names]);
    }),
  ];
}

/** Figures of the same slots: only such can be held against each other when either is filed. */
const comparable = (one: Indicator, other: Indicator): boolean =>
  other.id !== one.id && other.frequency === one.frequency && figures.includes(other.value);

/** A check reads, names nothing unknown, and says yes or no. */
const checkProblem = (path: string, expression: string, names: readonly string[]): Problem[] =>
  readable(path, expression, (tree) => {
    const stray = namesIn(tree).find(({ name }) => !names.includes(name));
    if (stray) return problem(path, 'schemes.check-name', { ...stray, names: names.join(', ') });
    return isCondition(tree) ? undefined : problem(path, 'schemes.check-condition');
  });
