import { expect, test } from 'vitest';
import { codes, indicator, scoreItem, source } from '../one-item.ts';

const rating = (more = {}) =>
  indicator('q', '20', { kind: 'rating', scaleMax: '100', absentGroup: 'redistribute', ...more }, { value: 'rated' });
const marks = (group: string, ...given: string[]) =>
  given.map((mark, at) => ({ item: 'q', group, mark, source: source(`${group}-${at}`) }));

test('five leaders: the highest and the lowest mark are dropped, the rest weighted with the peers', () => {
  const node = scoreItem(rating(), null, {
    marks: [...marks('leaders', '60', '80', '85', '90', '100'), ...marks('peers', '90')],
  });
  expect(node.exact).toBe('17.4');
  expect(codes(node)).toContain('trimmed');
});

test('four leaders are too few to drop marks: the plain mean counts, and the trace says so', () => {
  const node = scoreItem(rating(), null, {
    marks: [...marks('leaders', '60', '80', '90', '100'), ...marks('peers', '90')],
  });
  expect(node.exact).toBe('17.1');
  expect(codes(node)).toContain('not-trimmed');
});

test('an absent group gives its weight to the others, or blocks', () => {
  expect(scoreItem(rating(), null, { marks: marks('peers', '90') }).exact).toBe('18');
  expect(scoreItem(rating({ absentGroup: 'block' }), null, { marks: marks('peers', '90') }).state).toBe('blocked');
});

test('no mark at all is missing: it is not a mark of 0', () => {
  expect(codes(scoreItem(rating(), null))).toEqual(['no-marks', 'missing-blocks']);
});

test('marks keep their decimals', () => {
  expect(scoreItem(rating(), null, { marks: marks('peers', '89.95', '90.00') }).exact).toBe('17.995');
});
