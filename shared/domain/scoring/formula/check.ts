import { faults } from '../../../text/sentences/notes.ts';
import { type Problem, problem } from '../../scheme/problems/problem.ts';
import type { Scheme } from '../../scheme/scheme.ts';
import { parseFormula } from './parse.ts';
import { FormulaFault, MOST_STEPS, type Tree, stepsOf } from './tree.ts';

/** Names every formula knows: actual, target, baseline and the item's points. */
const GIVEN_NAMES = ['A', 'T', 'B', 'w'] as const;

/** Does the formula read, does it use declared names only, and can it be computed in good time? */
export function formulaProblem(
  path: string,
  { expression, inputs }: { expression: string; inputs: readonly string[] },
): Problem[] {
  const known = new Set<string>([...GIVEN_NAMES, ...inputs]);
  return readable(path, expression, (tree) => {
    const stray = namesIn(tree).find(({ name }) => !known.has(name));
    return stray && problem(path, 'schemes.formula-name', { name: stray.name, at: stray.at });
  });
}

/** What is wrong with a formula before it is computed: it does not read, `wrong` finds something in it, or it takes too long. */
export function readable(path: string, expression: string, wrong: (tree: Tree) => Problem | undefined): Problem[] {
  try {
    const tree = parseFormula(expression);
    const found = wrong(tree);
    if (found) return [found];
    if (stepsOf(tree) > MOST_STEPS) throw new FormulaFault('too-long', expression.length);
    return [];
  } catch (fault) {
    if (!(fault instanceof FormulaFault)) throw fault;
    return [problem(path, 'schemes.formula', { at: fault.at, ...faults[fault.code] })];
  }
}

/** All formulas of a scheme together may take this many steps for one subject: some hundredths of a second at the worst. */
const MOST_TOGETHER = 10_000;

export function formulasProblem(scheme: Scheme): Problem[] {
  const steps = formulaSteps(scheme);
  return steps > MOST_TOGETHER ? [problem('sections', 'schemes.formulas-work', { steps, most: MOST_TOGETHER })] : [];
}

/** Steps that the formulas of the scheme's own items take at most for one subject; one that does not read takes none. */
export function formulaSteps({ sections }: Scheme): number {
  const rules = sections.flatMap((section) =>
    section.items === 'common' ? section.indicators.map(({ rule }) => rule) : [],
  );
  return rules.reduce((steps, rule) => steps + (rule.kind === 'formula' ? stepsIn(rule.expression) : 0), 0);
}

function stepsIn(expression: string): number {
  try {
    return stepsOf(parseFormula(expression));
  } catch (fault) {
    if (!(fault instanceof FormulaFault)) throw fault;
    return 0;
  }
}

export function namesIn(tree: Tree): { name: string; at: number }[] {
  switch (tree.is) {
    case 'number':
      return [];
    case 'name':
      return [tree];
    case 'negative':
      return namesIn(tree.of);
    case 'operation':
      return [...namesIn(tree.left), ...namesIn(tree.right)];
    case 'call':
      return tree.given.flatMap(namesIn);
    default:
      return tree satisfies never;
  }
}
