import { expect, test } from 'vitest';
import { codes, indicator, scoreItem, source } from '../one-item.ts';

const grades = [
  ['excellent', '1'],
  ['competent', '.8'],
  ['basic', '.6'],
  ['unfit', '0'],
] as const;
const votes = indicator(
  'v',
  '1',
  {
    kind: 'votes',
    grades: grades.map(([id, value]) => ({ id, name: { zh: id, en: id }, value: value.replace('.', '0.') })),
    absentGroup: 'redistribute',
  },
  { value: 'rated' },
);
const tally = (group: string, ...counts: number[]) => ({
  item: 'v',
  group,
  votes: Object.fromEntries(grades.map(([id], at) => [id, counts[at] ?? 0])),
  source: source(`${group}-${counts.join()}`),
});

test('优 12, 称职 6, 基本称职 2, 不称职 0 of 20 is 0.9', () => {
  const node = scoreItem(votes, null, { tallies: [tally('leaders', 12, 6, 2, 0)] });
  expect(node.exact).toBe('0.9');
  expect(node.expression).toContain('(12 × 1 + 6 × 0.8 + 2 × 0.6) ÷ 20');
});

test('the groups are weighted by their weights, not by their numbers', () => {
  const node = scoreItem(votes, null, { tallies: [tally('leaders', 1, 0, 0, 0), tally('peers', 0, 0, 0, 99)] });
  expect(node.exact).toBe('0.6');
});

test('a grade the rule does not list is an error', () => {
  const stray = { ...tally('leaders', 1), votes: { superb: 1 } };
  expect(codes(scoreItem(votes, null, { tallies: [stray] }))).toEqual(['unknown-grade']);
});
