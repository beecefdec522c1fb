import { Exact } from '../exact.ts';
import { FormulaFault, OPERATORS } from './tree.ts';
import type { Operator } from './tree.ts';

export type Word =
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

export function words(expression: string): Word[] {
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
