import { expect, test } from 'vitest';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { existingAppraisal } from '../../../shared/storage/appraisals.ts';
import { withEngine } from '../../make/engine.ts';
import { period } from '../../make/enrolled.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { county, goals, onTable, params, signBy, subject, type County } from './stage.ts';

const engine = withEngine();

/** Planning is over and the bureau has signed nothing. */
async function unsigned(more: Partial<Scheme> = {}) {
  const world = await county(engine(), 'planning', undefined, more);
  await world.person('member', 'county', ['committee']);
  world.clock.now = chinaTime('2026-08-05T10:00:00');
  return world;
}

const layDown = (world: County, who = params, ifMatch = 0) =>
  world.as('office').call('goals.counter', { params: who, ifMatch, body: { goals: goals() } });

async function impose(world: County, person = 'member', who = params) {
  const { version, hash } = await onTable(world, who);
  const body = { version, hash, reason: '经两次催办仍未签订' };
  return world.as(person).call('goals.impose', { params: who, body });
}

test('a unit that does not sign is assessed by goals the office lays and the committee imposes, and files against them', async () => {
  const world = await unsigned();
  await layDown(world);
  expect((await impose(world)).body).toMatchObject({ state: 'imposed', version: 1 });
  const { body } = await world.as('leader').call('goals.read', { params });
  expect(body).toMatchObject({ state: 'imposed', imposed: { by: 'member' }, inForce: { version: 1 }, signatures: [] });
  const { head } = await existingAppraisal(world.table, world.jurisdiction, period, subject);
  expect(head.agreement).toEqual({ state: 'imposed', version: 1 });
  const { subjects } = (
    await world.as('office').call('goals.list', { params: { period }, query: { open: 'true', limit: 50 } })
  ).body;
  expect(subjects.map((one) => one.subject)).toEqual(['official.officer']);

  const filing = {
    indicator: 'online',
    slot: '2026-07',
    given: { kind: 'fraction' as const, numerator: '873', denominator: '937' },
    source: '政务服务平台月报',
    evidence: [],
  };
  expect((await world.as('clerk').call('progress.file', { params, body: filing })).status).toBe(201);
});

test("an official's superior who lets planning pass does not keep the office from laying goals", async () => {
  const world = await unsigned();
  const who = { period, subject: 'official.officer' };
  await layDown(world, who);
  expect((await impose(world, 'member', who)).body.state).toBe('imposed');
});

test("nothing is imposed but what the assessor's side laid or signed, and nobody imposes what they wrote themselves", async () => {
  const world = await county(engine());
  await world.person('member', 'county', ['committee', 'performance-office']);
  await world.as('clerk').call('goals.propose', { params, ifMatch: 0, body: { as: 'proposal', goals: goals() } });
  await signBy(world, 'leader', 'subject');
  world.clock.now = chinaTime('2026-08-05T10:00:00');
  expect(await refused(impose(world))).toBe('goals.not-laid');
  const { etag } = await onTable(world);
  await world.as('member').call('goals.counter', { params, ifMatch: etag, body: { goals: goals('96') } });
  expect(await refused(impose(world))).toBe('access.same-person');
  await world.person('chair', 'county', ['committee']);
  expect((await impose(world, 'chair')).body.state).toBe('imposed');
});

test('nothing is imposed while the subject may still agree late', async () => {
  const world = await unsigned();
  await layDown(world);
  const body = { until: '2026-08-20', reason: '机构改革，单位八月方完成组建' };
  await world.as('member').call('goals.permit-late', { params, body });
  await world.person('chair', 'county', ['committee']);
  world.clock.now = chinaTime('2026-08-20T23:59:59');
  expect(await refused(impose(world, 'chair'))).toBe('goals.late-runs');
  world.clock.now = chinaTime('2026-08-21T00:00:00');
  expect((await impose(world, 'chair')).body.state).toBe('imposed');
});

test('goals are imposed after planning and before the close, on a subject that has none, by the committee', async () => {
  const world = await county(engine());
  await world.person('member', 'county', ['committee']);
  await layDown(world);
  expect(await refused(impose(world))).toBe('phase.not-now');
  expect(await refused(impose(world, 'office'))).toBe('access.role');
  world.clock.now = chinaTime('2026-10-20T23:59:59');
  await impose(world);
  expect(await refused(impose(world))).toBe('goals.wrong-state');
  expect((await refusal(layDown(world, params, 2)))['type']).toMatch(/goals\.deadline-passed/);
});

test('imposed goals change on legal grounds only, and a rejected change leaves them as they were', async () => {
  const world = await unsigned();
  await layDown(world);
  await impose(world);
  const reason = {
    ground: 'policy-change' as const,
    document: { number: '县政办〔2026〕18号', title: '关于调整指标的通知', issuer: '县政府办公室' },
    explanation: '上级调整统计口径。',
  };
  const { etag } = await onTable(world);
  const changed = await world
    .as('leader')
    .call('goals.change', { params, ifMatch: etag, body: { goals: goals('93'), reason } });
  const body = { version: changed.body.version, why: '文件与本目标无关' };
  expect((await world.as('office').call('goals.reject-change', { params, body })).body.state).toBe('imposed');
});

test.each(['block', 'bottom-grade'] as const)('where the scheme says %s, nothing is imposed', async (policy) => {
  const world = await unsigned({ unsigned: policy });
  expect((await refusal(layDown(world)))['type']).toMatch(/goals\.deadline-passed/);
  const body = { version: 1, hash: 'a'.repeat(64), reason: '经两次催办仍未签订' };
  expect(await refused(world.as('member').call('goals.impose', { params, body }))).toBe('goals.impose-policy');
});
