import { expect, test } from 'vitest';
import { codes, indicator, number, scoreItem } from '../one-item.ts';

const progress = (more = {}) => indicator('p', '1', { kind: 'progress', ...more });

test('12,905 of the way from 0 to 76,000 is 0.16980263157894736…', () => {
  expect(scoreItem(progress(), number('12905'), { goal: { baseline: '0', target: '76000' } }).exact).toMatch(
    /^0\.16980263157894736/,
  );
});

test('moving away from the target is negative when uncapped, and nothing when capped', () => {
  const goal = { baseline: '303.9', target: '273.5' };
  expect(scoreItem(progress({ cap: null }), number('309'), { goal }).exact).toMatch(/^-0\.16776315789473684/);
  expect(scoreItem(progress(), number('309'), { goal }).exact).toBe('0');
});

test('from 50 towards 100, a 60 is 20 %, not 60 %', () => {
  expect(scoreItem(progress(), number('60'), { goal: { baseline: '50', target: '100' } }).exact).toBe('0.2');
});

test('a target equal to its baseline leaves nothing to measure', () => {
  const node = scoreItem(progress(), number('60'), { goal: { baseline: '50', target: '50' } });
  expect([node.state, ...codes(node)]).toEqual(['blocked', 'target-is-baseline']);
});
