import { expect, test } from 'vitest';
import type { AgreedGoal } from '../../../shared/domain/agreement/goal.ts';
import { indicator } from '../../domain/scoring/example.ts';
import { withEngine } from '../../make/engine.ts';
import { period } from '../../make/enrolled.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { county, goals, params, signBy, subject } from '../goals/stage.ts';

const engine = withEngine();
const by = { kind: 'ratio', whenZero: 'zero' } as const;
const provider = { unit: 'statistics' };
const growth: AgreedGoal = {
  item: 'growth',
  own: { section: 'specific', indicator: indicator('growth', '40', by, { provider, frequency: 'quarter' }) },
  target: '6',
  strategy: 'climate',
  owner: 'clerk',
  unitOfMeasure: '%',
  evidencePlan: '统计快报',
};
const propose = { params, ifMatch: 0, body: { as: 'proposal' as const, goals: [...goals().slice(0, 1), growth] } };
const at = { period, indicator: 'growth', slot: 'period' };
const offer = { name: '快报.pdf', type: 'application/pdf', bytes: 1000, sha256: 'c'.repeat(64), sealed: false };

test('a unit that provides the figures of one subject alone, by its agreement, reads them, registers evidence and signs', async () => {
  const world = await county(engine());
  const problem = await refusal(world.as('clerk').call('goals.propose', propose));
  expect(problem).toMatchObject({ type: 'urn:jixiao:problem:goals.provider-absent' });
  await world.unit('statistics');
  await world.person('counter', 'statistics', ['unit-contributor']);
  await world.person('director', 'statistics', ['unit-leader']);
  await world.as('clerk').call('goals.propose', propose);
  await signBy(world, 'leader', 'subject');
  await signBy(world, 'office', 'assessor');
  world.clock.now = chinaTime('2026-10-09T10:00:00');

  const register = (who: string, more: { subject?: string } = {}) =>
    world
      .as(who)
      .call('progress.offer-provided', { params: { period, indicator: 'growth' }, body: { ...offer, ...more } });
  expect(await refused(register('counter'))).toBe('progress.not-common');
  expect(await refused(register('clerk', { subject }))).toBe('progress.not-provider');
  const { id } = (await register('counter', { subject })).body;

  const rows = [{ subject, given: { kind: 'number' as const, number: '6.4' } }];
  const put = (who: string) =>
    world.as(who).call('progress.provide', { params: at, body: { source: '统计快报', evidence: [id], rows } });
  expect(await refused(put('clerk'))).toBe('progress.unknown-evidence');
  const { n = 0 } = (await put('counter')).body.rows[0] ?? {};
  const list = async (who: string) =>
    (await world.as(who).call('progress.provided', { params: at })).body.subjects.map((one) => one.subject);
  expect(await list('counter')).toEqual([subject]);
  expect(await list('leader')).toEqual([]);
  await world.as('director').call('progress.sign-provided', { params: at, body: { filings: [{ subject, n }] } });
});
