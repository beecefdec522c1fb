import { expect, test } from 'vitest';
import { codes, indicator, number, scoreItem } from '../one-item.ts';

const shortfall = (units: 'continuous' | 'full' | 'started', more = {}) =>
  indicator('s', '1', { kind: 'shortfall', per: { points: '0.05', size: '1', units }, ...more });

test.each([
  ['continuous', '0.87'],
  ['full', '0.9'],
  ['started', '0.85'],
] as const)('17.4 % against 20 %, 0.05 per 1 % counted in %s units, leaves %s', (units, left) => {
  expect(scoreItem(shortfall(units), number('17.4'), { goal: { target: '20' } }).exact).toBe(left);
});

test('扣完为止: it never falls below its floor', () => {
  const node = scoreItem(shortfall('full'), number('-40'), { goal: { target: '20' } });
  expect(node.exact).toBe('0');
  expect(codes(node)).toContain('deducted-to-floor');
});

test('reaching the target or passing it costs nothing', () => {
  expect(scoreItem(shortfall('started'), number('20'), { goal: { target: '20' } }).exact).toBe('1');
  expect(scoreItem(shortfall('started'), number('25'), { goal: { target: '20' } }).exact).toBe('1');
});
