import { expect, test } from 'vitest';
import { indicator, number, scoreItem } from '../one-item.ts';

test.each([
  ['at-least', '90', '10'],
  ['at-least', '89.999', '0'],
  ['above', '90', '0'],
  ['above', '90.001', '10'],
  ['at-most', '90', '10'],
  ['at-most', '90.001', '0'],
  ['below', '90', '0'],
  ['below', '89.999', '10'],
] as const)('%s 90: a %s earns %s points, nothing between', (comparison, value, points) => {
  const item = indicator('t', '10', { kind: 'threshold', comparison }, { target: '90' });
  expect(scoreItem(item, number(value)).exact).toBe(points);
});
