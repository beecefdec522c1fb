import { expect, test } from 'vitest';
import { codes, indicator, number, scoreItem } from '../one-item.ts';

const item = indicator('i', '10', {
  kind: 'interpolate',
  points: [
    { value: '60', share: '0' },
    { value: '80', share: '0.6' },
    { value: '95', share: '1' },
  ],
});

test.each([
  ['60', '0'],
  ['70', '3'],
  ['80', '6'],
  ['86', '7.6'],
  ['95', '10'],
  ['120', '10'],
  ['10', '0'],
])('a %s earns %s of 10: straight between the points, flat outside, exact at them', (value, points) => {
  expect(scoreItem(item, number(value)).exact).toBe(points);
});

test('at a declared point the declared share stands, with nothing to work out', () => {
  expect(scoreItem(item, number('80')).expression).toBe('10 × 0.6 = 6');
  expect(scoreItem(item, number('95')).expression).toBe('10 × 1 = 10');
});

test('it can be read at the completion of the target', () => {
  const rule = {
    kind: 'interpolate',
    of: 'completion',
    whenZero: 'zero',
    points: [
      { value: '0.5', share: '0' },
      { value: '1', share: '1' },
    ],
  } as const;
  const ofTarget = indicator('i', '10', { ...rule, points: [...rule.points] });
  expect(scoreItem(ofTarget, number('150'), { goal: { target: '200' } }).exact).toBe('5');
  expect(codes(scoreItem(ofTarget, number('150')))).toEqual(['no-target']);
  expect(scoreItem(ofTarget, number('150'), { goal: { target: '0' } }).exact).toBe('0');
});
