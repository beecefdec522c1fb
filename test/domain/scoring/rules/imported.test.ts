import { expect, test } from 'vitest';
import { indicator, number, scoreItem } from '../one-item.ts';

test('84 of 120 in the ministry’s own evaluation is 7 of 10 here', () => {
  expect(scoreItem(indicator('i', '10', { kind: 'imported', fullMark: '120' }), number('84')).exact).toBe('7');
});
