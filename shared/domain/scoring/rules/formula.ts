import type { RuleOf } from '../../scheme/rules.ts';
import type { RuleDefinition } from '../definition.ts';
import { Exact } from '../exact.ts';
import { blocked, missing, note, score, share } from '../facts.ts';
import type { Facts, Outcome } from '../facts.ts';
import { evaluate } from '../formula/evaluate.ts';
import { parseFormula } from '../formula/parse.ts';
import { figuresPutIn } from '../formula/put-in.ts';
import { FormulaFault } from '../formula/tree.ts';

/**
 * 特殊规则: an expression the committee approved, over the filed figures. An error in it is an error,
 * shown with its place; it is never 0.
 */
export const formula: RuleDefinition<'formula', never> = {
  kind: 'formula',
  needs: [],
  score(rule, facts) {
    const { value } = facts;
    if (value === undefined) return missing(note('not-filed'));
    if (value.kind === 'fraction' && !facts.actual) return missing(note('no-activity'));
    const names = namesOf(facts);
    const hole = rule.inputs.find((name) => !names.has(name));
    return hole === undefined ? compute(rule, names) : missing(note('formula-input', { name: hole }));
  },
};

function namesOf({ actual, target, baseline, points, value }: Facts): Map<string, Exact> {
  const named =
    value?.kind === 'named' ? Object.entries(value.values).map(([name, text]) => [name, Exact.of(text)] as const) : [];
  const given = [
    ['A', actual],
    ['T', target],
    ['B', baseline],
    ['w', points],
  ] as const;
  return new Map([...named, ...given.flatMap(([name, figure]) => (figure ? [[name, figure] as const] : []))]);
}

function compute(rule: RuleOf<'formula'>, names: ReadonlyMap<string, Exact>): Outcome {
  try {
    const tree = parseFormula(rule.expression);
    const result = evaluate(tree, names);
    const working = `(${figuresPutIn(tree, names)})`;
    return rule.gives === 'share' ? share(result, working) : score(result, working);
  } catch (fault) {
    if (!(fault instanceof FormulaFault)) throw fault;
    return blocked(note('formula-error', { problem: fault.code, at: fault.at }));
  }
}
