import { expect, test } from 'vitest';
import { indicator, scoreGroup } from '../one-item.ts';

const relative = (more = {}) =>
  indicator('r', '10', {
    kind: 'relative',
    centre: 'mean',
    margin: '0',
    per: { points: '0.5', size: '1', units: 'continuous' },
    minGroup: 2,
    ...more,
  });

test('低于同类平均水平的，每低1个百分点扣0.5分', () => {
  expect(scoreGroup(relative(), ['90', '80', '70'])).toEqual(['10', '10', '5']);
});

test('a margin lets a subject fall behind that far before it costs anything', () => {
  expect(scoreGroup(relative({ margin: '4' }), ['90', '80', '70'])).toEqual(['10', '10', '7']);
});

test('the median does not move with one extreme value, and less can be better', () => {
  expect(scoreGroup({ ...relative({ centre: 'median' }), direction: 'decrease' }, ['1', '2', '900', '3'])).toEqual([
    '10',
    '10',
    '0',
    '9.75',
  ]);
});

test('below the smallest group the missing policy decides', () => {
  expect(scoreGroup({ ...relative({ minGroup: 4 }), missing: 'zero' }, ['90', '80', '70'])).toEqual(['0', '0', '0']);
});
