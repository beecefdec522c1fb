import { Exact, greatest, least, one, round, zero } from '../exact.ts';
import { FormulaFault } from './tree.ts';
import type { FunctionName, Operator, Tree } from './tree.ts';

export type Names = ReadonlyMap<string, Exact>;

/** No honest score needs more: 1,200 decimal digits. */
const LARGEST = 2n ** 4096n;
const HIGHEST_POWER = 100n;

/** Exact value of a formula; truth is 1 and falsehood 0. Throws FormulaFault, never makes up a number. */
export function evaluate(tree: Tree, names: Names): Exact {
  switch (tree.is) {
    case 'number':
      return tree.value;
    case 'name': {
      const value = names.get(tree.name);
      if (!value) throw new FormulaFault('unknown-name', tree.at);
      return value;
    }
    case 'negative':
      return evaluate(tree.of, names).negated();
    case 'operation':
      return small(operate(tree.operator, evaluate(tree.left, names), evaluate(tree.right, names), tree.at), tree.at);
    case 'call':
      return call(tree.name, tree.given, names, tree.at);
    default:
      return tree satisfies never;
  }
}

const truth = (holds: boolean) => (holds ? one : zero);

function small(value: Exact, at: number): Exact {
  const size = value.over < 0n ? -value.over : value.over;
  if (size > LARGEST || value.under > LARGEST) throw new FormulaFault('too-large', at);
  return value;
}

function operate(operator: Operator, left: Exact, right: Exact, at: number): Exact {
  switch (operator) {
    case '+':
      return left.plus(right);
    case '−':
      return left.minus(right);
    case '×':
      return left.times(right);
    case '÷':
      if (right.isZero()) throw new FormulaFault('division-by-zero', at);
      return left.dividedBy(right);
    case '^':
      return power(left, right, at);
    case '<':
      return truth(left.compare(right) < 0);
    case '≤':
      return truth(left.compare(right) <= 0);
    case '>':
      return truth(left.compare(right) > 0);
    case '≥':
      return truth(left.compare(right) >= 0);
    case '=':
      return truth(left.compare(right) === 0);
    case '≠':
      return truth(left.compare(right) !== 0);
    default:
      return operator satisfies never;
  }
}

/** Whole powers only: they are the exact ones. */
function power(base: Exact, exponent: Exact, at: number): Exact {
  const times = exponent.floor();
  if (times !== exponent.ceiling() || times > HIGHEST_POWER || times < -HIGHEST_POWER)
    throw new FormulaFault('power-not-whole', at);
  const steps = times < 0n ? -times : times;
  let result = one;
  for (let step = 0n; step < steps; step += 1n) result = small(result.times(base), at);
  if (times >= 0n) return result;
  if (result.isZero()) throw new FormulaFault('division-by-zero', at);
  return one.dividedBy(result);
}

/** `if` computes only the branch it takes, so a guard against zero guards. */
function call(name: FunctionName, given: readonly Tree[], names: Names, at: number): Exact {
  const [first, second, third] = given;
  const value = (tree: Tree | undefined) => (tree ? evaluate(tree, names) : zero);
  switch (name) {
    case 'min':
      return given.slice(1).reduce((smallest, tree) => least(smallest, value(tree)), value(first));
    case 'max':
      return given.slice(1).reduce((largest, tree) => greatest(largest, value(tree)), value(first));
    case 'abs':
      return greatest(value(first), value(first).negated());
    case 'floor':
      return new Exact(value(first).floor(), 1n);
    case 'ceil':
      return new Exact(value(first).ceiling(), 1n);
    case 'round':
      return rounded(value(first), value(second), at);
    case 'if':
      return value(value(first).isZero() ? third : second);
    case 'and':
      return truth(given.every((tree) => !value(tree).isZero()));
    case 'or':
      return truth(given.some((tree) => !value(tree).isZero()));
    case 'not':
      return truth(value(first).isZero());
    default:
      return name satisfies never;
  }
}

function rounded(value: Exact, digits: Exact, at: number): Exact {
  const places = digits.floor();
  if (places !== digits.ceiling() || places < 0n || places > 20n) throw new FormulaFault('digits-not-whole', at);
  return round(value, Number(places), 'half-up');
}
