import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Exact, print } from '../../../../shared/domain/scoring/exact.ts';
import { evaluate } from '../../../../shared/domain/scoring/formula/evaluate.ts';
import { parseFormula } from '../../../../shared/domain/scoring/formula/parse.ts';
import { FormulaFault, MOST_STEPS, stepsOf } from '../../../../shared/domain/scoring/formula/tree.ts';

const value = (expression: string, names: Record<string, string> = {}) =>
  print(
    evaluate(parseFormula(expression), new Map(Object.entries(names).map(([name, text]) => [name, Exact.of(text)]))),
  );

test.each([
  ['0.1 + 0.2', '0.3'],
  ['2 + 3 * 4', '14'],
  ['(2 + 3) × 4', '20'],
  ['8 - 3 - 2', '3'],
  ['100 / 8 ÷ 5', '2.5'],
  ['-2 ^ 2', '-4'],
  ['2 ^ -2', '0.25'],
  ['95% * 20', '19'],
  ['min(3, 1, 2) + max(1, 5)', '6'],
  ['abs(-4.5)', '4.5'],
  ['floor(-1.5)', '-2'],
  ['ceil(-1.5)', '-1'],
  ['round(2.345, 2)', '2.35'],
  ['if(1 >= 1, 10, 1 / 0)', '10'],
  ['and(1 < 2, not(3 = 4), or(0, 1))', '1'],
  ['1 ≠ 2', '1'],
  ['and(1, 0)', '0'],
  ['or(0, 0)', '0'],
  ['round(2.5, 0)', '3'],
  ['round(0.123456789012345678905, 20)', '0.12345678901234567891'],
  ['7 ^ 0', '1'],
  ['1 ^ 100 + 1 ^ -100', '2'],
  ['(2 ^ 64) ^ 64 > 1', '1'],
  ['1 ÷ (2 ^ 64) ^ 64 > 0', '1'],
  ['(2 < 2) + (2 <= 2) + (2 > 2) + (2 >= 2)', '2'],
  ['ｍａｘ（１，２）', '2'],
])('%s is %s', (expression, result) => {
  expect(value(expression)).toBe(result);
});

test('names are the filed figures, Chinese names too', () => {
  expect(value('办结数 ÷ 受理数', { 办结数: '3', 受理数: '4' })).toBe('0.75');
});

/** Nested n deep in every way there is. */
const nested: Record<string, (n: number) => string> = {
  brackets: (n) => `${'('.repeat(n)}1${')'.repeat(n)}`,
  signs: (n) => `${'-'.repeat(n)}1`,
  powers: (n) => `1${'^1'.repeat(n)}`,
  'first arguments': (n) => `${'min('.repeat(n)}1${', 1)'.repeat(n)}`,
  'last arguments': (n) => `${'min(1, '.repeat(n)}1${')'.repeat(n)}`,
};
test.each(Object.entries(nested))('%s may be nested sixty deep, not deeper', (_, write) => {
  expect(value(write(60))).toBe('1');
  expect(() => value(write(61))).toThrow(expect.objectContaining({ code: 'too-deep' }));
});

test.each([
  ['', 'unexpected-end', 1],
  ['1 +', 'unexpected-end', 4],
  ['1 + * 2', 'unexpected-word', 5],
  ['(1 + 2', 'unexpected-end', 7],
  ['1 2', 'unexpected-word', 3],
  ['(1, 2)', 'unexpected-word', 3],
  ['1 $ 2', 'unexpected-character', 2],
  ['x.constructor', 'unexpected-character', 2],
  ['process', 'unknown-name', 1],
  ['eval(1)', 'unknown-function', 1],
  ['round(1)', 'wrong-number-of-arguments', 1],
  ['1 / (2 - 2)', 'division-by-zero', 3],
  ['0 ^ -1', 'division-by-zero', 3],
  ['2 ^ 0.5', 'power-not-whole', 3],
  ['2 ^ 1000', 'power-not-whole', 3],
  ['((9^100)^100)^100', 'too-large', 9],
  ['(2 ^ 64) ^ 64 × 2', 'too-large', 15],
  ['1 ÷ (2 ^ 64) ^ 64 ÷ 2', 'too-large', 19],
  ['1 ^ 101', 'power-not-whole', 3],
  ['1 ^ -101', 'power-not-whole', 3],
  ['round(1, 0.5)', 'digits-not-whole', 1],
  ['round(1, -1)', 'digits-not-whole', 1],
  ['round(1, 21)', 'digits-not-whole', 1],
  ['('.repeat(500), 'too-deep', 62],
])('%s is refused: %s at character %d', (expression, code, at) => {
  const fault = expect.objectContaining({ code, at });
  try {
    value(expression);
    expect.unreachable();
  } catch (caught) {
    expect(caught).toBeInstanceOf(FormulaFault);
    expect(caught).toEqual(fault);
  }
});

test('every part of a formula is computed once: fifty nested abs() take as many steps as there are parts', () => {
  const tree = parseFormula(`${'abs('.repeat(50)}A - 7${')'.repeat(50)}`);
  expect(stepsOf(tree)).toBe(53);
  expect(print(evaluate(tree, new Map([['A', Exact.of('2')]]), 53))).toBe('5');
  expect(() => evaluate(tree, new Map([['A', Exact.of('2')]]), 52)).toThrow(
    expect.objectContaining({ code: 'too-long' }),
  );
});

test('the hundredth power takes eight steps', () => {
  expect(print(evaluate(parseFormula('1.5 ^ 99 ÷ 1.5 ^ 98'), new Map(), stepsOf(parseFormula('1 ^ 1 ÷ 1 ^ 1'))))).toBe(
    '1.5',
  );
});

test('a formula that takes too many steps says so and gives no number', () => {
  const many = Array.from({ length: 400 }, () => '1^99').join('+');
  expect(stepsOf(parseFormula(many))).toBeGreaterThan(MOST_STEPS);
  expect(() => value(many)).toThrow(expect.objectContaining({ code: 'too-long' }));
});

const operators = ['+', '-', '*', '/', '^', '<', '>=', '=', '!='];
const { tree: anyFormula } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'large', withCrossShrink: true },
    fc.constantFrom('A', 'B', '0', '1', '2', '99', '0.5', '7%'),
    fc.tuple(tie('tree'), fc.constantFrom(...operators), tie('tree')).map(([a, o, b]) => `(${a}${o}${b})`),
    fc.tuple(fc.constantFrom('abs', 'floor', 'ceil', 'not', '-'), tie('tree')).map(([f, a]) => `${f}(${a})`),
    fc
      .tuple(fc.constantFrom('min', 'max', 'and', 'or'), fc.array(tie('tree'), { minLength: 1, maxLength: 4 }))
      .map(([f, given]) => `${f}(${given.join(',')})`),
    fc.tuple(tie('tree'), tie('tree'), tie('tree')).map((given) => `if(${given.join(',')})`),
    fc.tuple(tie('tree'), fc.constantFrom('0', '2', '20')).map(([a, n]) => `round(${a},${n})`),
  ),
}));

/** A value or a fault with its place; whatever else happens, happens to nobody. */
function told(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (fault) {
    if (!(fault instanceof FormulaFault)) throw fault;
    return fault.code;
  }
}

test('any formula takes at most the steps that are known before it is computed', () => {
  const names = new Map([
    ['A', Exact.of('12345678901234567890.5').dividedBy(Exact.of('7'))],
    ['B', Exact.of('-3')],
  ]);
  fc.assert(
    fc.property(anyFormula, (expression) => {
      const fault = told(() => {
        const tree = parseFormula(expression);
        evaluate(tree, names, stepsOf(tree));
      });
      expect(fault).not.toBe('too-long');
    }),
    { numRuns: 500, seed: 28 },
  );
});

test('whatever text is written as a formula, reading it ends with a formula of no more parts than it has characters', () => {
  const pieces = fc.constantFrom(
    ...Array.from('()^*/+-,.%=<>!１＋（ 完成率AabsifminΩ$'),
    'abs(',
    'if(',
    '9'.repeat(300),
    '-'.repeat(80),
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 400 }), (written) => {
      const expression = written.join('').slice(0, 2000);
      told(() => expect(stepsOf(parseFormula(expression))).toBeLessThanOrEqual(8 * expression.length));
    }),
    { numRuns: 500, seed: 29 },
  );
});
