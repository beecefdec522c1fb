import { describe, expect, test } from 'vitest';
import { entries } from '../../../shared/storage/record.ts';
import { partition } from '../../../shared/storage/keys.ts';
import { withEngine } from '../../make/engine.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { county, named, type World } from './county.ts';

const engine = withEngine();

describe('the three administrators', () => {
  const role = 'security-administrator';
  const revoke = (world: World, by: string, official: string, which: typeof role | 'system-administrator' = role) =>
    world
      .as(by)
      .call('organisation.revoke', { params: { official }, body: { role: which, unit: 'county', why: '轮岗' } });

  test('the last of each cannot be revoked or deactivated; another one is granted first', async () => {
    const world = await county(engine());
    const last = 'organisation.last-administrator';
    expect(await refused(revoke(world, 'security', 'system', 'system-administrator'))).toBe(last);
    const off = { params: { official: 'security' }, ifMatch: 1, body: { active: false } };
    expect(await refused(world.as('system').call('organisation.save-official', off))).toBe(last);
    const grant = { params: { official: 'clerk' }, body: { role, unit: '', why: '任命' } } as const;
    await world.as('security').call('organisation.grant', grant);
    const done = await world.as('system').call('organisation.save-official', off);
    expect(done.status).toBe(200);
    const { body } = await world.as('system').call('organisation.official', { params: { official: 'security' } });
    expect(body).toMatchObject({ active: false, grants: [] });
  });

  test('two who revoke each other at once leave one', async () => {
    const world = await county(engine());
    await world.person('other', 'county', [role]);
    const both = await Promise.allSettled([revoke(world, 'security', 'other'), revoke(world, 'other', 'security')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('the one whom the deployment names keeps the role when registered, and is revoked only beside another', async () => {
    const world = await county(engine());
    process.env['FIRST_SECURITY_ADMINISTRATOR'] = `${world.jurisdiction}:founder`;
    try {
      // While nobody registered the founder, the deployment's word stands and the only listed one may go.
      await revoke(world, 'founder', 'security');
      const body = { name: '赵安全', unit: 'county' };
      await world
        .as('system')
        .call('organisation.save-official', { params: { official: 'founder' }, ifMatch: 0, body });
      world.clock.now += 61_000;
      const me = await world.as('founder').call('organisation.me');
      expect(me.body).toMatchObject({ name: '赵安全', grants: [{ role, unit: '' }] });
      const off = { params: { official: 'founder' }, ifMatch: 1, body: { active: false } };
      expect(await refused(world.as('system').call('organisation.save-official', off))).toBe(
        'organisation.last-administrator',
      );
    } finally {
      delete process.env['FIRST_SECURITY_ADMINISTRATOR'];
    }
  });

  test('the list of who holds which role is accounted for by the chain of the organisation', async () => {
    const world = await county(engine());
    await world
      .as('security')
      .call('organisation.grant', { params: { official: 'clerk' }, body: { role, unit: '', why: '任命' } });
    const item = await world.table.get({ pk: partition.organisation(world.jurisdiction), sk: 'administrators' });
    expect(item).toMatchObject({ [role]: ['clerk', 'security'], 'system-administrator': ['system'] });
    const chain = await entries(world.table, partition.organisation(world.jurisdiction));
    expect(chain.at(-1)).toMatchObject({ what: 'organisation.administrators-changed', by: { id: 'security' } });
  });
});

describe('what is not mentioned stays', () => {
  const save = (world: World, official: string, ifMatch: number, body: object) =>
    world.as('system').call('organisation.save-official', { params: { official }, ifMatch, body });
  const read = async (world: World, official: string) =>
    (await world.as('system').call('organisation.official', { params: { official } })).body;

  test('of a person: group and manager stay, null takes them away', async () => {
    const world = await county(engine());
    await save(world, 'new', 0, { name: '新', unit: 'county', manager: 'clerk', group: 'economic' });
    await save(world, 'new', 1, { name: '新名' });
    expect(await read(world, 'new')).toMatchObject({ name: '新名', manager: 'clerk', group: 'economic' });
    await save(world, 'new', 2, { manager: null, group: null });
    expect(await read(world, 'new')).toEqual({ id: 'new', name: '新名', unit: 'county', grants: [], active: true });
  });

  test('of a unit and the settings likewise, and a new unit says what it needs', async () => {
    const world = await county(engine());
    const system = world.as('system');
    const functions = [{ id: 'budget', name: { zh: '预算', en: 'Budget' } }];
    const body = { ...named('finance'), functions, parent: 'county', group: 'economic' };
    await system.call('organisation.save-unit', { params: { unit: 'finance' }, ifMatch: 0, body });
    const { etag } = await system.call('organisation.unit', { params: { unit: 'finance' } });
    const rename = { params: { unit: 'finance' }, ifMatch: etag, body: { level: 'office' as const, group: null } };
    await system.call('organisation.save-unit', rename);
    const after = (await system.call('organisation.unit', { params: { unit: 'finance' } })).body;
    expect(after).toMatchObject({ level: 'office', functions, parent: 'county' });
    expect(after).not.toHaveProperty('group');
    const bare = { params: { unit: 'x' }, ifMatch: 0, body: { name: { zh: 'x', en: 'x' } } };
    expect(await refusal(system.call('organisation.save-unit', bare))).toMatchObject({ status: 400, field: 'level' });
    const settings = await system.call('organisation.settings');
    await system.call('organisation.configure', { ifMatch: settings.etag, body: { name: { zh: '县', en: 'County' } } });
    expect((await system.call('organisation.settings')).body).toMatchObject({
      name: { zh: '县', en: 'County' },
      peerGroups: settings.body.peerGroups,
    });
  });

  test('a person who was deactivated comes back by an act of its own, without the roles of before', async () => {
    const world = await county(engine());
    const grant = { role: 'unit-leader', unit: 'county', why: '任命' } as const;
    await world.as('security').call('organisation.grant', { params: { official: 'clerk' }, body: grant });
    await save(world, 'clerk', 2, { active: false });
    await save(world, 'clerk', 3, { name: '改名' });
    expect(await read(world, 'clerk')).toMatchObject({ active: false, grants: [], name: '改名' });
    expect(await refused(save(world, 'clerk', 4, { active: true }))).toBe('organisation.inactive');
    expect(
      await refused(world.as('security').call('organisation.grant', { params: { official: 'clerk' }, body: grant })),
    ).toBe('organisation.grant-inactive');
    const act = { params: { official: 'clerk' }, body: { why: '借调期满' } };
    await world.as('system').call('organisation.reactivate', act);
    expect(await read(world, 'clerk')).toMatchObject({ active: true, grants: [] });
    expect(await refused(world.as('system').call('organisation.reactivate', act))).toBe('organisation.is-active');
    const chain = await entries(world.table, partition.official(world.jurisdiction, 'clerk'));
    expect(chain.at(-1)).toMatchObject({ what: 'organisation.official-reactivated', why: '借调期满' });
  });
});

describe('what a record names is registered', () => {
  const save = (world: World, official: string, body: object, ifMatch = 0) =>
    refused(world.as('system').call('organisation.save-official', { params: { official }, ifMatch, body }));
  const put = (world: World, unit: string, body: object, ifMatch = 0) =>
    refused(world.as('system').call('organisation.save-unit', { params: { unit }, ifMatch, body }));

  test.each([
    [{ role: 'unit-leader', unit: '' }, 'organisation.grant-needs-unit'],
    [{ role: 'unit-leader', unit: 'nowhere' }, 'access.no-unit'],
    [{ role: 'unit-contributor', unit: 'closed' }, 'organisation.unit-inactive'],
    [{ role: 'committee', unit: 'bureau' }, 'organisation.grant-over'],
    [{ role: 'committee', unit: 'bureau', over: 'bureau' }, 'organisation.grant-over'],
    [{ role: 'committee', over: 'nowhere' }, 'access.no-unit'],
    [{ role: 'committee', over: 'closed' }, 'organisation.unit-inactive'],
    [{ role: 'system-administrator', over: 'bureau' }, 'organisation.grant-not-over'],
    [{ role: 'security-administrator', over: 'bureau' }, 'organisation.grant-not-over'],
    [{ role: 'unit-leader', unit: 'bureau', over: 'bureau' }, 'organisation.grant-not-over'],
    [{ role: 'rater', over: 'bureau' }, 'organisation.grant-not-over'],
    [{ role: 'audit-administrator', unit: 'bureau' }, 'organisation.grant-whole'],
  ] as const)('a grant of %j is refused: %s', async (grant, code) => {
    const world = await county(engine());
    await world.unit('bureau', { parent: 'county', path: ['county'] });
    await world.unit('closed', { active: false });
    const asked = { params: { official: 'clerk' }, body: { ...grant, why: '任命' } };
    expect(await refused(world.as('security').call('organisation.grant', asked))).toBe(code);
  });

  test('nobody is registered under the names in which the system itself acts', async () => {
    const world = await county(engine());
    for (const official of ['public', 'closing', 'schedule']) {
      const body = { name: '某人', unit: 'county' };
      const save = world.as('system').call('organisation.save-official', { params: { official }, ifMatch: 0, body });
      expect(await refused(save)).toBe('organisation.reserved-id');
    }
  });

  test('a role that reaches everywhere is granted and revoked without naming a unit, one of a unit is not', async () => {
    const world = await county(engine());
    const asked = <R extends string>(role: R) => ({ params: { official: 'clerk' }, body: { role, why: '任命' } });
    const security = world.as('security');
    const granted = async () =>
      (await security.call('organisation.official', { params: { official: 'clerk' } })).body.grants;
    await security.call('organisation.grant', asked('committee' as const));
    expect(await granted()).toEqual([{ role: 'committee', unit: '' }]);
    await security.call('organisation.revoke', asked('committee' as const));
    expect(await granted()).toEqual([]);
    const leader = security.call('organisation.grant', asked('unit-leader' as const));
    expect(await refused(leader)).toBe('organisation.grant-needs-unit');
  });

  test('a role that reaches everywhere is not granted a second time under another unit', async () => {
    const world = await county(engine());
    const grant = (unit: string) =>
      world
        .as('security')
        .call('organisation.grant', { params: { official: 'clerk' }, body: { role: 'committee', unit, why: '任命' } });
    await grant('');
    expect(await refused(grant('county'))).toBe('organisation.granted-already');
  });

  test('office, committee and supervisor are granted over a unit, each unit once, and revoked as they were granted', async () => {
    const world = await county(engine());
    await world.unit('bureau', { parent: 'county', path: ['county'] });
    await world.unit('health', { parent: 'county', path: ['county'] });
    const security = world.as('security');
    const asked = (over?: string, unit = '') => ({
      params: { official: 'clerk' },
      body: { role: 'supervisor', unit, why: '任命', ...(over === undefined ? {} : { over }) } as const,
    });
    await security.call('organisation.grant', asked('bureau'));
    await security.call('organisation.grant', asked('health', 'county'));
    expect(await refused(security.call('organisation.grant', asked('bureau', 'county')))).toBe(
      'organisation.granted-already',
    );
    const { grants } = (await world.as('clerk').call('organisation.me')).body;
    expect(grants).toEqual([
      { role: 'supervisor', unit: '', over: 'bureau' },
      { role: 'supervisor', unit: 'county', over: 'health' },
    ]);
    expect(await refusal(security.call('organisation.revoke', asked()))).toMatchObject({
      type: 'urn:jixiao:problem:organisation.not-granted',
      legal: ['"", over "bureau"', '"county", over "health"'],
    });
    await security.call('organisation.revoke', asked('bureau'));
    await security.call('organisation.grant', asked());
    // Who holds it for the whole jurisdiction holds it over every unit.
    expect(await refused(security.call('organisation.grant', asked('bureau')))).toBe('organisation.granted-already');
    const chain = await entries(world.table, partition.official(world.jurisdiction, 'clerk'));
    expect(chain.at(-2)).toMatchObject({ what: 'organisation.role-revoked', data: { over: 'bureau' } });
  });

  test('unit, group and manager of a person, and nobody manages themselves through others', async () => {
    const world = await county(engine());
    await world.person('gone', 'county', [], { active: false });
    await world.person('below', 'county', [], { manager: 'clerk' });
    const base = { name: '新', unit: 'county' };
    expect(await save(world, 'new', { ...base, unit: 'nowhere' })).toBe('access.no-unit');
    expect(await save(world, 'new', { ...base, group: 'nowhere' })).toBe('organisation.no-group');
    expect(await save(world, 'new', { ...base, manager: 'gone' })).toBe('organisation.manager-inactive');
    expect(await save(world, 'clerk', { manager: 'below' }, 1)).toBe('organisation.manager-circle');
    expect(await save(world, 'clerk', { active: false }, 1)).toBe('organisation.manages-others');
  });

  test('group, parent and functions of a unit; one that is still used is not deactivated', async () => {
    const world = await county(engine());
    await world.unit('closed', { active: false });
    expect(await put(world, 'x', { ...named('x'), group: 'nowhere' })).toBe('organisation.no-group');
    expect(await put(world, 'x', { ...named('x'), parent: 'closed' })).toBe('organisation.unit-inactive');
    const twice = [
      { id: 'a', name: { zh: 'a', en: 'a' } },
      { id: 'a', name: { zh: 'b', en: 'b' } },
    ];
    expect(await put(world, 'x', { ...named('x'), functions: twice })).toBe('organisation.listed-twice');
    const { etag } = await world.as('system').call('organisation.unit', { params: { unit: 'county' } });
    expect(await put(world, 'county', { active: false }, etag)).toBe('organisation.unit-in-use');
  });

  test('is registered and active still when a person or a unit comes back', async () => {
    const world = await county(engine());
    await world.person('gone', 'county', [], { active: false });
    await world.person('below', 'county', [], { active: false, manager: 'gone' });
    await world.person('other', 'county', [], { active: false, group: 'former' });
    await world.unit('closed', { active: false, group: 'former' });
    const body = { why: '借调期满返回' };
    const back = (official: string) =>
      refused(world.as('system').call('organisation.reactivate', { params: { official }, body }));
    expect(await back('below')).toBe('organisation.manager-inactive');
    expect(await back('other')).toBe('organisation.no-group');
    const { etag } = await world.as('system').call('organisation.unit', { params: { unit: 'closed' } });
    expect(await put(world, 'closed', { active: true }, etag)).toBe('organisation.no-group');
  });

  test('a peer group stays in the settings while somebody is compared in it', async () => {
    const world = await county(engine());
    await world.unit('finance', { group: 'economic' });
    const system = world.as('system', 'en');
    const { body, etag } = await system.call('organisation.settings');
    const without = (group: string) => ({ peerGroups: body.peerGroups.filter(({ id }) => id !== group) });
    const problem = await refusal(system.call('organisation.configure', { ifMatch: etag, body: without('economic') }));
    expect(problem).toMatchObject({ type: 'urn:jixiao:problem:organisation.group-in-use', status: 409 });
    expect((await system.call('organisation.configure', { ifMatch: etag, body: without('party') })).status).toBe(200);
  });
});
