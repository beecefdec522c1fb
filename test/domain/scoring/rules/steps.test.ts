import { expect, test } from 'vitest';
import { indicator, number, scoreItem } from '../one-item.ts';

const steps = (includes: 'from' | 'to') =>
  indicator('s', '10', {
    kind: 'steps',
    includes,
    bands: [
      { from: null, to: '90', share: '0' },
      { from: '90', to: '95', share: '0.8' },
      { from: '95', to: null, share: '1' },
    ],
  });

test.each([
  ['from', '89.99', '0'],
  ['from', '90', '8'],
  ['from', '94.999', '8'],
  ['from', '95', '10'],
  ['to', '90', '0'],
  ['to', '90.001', '8'],
  ['to', '95', '8'],
  ['to', '95.001', '10'],
] as const)('with the %s side included, %s earns %s', (includes, value, points) => {
  expect(scoreItem(steps(includes), number(value)).exact).toBe(points);
});
