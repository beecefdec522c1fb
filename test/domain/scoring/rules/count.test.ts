import { expect, test } from 'vitest';
import { codes, indicator, number, scoreItem } from '../one-item.ts';

test('每发生一起扣0.5分，扣完为止', () => {
  const item = indicator('c', '3', { kind: 'count', method: { by: 'deducting', each: '0.5' } });
  expect(scoreItem(item, number('2')).exact).toBe('2');
  expect(scoreItem(item, number('0')).exact).toBe('3');
  expect(scoreItem(item, number('9')).exact).toBe('0');
  expect(codes(scoreItem(item, number('6')))).toEqual([]);
  expect(codes(scoreItem(item, number('7')))).toEqual(['deducted-to-floor']);
});

test('每项加0.3分，最高加1分', () => {
  const item = indicator('c', '1', { kind: 'count', method: { by: 'adding', each: '0.3', cap: '1' } });
  expect(scoreItem(item, number('3')).exact).toBe('0.9');
  expect(scoreItem(item, number('4')).exact).toBe('1');
  const half = indicator('c', '1', { kind: 'count', method: { by: 'adding', each: '0.5', cap: '1' } });
  expect(codes(scoreItem(half, number('2')))).toEqual([]);
  expect(codes(scoreItem(half, number('3')))).toEqual(['points-capped']);
});

test('a table says what each number of events is worth', () => {
  const steps = [
    { from: 0, score: '5' },
    { from: 1, score: '3' },
    { from: 4, score: '0' },
  ];
  const item = indicator('c', '5', { kind: 'count', method: { by: 'table', steps } });
  expect(['0', '1', '3', '4', '99'].map((n) => scoreItem(item, number(n)).exact)).toEqual(['5', '3', '3', '0', '0']);
});

test('fewer events than the table begins with are worth nothing', () => {
  const item = indicator('c', '5', { kind: 'count', method: { by: 'table', steps: [{ from: 2, score: '5' }] } });
  expect(scoreItem(item, number('1')).exact).toBe('0');
});

test('half an event is an error, not a number', () => {
  const item = indicator('c', '5', { kind: 'count', method: { by: 'deducting', each: '1' } });
  expect(codes(scoreItem(item, number('1.5')))).toEqual(['not-a-count']);
  expect(codes(scoreItem(item, number('-1')))).toEqual(['not-a-count']);
});
