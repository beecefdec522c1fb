import { Exact, greatest, least, one, round, zero } from '../exact.ts';
import { FormulaFault, MOST_STEPS, type FunctionName, type Operator, type Tree } from './tree.ts';

export type Names = ReadonlyMap<string, Exact>;

/** No honest score needs more: 1,200 decimal digits. */
const LARGEST = 2n ** 4096n;
const HIGHEST_POWER = 100n;

/**
 * Exact value of a formula; truth is 1 and falsehood 0. Every part is computed at most once, and no more than `most` steps
 * are made. Throws FormulaFault, never makes up a number.
 */
export function evaluate(tree: Tree, names: Names, most = MOST_STEPS): Exact {
  return new Evaluation(names, most).of(tree);
}

class Evaluation {
  readonly #names: Names;
  #left: number;

  constructor(names: Names, most: number) {
    this.#names = names;
    this.#left = most;
  }

  of(tree: Tree): Exact {
    this.#step(tree.at);
    switch (tree.is) {
      case 'number':
        return tree.value;
      case 'name': {
        const value = this.#names.get(tree.name);
        if (!value) throw new FormulaFault('unknown-name', tree.at);
        return value;
      }
      case 'negative':
        return this.of(tree.of).negated();
      case 'operation':
        return small(this.#operate(tree.operator, this.of(tree.left), this.of(tree.right), tree.at), tree.at);
      case 'call':
        return this.#call(tree.name, tree.given, tree.at);
      default:
        return tree satisfies never;
    }
  }

  #step(at: number): void {
    this.#left -= 1;
    if (this.#left < 0) throw new FormulaFault('too-long', at);
  }

  #operate(operator: Operator, left: Exact, right: Exact, at: number): Exact {
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
        return this.#power(left, right, at);
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

  /** Whole powers only: they are the exact ones. By squaring, so that the hundredth takes eight steps and not a hundred. */
  #power(base: Exact, exponent: Exact, at: number): Exact {
    const times = exponent.floor();
    if (times !== exponent.ceiling() || times > HIGHEST_POWER || times < -HIGHEST_POWER)
      throw new FormulaFault('power-not-whole', at);
    let result = one;
    for (const bit of (times < 0n ? -times : times).toString(2)) {
      this.#step(at);
      result = small(result.times(result), at);
      if (bit === '1') result = small(result.times(base), at);
    }
    if (times >= 0n) return result;
    if (result.isZero()) throw new FormulaFault('division-by-zero', at);
    return one.dividedBy(result);
  }

  /** `if`, `and` and `or` compute only what they need, so a guard against zero guards. */
  #call(name: FunctionName, given: readonly Tree[], at: number): Exact {
    const [first, second, third] = given;
    const value = (tree: Tree | undefined) => (tree ? this.of(tree) : zero);
    switch (name) {
      case 'min':
        return given.map(value).reduce(least);
      case 'max':
        return given.map(value).reduce(greatest);
      case 'abs': {
        const number = value(first);
        return number.sign() < 0 ? number.negated() : number;
      }
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
}

const truth = (holds: boolean) => (holds ? one : zero);

function small(value: Exact, at: number): Exact {
  const size = value.over < 0n ? -value.over : value.over;
  if (size > LARGEST || value.under > LARGEST) throw new FormulaFault('too-large', at);
  return value;
}

function rounded(value: Exact, digits: Exact, at: number): Exact {
  const places = digits.floor();
  if (places !== digits.ceiling() || places < 0n || places > 20n) throw new FormulaFault('digits-not-whole', at);
  return round(value, Number(places), 'half-up');
}
