import { expect, test } from 'vitest';
import { spreadOf } from '../../../shared/domain/reports/grading.ts';

test('quartiles of a group are scores somebody has', () => {
  expect(spreadOf(['79.90', '94.10', '88.25', '100.00', '72.05'])).toEqual({
    n: 5,
    best: '100.00',
    upperQuartile: '94.10',
    median: '88.25',
    lowerQuartile: '79.90',
    lowest: '72.05',
    mean: '86.86',
  });
});

test('the median of an even number of scores is the mean of the two in the middle, with two digits', () => {
  expect(spreadOf(['93.91', '91.87', '93.86', '82.87'])?.median).toBe('92.87');
  expect(spreadOf(['80.00', '70.05'])?.median).toBe('75.03');
});

test('a group of one is its own best, median and lowest', () => {
  expect(spreadOf(['90.00'])).toMatchObject({ n: 1, best: '90.00', median: '90.00', lowest: '90.00', mean: '90.00' });
});

test('a group without scores has no standing', () => {
  expect(spreadOf([])).toBeNull();
});
