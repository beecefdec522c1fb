import { expect, it } from 'vitest';
import { sort } from '../../../shared/storage/keys.ts';
import { unreadNames } from '../../../shared/text/duties.ts';
import { departmentScheme } from '../../domain/scoring/example.ts';
import { withEngine } from '../../make/engine.ts';
import { routes, type County } from '../../make/every-kind.ts';
import { makeWorld } from '../../make/world.ts';
import type { Meter } from '../../../shared/storage/dynamodb.ts';

const engine = withEngine();
const reason = '请补充数据来源';
const { id } = departmentScheme;
const params = { scheme: id, version: 1 };

async function county(meter?: Meter): Promise<County> {
  const world = makeWorld(engine(), routes, meter);
  await world.settings();
  await world.unit('county');
  await world.unit('commission', { path: ['county'] });
  await world.person('office', 'county', ['performance-office']);
  await world.person('both', 'county', ['performance-office', 'committee']);
  await world.person('committee', 'county', ['committee']);
  await world.person('clerk', 'county', ['unit-contributor']);
  const over = 'commission';
  await world.person('its-committee', 'county', [{ role: 'committee', unit: 'county', over }]);
  return world;
}

const mine = async (world: County, person: string) => (await world.as(person).call('duties.mine')).body;
const waitingFor = async (world: County, person: string) =>
  (await mine(world, person)).duties.map(({ what, scheme }) => `${what} ${scheme?.id} ${scheme?.version}`);

async function submit(world: County, person: string, given: { scheme?: string; owner?: string } = {}) {
  const { scheme = id, ...owned } = given;
  await world.as(person).call('schemes.create', { body: { scheme: { ...departmentScheme, id: scheme }, ...owned } });
  return world.as(person).call('schemes.submit', { params: { scheme, version: 1 }, body: {} });
}

it('a submitted scheme waits by its name for whoever of the committee had no hand in it, and for nobody once it is approved', async () => {
  const world = await county();
  const { body } = await submit(world, 'both');
  expect((await mine(world, 'committee')).duties).toEqual([
    {
      what: 'schemes.approve',
      name: { zh: '审批考核办法', en: 'Approve the scheme, or return it' },
      about: { zh: `${departmentScheme.name.zh}（第1版）`, en: `${departmentScheme.name.en} (version 1)` },
      scheme: { id, version: 1 },
      overdue: false,
      roles: ['committee'],
    },
  ]);
  for (const person of ['both', 'office', 'clerk']) expect(await waitingFor(world, person), person).toEqual([]);
  const decision = { hash: body.standing.hash, meeting: '第3次会议', specialRules: [] };
  await world.as('committee').call('schemes.approve', { params, body: decision });
  expect(await waitingFor(world, 'committee')).toEqual([]);
});

it('a returned scheme waits for the office with the reason until it is submitted again', async () => {
  const world = await county();
  await submit(world, 'office');
  await world.as('committee').call('schemes.return', { params, body: { reason } });
  expect(await waitingFor(world, 'committee')).toEqual([]);
  expect((await mine(world, 'office')).duties).toMatchObject([
    { what: 'schemes.submit', returned: true, reason, scheme: { id, version: 1 } },
  ]);
  const { etag } = await world.as('office').call('schemes.read-version', { params });
  await world.as('office').call('schemes.save', { params, ifMatch: etag, body: { scheme: departmentScheme } });
  expect(await waitingFor(world, 'office')).toEqual([`schemes.submit ${id} 1`]);
  await world.as('office').call('schemes.submit', { params, body: {} });
  expect(await waitingFor(world, 'office')).toEqual([]);
  expect(await waitingFor(world, 'committee')).toEqual([`schemes.approve ${id} 1`]);
});

it('a scheme of a commission waits for its own committee and for that of the county, and one of the county for no commission', async () => {
  const world = await county();
  await submit(world, 'office', { scheme: 'own', owner: 'commission' });
  await submit(world, 'office');
  expect(await waitingFor(world, 'its-committee')).toEqual(['schemes.approve own 1']);
  expect((await waitingFor(world, 'committee')).toSorted()).toEqual([
    `schemes.approve ${id} 1`,
    'schemes.approve own 1',
  ]);
});

it('schemes that wait for nobody, however many, are not read, and those that wait are read together', async () => {
  let asked = 0;
  const world = await county((_operation, read) => {
    if (read > 0) asked += 1;
  });
  const asks = async (person: string) => {
    await mine(world, person);
    asked = 0;
    await mine(world, person);
    return asked;
  };
  await submit(world, 'office');
  const few = await asks('committee');
  for (let n = 0; n < 5; n += 1) {
    await submit(world, 'office', { scheme: `more-${n}` });
    await world.as('office').call('schemes.create', { body: { scheme: { ...departmentScheme, id: `draft-${n}` } } });
  }
  expect(await asks('committee')).toBe(few);
  expect(await waitingFor(world, 'committee')).toHaveLength(6);
});

it('a waiting scheme that cannot be read hides no other', async () => {
  const world = await county();
  await submit(world, 'office');
  await submit(world, 'office', { scheme: 'other' });
  const pk = world.partition.scheme(world.jurisdiction, id);
  const head = await world.table.get({ pk, sk: sort.head });
  await world.table.write([{ put: { ...head, pk, sk: sort.head, versions: 7 } }]);
  expect(await waitingFor(world, 'committee')).toEqual(['schemes.approve other 1']);
  expect((await mine(world, 'committee')).incomplete).toEqual([{ reason: unreadNames['waiting-scheme'] }]);
});
