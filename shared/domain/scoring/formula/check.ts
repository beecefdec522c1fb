import type { RuleOf } from '../../scheme/rules.ts';
import { problem } from '../../scheme/problems/problem.ts';
import type { Problem } from '../../scheme/problems/problem.ts';
import { parseFormula } from './parse.ts';
import { FormulaFault } from './tree.ts';
import type { Tree } from './tree.ts';

/** Names every formula knows: actual, target, baseline and the item's points. */
const GIVEN_NAMES = ['A', 'T', 'B', 'w'] as const;

/** Does the formula read, and does it use declared names only? */
export function formulaProblem(path: string, { expression, inputs }: RuleOf<'formula'>): Problem[] {
  try {
    const known = new Set<string>([...GIVEN_NAMES, ...inputs]);
    const stray = namesIn(parseFormula(expression)).find(({ name }) => !known.has(name));
    return stray ? [problem(path, 'schemes.formula', { problem: `unknown-name ${stray.name}`, at: stray.at })] : [];
  } catch (fault) {
    if (!(fault instanceof FormulaFault)) throw fault;
    return [problem(path, 'schemes.formula', { problem: fault.code, at: fault.at })];
  }
}

function namesIn(tree: Tree): { name: string; at: number }[] {
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
