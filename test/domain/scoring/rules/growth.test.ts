import { expect, test } from 'vitest';
import { codes, indicator, number, scoreItem } from '../one-item.ts';

const growth = (direction: 'increase' | 'decrease') =>
  indicator('g', '1', { kind: 'growth', cap: null, floor: null }, { direction });

test('21 % in two years against 10 % in one is exactly on course', () => {
  const goal = { baseline: '100', target: '110', yearsObserved: '2', yearsRequired: '1' };
  expect(scoreItem(growth('increase'), number('121'), { goal }).exact).toBe('1');
});

test('a root that does not end is kept to 40 places', () => {
  const goal = { baseline: '1', target: '2', yearsObserved: '2', yearsRequired: '1' };
  expect(scoreItem(growth('increase'), number('2'), { goal }).exact).toBe('0.4142135623730950488016887242096980785697');
});

test('moving the wrong way is negative, whatever the direction', () => {
  const goal = { baseline: '100', target: '50', yearsObserved: '1', yearsRequired: '1' };
  expect(scoreItem(growth('decrease'), number('75'), { goal }).exact).toBe('0.5');
  expect(scoreItem(growth('decrease'), number('125'), { goal }).exact).toBe('-0.5');
});

test('growth from nothing, or over no time, is an error', () => {
  const goal = { baseline: '0', target: '50', yearsObserved: '1', yearsRequired: '1' };
  expect(codes(scoreItem(growth('increase'), number('75'), { goal }))).toEqual(['not-positive']);
  expect(codes(scoreItem(growth('increase'), number('75'), { goal: { baseline: '1', target: '2' } }))).toEqual([
    'no-years',
  ]);
  for (const years of [{ yearsObserved: '1' }, { yearsRequired: '1' }]) {
    const half = { goal: { baseline: '1', target: '2', ...years } };
    expect(codes(scoreItem(growth('increase'), number('75'), half))).toEqual(['no-years']);
  }
});

test('a rate over no time worth the name is an error, and no number of millions of digits', () => {
  for (const yearsRequired of ['0.000000000000000000001', '0.0099', '100.1', '9'.repeat(40)]) {
    const goal = { baseline: '1', target: '2', yearsObserved: '1', yearsRequired };
    expect(codes(scoreItem(growth('increase'), number('75'), { goal }))).toEqual(['years-range']);
  }
  const goal = { baseline: '1', target: '2', yearsObserved: '0.01', yearsRequired: '100' };
  expect(scoreItem(growth('increase'), number('9'.repeat(40)), { goal }).state).toBe('scored');
});
