import { describe, expect, test } from 'vitest';
import { withEngine } from '../../make/engine.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { goals, implementing, params, signBy, type County } from './stage.ts';

const engine = withEngine();

const reason = {
  ground: 'policy-change',
  document: { number: '县政办〔2026〕18号', title: '关于调整统计口径的通知', issuer: '县政府办公室' },
  explanation: '上级调整统计口径。',
} as const;

describe('changing signed goals', () => {
  const change = (world: County, person: string, ifMatch: number, agreed = goals('90')) =>
    world.as(person).call('goals.change', { params, ifMatch, body: { goals: agreed, reason } });

  test('what was signed cannot be negotiated again', async () => {
    const world = await implementing(engine());
    world.clock.now = chinaTime('2026-07-14T10:00:00');
    const body = { as: 'proposal', goals: goals('90') } as const;
    const problem = await refusal(world.as('clerk').call('goals.propose', { params, ifMatch: 3, body }));
    expect(problem).toMatchObject({
      type: 'urn:jixiao:problem:goals.wrong-state',
      detail: '绩效合同处于“双方已签”状态，不能办理此步骤。',
      legal: ['change'],
    });
  });

  test('a change on legal grounds counts once both sides have signed it, and not before', async () => {
    const world = await implementing(engine());
    await change(world, 'leader', 3);
    const pending = await world.as('clerk').call('goals.read', { params });
    expect(pending.body).toMatchObject({ state: 'changing', changeReason: { ground: 'policy-change' } });
    expect(pending.body.inForce?.goals[0]?.target).toBe('95');
    await signBy(world, 'leader', 'subject');
    await signBy(world, 'office', 'assessor');
    const settled = await world.as('clerk').call('goals.read', { params });
    expect(settled.body.inForce?.goals[0]?.target).toBe('90');
  });

  test('a rejected change leaves the goals as they were signed', async () => {
    const world = await implementing(engine());
    const { body } = await change(world, 'leader', 3);
    const { version } = body;
    await world.as('office').call('goals.reject-change', { params, body: { version, why: '批准文件与本目标无关。' } });
    const read = await world.as('clerk').call('goals.read', { params });
    expect(read.body).toMatchObject({ state: 'signed', inForce: { version: 1 } });
  });

  test('there is no other ground than those of the law', async () => {
    const world = await implementing(engine());
    const wish = { ...reason, ground: 'target-too-hard' as never };
    const body = { goals: goals('50'), reason: wish };
    expect(await refused(world.as('leader').call('goals.change', { params, ifMatch: 3, body }))).toBe(
      'request.invalid',
    );
  });

  test('once assessment has begun nobody moves a target', async () => {
    const world = await implementing(engine());
    world.clock.now = chinaTime('2026-10-01T00:00:00');
    expect(await refused(change(world, 'leader', 3))).toBe('goals.change-too-late');
  });
});
