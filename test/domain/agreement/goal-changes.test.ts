import { expect, test } from 'vitest';
import { goalChangesBetween } from '../../../shared/domain/agreement/goal-changes.ts';
import type { AgreedGoal } from '../../../shared/domain/agreement/goal.ts';

const named = ({ item }: AgreedGoal) => ({ zh: `指标${item}`, en: `item ${item}` });
const between = (before: readonly AgreedGoal[], after: readonly AgreedGoal[]) =>
  goalChangesBetween(before, after, named).map(({ zh }) => zh);

test('what changed between two texts is told goal by goal, figures with their values and words without', () => {
  const a: AgreedGoal = { item: 'a', target: '95', baseline: '88', owner: 'li.na' };
  const b: AgreedGoal = { item: 'b', target: '10' };
  const changed = { item: 'a', target: '96', owner: 'wang', points: '5' };
  const added = { item: 'c', target: '3', unitOfMeasure: '件' };
  expect(between([a, b], [changed, added])).toEqual([
    '“指标a”的目标值由 95 改为 96。',
    '“指标a”不再列基期值（原为 88）。',
    '“指标a”增列分值 5。',
    '“指标a”的责任人有修改。',
    '新增“指标c”，目标值 3 件。',
    '取消“指标b”。',
  ]);
});

test('the same goals in another order are the same goals, and that is told', () => {
  const [a, b] = [{ item: 'a' }, { item: 'b' }];
  expect(between([a, b], [a, b])).toEqual([]);
  expect(between([a, b], [b, a])).toEqual(['目标的排列顺序有调整。']);
});
