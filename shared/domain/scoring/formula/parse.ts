import { Exact } from '../exact.ts';
import { FUNCTIONS, FormulaFault, type FunctionName, OPERATORS, type Operator, type Tree } from './tree.ts';

const DEEPEST = 60;

/** Loosest first; each level is read from left to right. */
const LEVELS: readonly (readonly Operator[])[] = [
  ['<', '≤', '>', '≥', '=', '≠'],
  ['+', '−'],
  ['×', '÷'],
];

const takes: Readonly<Record<FunctionName, readonly [least: number, most: number]>> = {
  min: [1, 50],
  max: [1, 50],
  and: [1, 50],
  or: [1, 50],
  abs: [1, 1],
  floor: [1, 1],
  ceil: [1, 1],
  not: [1, 1],
  round: [2, 2],
  if: [3, 3],
};

/** Reads a formula by the grammar of docs/formula.md; throws FormulaFault with the character it stumbled over. */
export function parseFormula(expression: string): Tree {
  const reader = new Reader(words(expression));
  const tree = reader.level(0, 0);
  const rest = reader.next();
  if (rest.is !== 'end') throw new FormulaFault('unexpected-word', rest.at);
  return tree;
}

class Reader {
  readonly #words: readonly Word[];
  #at = 0;

  constructor(words: readonly Word[]) {
    this.#words = words;
  }

  next(): Word {
    const word = this.#peek();
    this.#at += 1;
    return word;
  }

  level(level: number, depth: number): Tree {
    const operators = LEVELS[level];
    if (!operators) return this.#signed(depth);
    let left = this.level(level + 1, depth);
    for (let word = this.#peek(); word.is === 'operator' && operators.includes(word.operator); word = this.#peek()) {
      this.#at += 1;
      left = { is: 'operation', operator: word.operator, left, right: this.level(level + 1, depth), at: word.at };
    }
    return left;
  }

  #peek(): Word {
    const word = this.#words[this.#at] ?? this.#words.at(-1);
    if (!word) throw new FormulaFault('unexpected-end', 1);
    return word;
  }

  #signed(depth: number): Tree {
    const word = this.#peek();
    if (depth > DEEPEST) throw new FormulaFault('too-deep', word.at);
    if (word.is !== 'operator' || (word.operator !== '−' && word.operator !== '+')) return this.#power(depth);
    this.#at += 1;
    const of = this.#signed(depth + 1);
    return word.operator === '−' ? { is: 'negative', of, at: word.at } : of;
  }

  /** −2^2 is −4, as on paper. */
  #power(depth: number): Tree {
    const base = this.#atom(depth);
    const word = this.#peek();
    if (word.is !== 'operator' || word.operator !== '^') return base;
    this.#at += 1;
    return { is: 'operation', operator: '^', left: base, right: this.#signed(depth + 1), at: word.at };
  }

  #atom(depth: number): Tree {
    const word = this.next();
    switch (word.is) {
      case 'number':
        return word;
      case 'name':
        return this.#opens() ? this.#call(word, depth) : word;
      case 'mark': {
        if (word.mark !== '(') throw new FormulaFault('unexpected-word', word.at);
        const inner = this.level(0, depth + 1);
        this.#close();
        return inner;
      }
      case 'operator':
        throw new FormulaFault('unexpected-word', word.at);
      case 'end':
        throw new FormulaFault('unexpected-end', word.at);
      default:
        return word satisfies never;
    }
  }

  #opens(): boolean {
    const word = this.#peek();
    return word.is === 'mark' && word.mark === '(';
  }

  #close(): void {
    const word = this.next();
    if (word.is === 'end') throw new FormulaFault('unexpected-end', word.at);
    if (word.is !== 'mark' || word.mark !== ')') throw new FormulaFault('unexpected-word', word.at);
  }

  #call({ name, at }: { name: string; at: number }, depth: number): Tree {
    const known = FUNCTIONS.find((one) => one === name);
    if (!known) throw new FormulaFault('unknown-function', at);
    this.#at += 1;
    const given = [this.level(0, depth + 1)];
    for (let word = this.#peek(); word.is === 'mark' && word.mark === ','; word = this.#peek()) {
      this.#at += 1;
      given.push(this.level(0, depth + 1));
    }
    this.#close();
    const [least, most] = takes[known];
    if (given.length < least || given.length > most) throw new FormulaFault('wrong-number-of-arguments', at);
    return { is: 'call', name: known, given, at };
  }
}

type Word =
  | { readonly is: 'number'; readonly value: Exact; readonly at: number }
  | { readonly is: 'name'; readonly name: string; readonly at: number }
  | { readonly is: 'operator'; readonly operator: Operator; readonly at: number }
  | { readonly is: 'mark'; readonly mark: '(' | ')' | ','; readonly at: number }
  | { readonly is: 'end'; readonly at: number };

const WORD = /\s*(?:(\d+(?:\.\d+)?)(%?)|([\p{L}_][\p{L}\p{N}_]*)|(<=|>=|!=|<>|[-+*/^<>=−×÷≤≥≠])|([(),]))/uy;

/** As typed on a keyboard → as printed. */
const printed: Readonly<Record<string, string>> = {
  '-': '−',
  '*': '×',
  '/': '÷',
  '<=': '≤',
  '>=': '≥',
  '!=': '≠',
  '<>': '≠',
};

/** Full-width brackets, commas, digits and signs are what a Chinese keyboard gives; they mean the same. */
const halfWidth = (text: string) =>
  text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

function words(expression: string): Word[] {
  const text = halfWidth(expression);
  const found: Word[] = [];
  WORD.lastIndex = 0;
  while (text.slice(WORD.lastIndex).trim() !== '') {
    const start = WORD.lastIndex;
    const match = WORD.exec(text);
    if (!match) throw new FormulaFault('unexpected-character', start + 1);
    found.push(wordOf(match, WORD.lastIndex - match[0].trimStart().length + 1));
  }
  return [...found, { is: 'end', at: text.length + 1 }];
}

function wordOf([, number, percent, name, sign, mark]: RegExpExecArray, at: number): Word {
  if (number !== undefined) {
    const value = Exact.of(number);
    return { is: 'number', value: percent === '%' ? value.dividedBy(Exact.whole(100)) : value, at };
  }
  if (name !== undefined) return { is: 'name', name, at };
  if (mark === '(' || mark === ')' || mark === ',') return { is: 'mark', mark, at };
  const operator = OPERATORS.find((known) => known === (printed[sign ?? ''] ?? sign));
  if (!operator) throw new FormulaFault('unexpected-character', at);
  return { is: 'operator', operator, at };
}
