import { beforeEach, describe, expect, test } from 'vitest';
import { existingAppraisal } from '../../shared/storage/appraisals.ts';
import type { Table } from '../../shared/storage/table.ts';
import { withEngine } from '../make/engine.ts';
import { enrol, period } from '../make/enrolled.ts';
import { refused } from '../make/refused.ts';
import { chinaTime } from '../make/world.ts';
import { county, goals, onTable, signBy, type County } from './goals/stage.ts';

const engine = withEngine();
const own = { period, subject: 'official.officer' };
let world: County;

/** The officer of `services` has proposed goals; `leader` leads that bureau, `stranger` the one of finance. */
beforeEach(async () => {
  world = await county(engine());
  await world.unit('finance', { path: ['treasury'] });
  await world.unit('treasury');
  await world.person('treasurer', 'treasury', ['unit-leader']);
  const body = { as: 'proposal', goals: goals() } as const;
  await world.as('officer').call('goals.propose', { params: own, ifMatch: 0, body });
});

const transfer = (unit: string) => world.person('officer', unit);
const sign = (person: string) => signBy(world, person, 'assessor', own);

/** The next transaction finds that somebody else was quicker. */
function meanwhile(happen: () => Promise<unknown>) {
  const { table } = world;
  let happened = false;
  const slow: Table = {
    ...table,
    async write(writes) {
      if (!happened) await happen();
      happened = true;
      return table.write(writes);
    },
  };
  Object.assign(world.platform, { table: slow });
}

/** The officer files the figure of July and has it signed off by this person. */
async function signedOffBy(person: string) {
  world.clock.now = chinaTime('2026-08-05T10:00:00');
  const given = { kind: 'fraction' as const, numerator: '873', denominator: '937' };
  const { body } = await world
    .as('officer')
    .call('progress.file', { params: own, body: { indicator: 'online', slot: '2026-07', given, source: '月报' } });
  return world.as(person).call('progress.sign-off', { params: own, body: { filings: [body.n] } });
}

describe('after a transfer', () => {
  test('the new leader signs for the assessor at once, and the old one no more', async () => {
    await transfer('finance');
    expect(await refused(sign('leader'))).toBe('access.scope');
    await signBy(world, 'officer', 'subject', own);
    expect((await sign('stranger')).body.state).toBe('signed');
    expect((await signedOffBy('stranger')).body.state).toBe('signed-off');
    expect(await refused(signedOffBy('leader'))).toBe('access.scope');
  });

  test('what the old leader signed stays signed', async () => {
    await signBy(world, 'officer', 'subject', own);
    await sign('leader');
    await transfer('finance');
    const { body } = await world.as('stranger').call('goals.read', { params: own });
    expect(body).toMatchObject({ state: 'signed', signatures: [{ by: 'officer' }, { by: 'leader' }] });
    expect(await refused(world.as('leader').call('goals.read', { params: own }))).toBe('access.scope');
  });

  test('that comes between reading and signing, the signature is refused', async () => {
    await signBy(world, 'officer', 'subject', own);
    meanwhile(() => transfer('finance'));
    expect(await refused(sign('leader'))).toBe('access.scope');
    const { body } = await world.as('office').call('goals.read', { params: own });
    expect(body.state).toBe('half-signed');
  });

  test('the subject still ranks in the place it was enrolled with', async () => {
    await transfer('finance');
    await signBy(world, 'stranger', 'assessor', own);
    const { head } = await existingAppraisal(world.table, world.jurisdiction, period, own.subject);
    expect(head).toMatchObject({ unit: 'services', group: 'economic' });
  });

  test('a closed appraisal stays with those who judged it', async () => {
    await enrol(world, own.subject, { state: 'closed', judged: { unit: 'services', path: [] } });
    await transfer('finance');
    expect((await world.as('leader').call('goals.read', { params: own })).status).toBe(200);
    expect(await refused(world.as('stranger').call('goals.read', { params: own }))).toBe('access.scope');
    expect((await world.as('officer').call('goals.read', { params: own })).status).toBe(200);
  });
});

describe('after a unit was moved in the tree', () => {
  test('its officials are judged from above by the leader of the new superior', async () => {
    await transfer('finance');
    expect((await world.as('treasurer').call('goals.read', { params: own })).status).toBe(200);
    await world.unit('finance', { path: ['services'], version: 2 });
    expect(await refused(world.as('treasurer').call('goals.read', { params: own }))).toBe('access.scope');
    expect((await world.as('leader').call('goals.read', { params: own })).status).toBe(200);
  });

  test('between reading and signing, the signature is refused', async () => {
    await transfer('finance');
    await signBy(world, 'officer', 'subject', own);
    meanwhile(() => world.unit('finance', { path: [], version: 2 }));
    expect(await refused(sign('treasurer'))).toBe('access.scope');
  });
});

describe('a personal appraisal', () => {
  test('is neither read nor written by a contributor or colleague of the unit', async () => {
    await world.person('colleague', 'services');
    await world.person('all', 'services', ['unit-contributor']);
    const { version, hash } = await onTable(world, own);
    const acts = (person: string) => [
      () => world.as(person).call('goals.read', { params: own }),
      () => world.as(person).call('goals.versions', { params: own }),
      () => world.as(person).call('progress.read', { params: own }),
      () => world.as(person).call('progress.filings', { params: own }),
      () => world.as(person).call('goals.propose', { params: own, ifMatch: 1, body: { as: 'draft', goals: goals() } }),
      () => world.as(person).call('goals.sign', { params: own, body: { version, hash, side: 'subject' } }),
    ];
    for (const person of ['clerk', 'colleague', 'all']) {
      for (const act of acts(person)) expect(await refused(act())).toMatch(/^access\.(scope|role)$/);
    }
  });

  test('of a leader is neither read nor signed by a second leader of the unit whom the first one manages', async () => {
    await world.person('second', 'services', ['unit-leader'], { manager: 'leader' });
    const leaders = { period, subject: 'official.leader' };
    await enrol(world, leaders.subject, { unit: 'services' });
    const body = { as: 'proposal', goals: goals() } as const;
    await world.as('leader').call('goals.propose', { params: leaders, ifMatch: 0, body });
    expect(await refused(world.as('second').call('goals.read', { params: leaders }))).toBe('access.scope');
    await signBy(world, 'leader', 'subject', leaders);
    expect(await refused(signBy(world, 'second', 'assessor', leaders))).toBe('access.scope');
    expect((await world.as('second').call('goals.read', { params: own })).status).toBe(200);
  });

  test('of a leader is judged from above and never by the leader', async () => {
    await world.person('head', 'treasury', ['unit-leader']);
    await world.unit('services', { path: ['treasury'] });
    const leaders = { period, subject: 'official.leader' };
    await enrol(world, leaders.subject, { unit: 'services' });
    const body = { as: 'proposal', goals: goals() } as const;
    await world.as('leader').call('goals.propose', { params: leaders, ifMatch: 0, body });
    await signBy(world, 'leader', 'subject', leaders);
    expect(await refused(signBy(world, 'leader', 'assessor', leaders))).toBe('goals.other-side');
    expect((await signBy(world, 'head', 'assessor', leaders)).body.state).toBe('signed');
  });
});
