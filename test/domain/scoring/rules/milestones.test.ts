import { expect, test } from 'vitest';
import { codes, indicator, scoreItem } from '../one-item.ts';

const milestones = [
  { id: 'plan', share: '0.2', due: '2026-03-31' },
  { id: 'build', share: '0.5', due: '2026-06-30' },
  { id: 'accept', share: '0.3', due: '2026-09-30', lateness: { by: 'flat', keeps: '0.5' } as const },
];
const item = indicator('m', '10', { kind: 'milestones', lateness: { by: 'started-week', loses: '0.1' } });
const earned = (done: Record<string, string>) =>
  scoreItem(
    item,
    { kind: 'milestones', done: Object.entries(done).map(([id, on]) => ({ id, on })) },
    { goal: { milestones } },
  );

test('what is done in time keeps its share, what is not done earns nothing', () => {
  expect(earned({ plan: '2026-03-31', build: '2026-06-01' }).exact).toBe('7');
  expect(earned({}).exact).toBe('0');
});

test('one day late is one started week, eight days are two', () => {
  expect(earned({ plan: '2026-04-01' }).exact).toBe('1.8');
  expect(earned({ plan: '2026-04-07' }).exact).toBe('1.8');
  expect(earned({ plan: '2026-04-08' }).exact).toBe('1.6');
  expect(earned({ plan: '2026-12-31' }).exact).toBe('0');
});

test('a milestone may carry its own, flat factor', () => {
  expect(earned({ accept: '2026-10-01' }).exact).toBe('1.5');
});

test('no filing is missing, no milestones is a hole in the agreement', () => {
  expect(codes(scoreItem(item, null, { goal: { milestones } }))).toEqual(['not-filed', 'missing-blocks']);
  expect(codes(scoreItem(item, { kind: 'milestones', done: [] }))).toEqual(['no-milestones']);
});
