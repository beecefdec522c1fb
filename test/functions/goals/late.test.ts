import { expect, test } from 'vitest';
import { withEngine } from '../../make/engine.ts';
import { refusal } from '../../make/refusal.ts';
import { chinaTime } from '../../make/world.ts';
import { county, goals, params, signBy } from './stage.ts';

const engine = withEngine();

async function unsignedAfterPlanning() {
  const world = await county(engine());
  await world.person('member', 'county', ['committee']);
  await world.as('clerk').call('goals.propose', { params, ifMatch: 0, body: { as: 'proposal', goals: goals() } });
  world.clock.now = chinaTime('2026-08-05T10:00:00');
  return world;
}

const permission = (until: string) => ({ params, body: { until, reason: '机构改革，单位八月方完成组建' } });

test('a subject left unsigned by planning agrees late once the committee permits it, and not before', async () => {
  const world = await unsignedAfterPlanning();
  expect((await refusal(signBy(world, 'leader', 'subject')))['type']).toMatch(/goals\.deadline-passed/);
  await world.as('member').call('goals.permit-late', permission('2026-08-20'));
  await signBy(world, 'leader', 'subject');
  expect((await signBy(world, 'office', 'assessor')).body.state).toBe('signed');
});

test('a late permission ends with its day', async () => {
  const world = await unsignedAfterPlanning();
  await world.as('member').call('goals.permit-late', permission('2026-08-20'));
  world.clock.now = chinaTime('2026-08-20T23:59:59');
  await signBy(world, 'leader', 'subject');
  world.clock.now = chinaTime('2026-08-21T00:00:00');
  expect((await refusal(signBy(world, 'office', 'assessor')))['type']).toMatch(/goals\.deadline-passed/);
});

test('nothing is permitted for a day outside what is left of implementation, nor to a subject that has signed', async () => {
  const world = await unsignedAfterPlanning();
  const member = world.as('member');
  const past = await refusal(member.call('goals.permit-late', permission('2026-08-01')));
  expect(past).toMatchObject({ status: 400, field: 'until', legal: ['2026-08-05 … 2026-09-30'] });
  await member.call('goals.permit-late', permission('2026-08-20'));
  await signBy(world, 'leader', 'subject');
  await signBy(world, 'office', 'assessor');
  expect((await refusal(member.call('goals.permit-late', permission('2026-08-25'))))['type']).toMatch(
    /goals\.late-signed/,
  );
});

test('the office that negotiates does not permit itself to be late', async () => {
  const world = await unsignedAfterPlanning();
  expect((await refusal(world.as('office').call('goals.permit-late', permission('2026-08-20')))).status).toBe(403);
});
