import * as z from 'zod';
import { formed, Wording } from '../../text.ts';
import { formulaProblem } from '../formula/check.ts';
import { choice } from '../parameters.ts';
import { figures, rule } from '../definition.ts';
import { term } from '../terms.ts';
import { Exact } from '../exact.ts';
import { type Facts, type Outcome, blocked, missing, note, score, share } from '../facts.ts';
import { type Names, evaluate } from '../formula/evaluate.ts';
import { parseFormula } from '../formula/parse.ts';
import { FormulaFault, type Tree } from '../formula/tree.ts';

/** A special rule (特殊规则): the grammar is in docs/formula.md; the committee approves it before use. */
const shape = z.strictObject({
  kind: z.literal('formula'),
  expression: Wording('prose', 1, 2000),
  gives: z.enum(['share', 'points']),
  inputs: z.array(formed('variable', /^[A-Za-z_][A-Za-z0-9_]{0,31}$/)).max(40),
});

/**
 * 特殊规则: an expression the committee approved, over the filed figures. An error in it is an error,
 * shown with its place; it is never 0.
 */
export const formula = rule({
  shape,
  values: [...figures, 'named'],
  needs: [],
  parameters: [
    { path: 'expression', notation: { as: 'text' } },
    choice('gives', 'gives'),
    { path: 'inputs', notation: { as: 'names' } },
  ],
  problems: (path, given) => formulaProblem(`${path}.expression`, given),
  score(rule, facts) {
    const { value } = facts;
    if (value === undefined) return missing(note('not-filed'));
    if (value.kind === 'fraction' && !facts.actual) return missing(note('no-activity'));
    const names = namesOf(facts);
    const hole = rule.inputs.find((name) => !names.has(name));
    return hole === undefined ? compute(rule, names) : missing(note('formula-input', { name: hole }));
  },
});

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

function compute(rule: z.infer<typeof shape>, names: ReadonlyMap<string, Exact>): Outcome {
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

/** The formula with its figures in place of the names, as it is shown in the trace. */
function figuresPutIn(tree: Tree, names: Names): string {
  switch (tree.is) {
    case 'number':
      return term(tree.value);
    case 'name': {
      const value = names.get(tree.name);
      return value ? term(value) : tree.name;
    }
    case 'negative':
      return `(−${figuresPutIn(tree.of, names)})`;
    case 'operation':
      return `${bracketed(tree.left, names)} ${tree.operator} ${bracketed(tree.right, names)}`;
    case 'call':
      return `${tree.name}(${tree.given.map((part) => figuresPutIn(part, names)).join(', ')})`;
    default:
      return tree satisfies never;
  }
}

const bracketed = (tree: Tree, names: Names) =>
  tree.is === 'operation' ? `(${figuresPutIn(tree, names)})` : figuresPutIn(tree, names);
