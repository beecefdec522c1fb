import { expect, test } from 'vitest';
import { codes, indicator, scoreItem } from '../one-item.ts';

const formula = (expression: string, inputs: string[] = ['x', 'y']) =>
  indicator('f', '10', { kind: 'formula', expression, gives: 'share', inputs }, { value: 'named' });
const named = (values: Record<string, string>) => ({ kind: 'named', values }) as const;

test('an approved expression over named figures, in exact decimals', () => {
  const node = scoreItem(formula('(x + 2 × y) ÷ 3'), named({ x: '0.1', y: '0.2' }));
  expect(node.exact).toMatch(/^1\.6{20}/);
  expect(node.expression).toContain('(0.1 + (2 × 0.2)) ÷ 3');
});

test('an error in a formula is an error with its place, never 0', () => {
  const node = scoreItem(formula('x ÷ (y − y)'), named({ x: '1', y: '2' }));
  expect(node).toMatchObject({ state: 'blocked', exact: null });
  expect(node.notes).toEqual([{ code: 'formula-error', params: { problem: 'division-by-zero', at: 3 } }]);
});

test('a figure the formula needs and nobody filed is missing', () => {
  expect(codes(scoreItem(formula('x + y'), named({ x: '1' })))).toEqual(['formula-input', 'missing-blocks']);
});

test('a guard against zero guards: only the branch taken is computed', () => {
  expect(scoreItem(formula('if(y = 0, 1, x / y)'), named({ x: '1', y: '0' })).exact).toBe('10');
});

test('a formula of too many steps blocks the one item with a plain note', () => {
  const endless = Array.from({ length: 400 }, () => 'x^99').join('+');
  const node = scoreItem(formula(endless), named({ x: '1', y: '1' }));
  expect(node).toMatchObject({ state: 'blocked', exact: null });
  expect(node.notes).toEqual([{ code: 'formula-error', params: { problem: 'too-long', at: expect.any(Number) } }]);
});
