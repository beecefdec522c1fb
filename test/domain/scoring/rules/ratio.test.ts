import { expect, test } from 'vitest';
import { codes, indicator, number, scoreItem } from '../one-item.ts';

const ratio = (direction: 'increase' | 'decrease', points = '1', more = {}) =>
  indicator('r', points, { kind: 'ratio', whenZero: 'zero', ...more }, { direction });

test('where less is better, 7.1 against a target of 6.0 is 0.8450704…', () => {
  const node = scoreItem(ratio('decrease'), number('7.1'), { goal: { target: '6.0' } });
  expect(node.exact).toMatch(/^0\.8450704225352112676\d*…$/);
});

test('873 of 937 calls against a target of 0.95 is 0.98073358422737…', () => {
  const value = { kind: 'fraction', numerator: '873', denominator: '937' } as const;
  expect(scoreItem(ratio('increase'), value, { goal: { target: '0.95' } }).exact).toMatch(/^0\.98073358422737/);
});

test('10 points, target 310.2, actual 154.74 is 4.98839458413926… and 4.99 when read', () => {
  const node = scoreItem(ratio('increase', '10'), number('154.74'), { goal: { target: '310.2' } });
  expect(node.exact).toMatch(/^4\.98839458413926/);
  expect(node.rounded).toBe('4.99');
  expect(node.expression).toMatch(/^10 × min\(1, 154\.74 ÷ 310\.2\) = 4\.988/);
});

test('over-achievement is filed as it is and capped in scoring only', () => {
  const node = scoreItem(ratio('increase', '10'), number('200'), { goal: { target: '100' } });
  expect(node).toMatchObject({ exact: '10', inputs: [{ value: '200' }, { value: '100' }] });
  expect(codes(node)).toEqual(['capped']);
  expect(scoreItem(ratio('increase', '10', { cap: null }), number('200'), { goal: { target: '100' } }).exact).toBe(
    '20',
  );
});

test('a target of 0 counts as the scheme declares, never as nonsense', () => {
  const zeroTarget = (whenZero: string) =>
    scoreItem(ratio('increase', '10', { whenZero }), number('5'), { goal: { target: '0' } });
  expect(zeroTarget('full').exact).toBe('10');
  expect(zeroTarget('zero').exact).toBe('0');
  expect(zeroTarget('missing')).toMatchObject({ state: 'blocked', exact: null });
});

test('a missing target is a hole in the agreement, not a missing value', () => {
  expect(codes(scoreItem(ratio('increase'), number('5')))).toEqual(['no-target']);
});

test('the floor holds a share up', () => {
  expect(scoreItem(ratio('increase', '10', { floor: '0.4' }), number('1'), { goal: { target: '10' } }).exact).toBe('4');
});
