import type { Exact } from '../exact.ts';

export const OPERATORS = ['+', '−', '×', '÷', '^', '<', '≤', '>', '≥', '=', '≠'] as const;
export type Operator = (typeof OPERATORS)[number];
export const FUNCTIONS = ['min', 'max', 'abs', 'floor', 'ceil', 'round', 'if', 'and', 'or', 'not'] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** A parsed formula. `at` is the character a complaint would point to, counted from 1. */
export type Tree =
  | { readonly is: 'number'; readonly value: Exact; readonly at: number }
  | { readonly is: 'name'; readonly name: string; readonly at: number }
  | { readonly is: 'negative'; readonly of: Tree; readonly at: number }
  | {
      readonly is: 'operation';
      readonly operator: Operator;
      readonly left: Tree;
      readonly right: Tree;
      readonly at: number;
    }
  | { readonly is: 'call'; readonly name: FunctionName; readonly given: readonly Tree[]; readonly at: number };

/** Parts a formula may have and steps its computation may take: an honest one has some twenty. */
export const MOST_STEPS = 2000;
/** What a power costs at most, since its exponent is only known when it is computed. */
const POWER_STEPS = 8;

/** The most steps a formula can take, known without computing it. */
export function stepsOf(tree: Tree): number {
  switch (tree.is) {
    case 'number':
    case 'name':
      return 1;
    case 'negative':
      return 1 + stepsOf(tree.of);
    case 'operation':
      return (tree.operator === '^' ? POWER_STEPS : 1) + stepsOf(tree.left) + stepsOf(tree.right);
    case 'call':
      return tree.given.reduce((steps, part) => steps + stepsOf(part), 1);
    default:
      return tree satisfies never;
  }
}

type FaultCode =
  | 'unexpected-character'
  | 'unexpected-end'
  | 'unexpected-word'
  | 'unknown-name'
  | 'unknown-function'
  | 'wrong-number-of-arguments'
  | 'too-deep'
  | 'too-large'
  | 'too-long'
  | 'division-by-zero'
  | 'power-not-whole'
  | 'digits-not-whole';

/** A formula that cannot be read or computed. It is always told to somebody, and never becomes 0. */
export class FormulaFault extends Error {
  readonly code: FaultCode;
  readonly at: number;

  constructor(code: FaultCode, at: number) {
    super(code);
    this.name = 'FormulaFault';
    this.code = code;
    this.at = at;
  }
}
