import { expect, test } from 'vitest';
import { secondPass } from '../../../../shared/domain/scoring/peers.ts';
import { prepareScheme, scoreSubject } from '../../../../shared/domain/scoring/score.ts';
import { emptyInput, filed, indicator, number, schemeOf, scoreGroup, scoreItem } from '../one-item.ts';

const byPosition = (ties: 'shared-best' | 'shared-mean' | 'next') =>
  indicator('r', '10', {
    kind: 'rank',
    method: {
      by: 'position',
      positions: [
        { from: 1, points: '10' },
        { from: 2, points: '8' },
        { from: 3, points: '6' },
        { from: 5, points: '2' },
      ],
      ties,
    },
  });

test.each([
  ['shared-best', ['10', '8', '8', '6', '2']],
  ['shared-mean', ['10', '7', '7', '6', '2']],
  ['next', ['10', '6', '6', '6', '2']],
] as const)('two who tie for second place under %s', (ties, points) => {
  expect(scoreGroup(byPosition(ties), ['99', '90', '90', '80', '70'])).toEqual(points);
});

test('who ties with nobody has no mean to take', () => {
  const item = byPosition('shared-mean');
  const scheme = prepareScheme(schemeOf([item]), 1);
  const filedAs = (subject: string, value: string) =>
    scoreSubject(scheme, { ...emptyInput, subject, filed: [filed('r', number(value))] });
  const [first] = secondPass(scheme, [filedAs('unit.a', '9'), filedAs('unit.b', '8')], 'g');
  expect(first!.trace.parts[0]!.parts[0]!.expression).toBe('10 = 10');
});

test('against the best: the best has all points, the others in proportion', () => {
  const best = indicator('r', '10', { kind: 'rank', method: { by: 'best', whenZero: 'zero' } });
  expect(scoreGroup(best, ['50', '40', '25'])).toEqual(['10', '8', '5']);
  expect(scoreGroup({ ...best, direction: 'decrease' }, ['50', '40', '20'])).toEqual(['4', '5', '10']);
});

test('it waits for the second pass, and a group that is too small is missing', () => {
  expect(scoreItem(byPosition('next'), number('1')).state).toBe('awaiting-peers');
  const item = indicator(
    'r',
    '10',
    { kind: 'rank', minGroup: 3, method: { by: 'best', whenZero: 'zero' } },
    { missing: 'full' },
  );
  expect(scoreGroup(item, ['5', '4'])).toEqual(['10', '10']);
});
