import { describe, expect, test } from 'vitest';
import { routes } from '../../../functions/organisation/routes.ts';
import { chainFaults } from '../../../shared/domain/audit/chain-check.ts';
import { bare, entries } from '../../../shared/storage/record.ts';
import { partition } from '../../../shared/storage/keys.ts';
import { withEngine } from '../../make/engine.ts';
import { refused } from '../../make/refused.ts';
import { refusal } from '../../make/refusal.ts';
import { makeWorld } from '../../make/world.ts';
import { county, named } from './county.ts';

const engine = withEngine();

describe('units', () => {
  test('a unit stands in the tree below its parent, and moving it moves everything below it', async () => {
    const world = await county(engine());
    const system = world.as('system');
    await system.call('organisation.save-unit', {
      params: { unit: 'health' },
      ifMatch: 0,
      body: { ...named('health'), parent: 'county' },
    });
    await system.call('organisation.save-unit', {
      params: { unit: 'hospital' },
      ifMatch: 0,
      body: { ...named('hospital'), parent: 'health' },
    });
    await system.call('organisation.save-unit', { params: { unit: 'city' }, ifMatch: 0, body: named('city') });

    const health = await system.call('organisation.unit', { params: { unit: 'health' } });
    await system.call('organisation.save-unit', {
      params: { unit: 'health' },
      ifMatch: health.etag,
      body: { ...named('health'), parent: 'city' },
    });

    const hospital = await system.call('organisation.unit', { params: { unit: 'hospital' } });
    expect(hospital.body.path).toEqual(['city', 'health']);
  });

  test('a unit cannot be put below itself', async () => {
    const world = await county(engine());
    const system = world.as('system');
    await system.call('organisation.save-unit', {
      params: { unit: 'a' },
      ifMatch: 0,
      body: { ...named('a'), parent: 'county' },
    });
    const problem = await refusal(
      system.call('organisation.save-unit', {
        params: { unit: 'county' },
        ifMatch: 1,
        body: { ...named('county'), parent: 'a' },
      }),
    );
    expect(problem).toMatchObject({ status: 400, type: 'urn:jixiao:problem:organisation.circle', field: 'parent' });
  });

  test('of two editors at once one wins and the other is told which version is current', async () => {
    const world = await county(engine());
    const edit = (text: string) =>
      world
        .as('system', 'en')
        .call('organisation.save-unit', { params: { unit: 'county' }, ifMatch: 1, body: named(text) });
    const results = await Promise.allSettled([edit('first'), edit('second')]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = results.find((result) => result.status === 'rejected');
    expect(lost?.reason.problem).toMatchObject({ status: 412, type: 'urn:jixiao:problem:request.stale' });
    expect(lost?.reason.problem.detail).toMatch(/version 1, but version \d+ is current/);
  });
});

describe('roles', () => {
  test('a granted role works at once and stands in the audit chain with its reason', async () => {
    const world = await county(engine());
    expect(
      (await refusal(world.as('clerk').call('organisation.official', { params: { official: 'clerk' } }))).status,
    ).toBe(403);
    await world.as('security').call('organisation.grant', {
      params: { official: 'clerk' },
      body: { role: 'performance-office', unit: 'county', why: '任命通知' },
    });
    expect((await world.as('clerk').call('organisation.official', { params: { official: 'clerk' } })).status).toBe(200);
    const last = (await entries(world.table, partition.official(world.jurisdiction, 'clerk'))).at(-1);
    expect(last).toMatchObject({ what: 'organisation.role-granted', why: '任命通知', by: { id: 'security' } });
  });

  test('a revoked role stops working within a minute', async () => {
    const world = await county(engine());
    await world.person('second', 'county', ['system-administrator']);
    await world.as('system').call('organisation.official', { params: { official: 'clerk' } });
    await world.as('security').call('organisation.revoke', {
      params: { official: 'system' },
      body: { role: 'system-administrator', unit: 'county', why: '离任' },
    });
    world.clock.now += 60_000;
    expect(
      (await refusal(world.as('system').call('organisation.official', { params: { official: 'clerk' } }))).status,
    ).toBe(403);
  });

  test('nobody grants a role to themselves', async () => {
    const world = await county(engine());
    const body = { role: 'committee' as const, unit: 'county', why: '自我任命' };
    const problem = await refusal(
      world.as('security').call('organisation.grant', { params: { official: 'security' }, body }),
    );
    expect(problem).toMatchObject({ status: 403, type: 'urn:jixiao:problem:organisation.own-grant' });
  });

  test('no person holds two of the three administrator roles', async () => {
    const world = await county(engine());
    const body = { role: 'audit-administrator' as const, unit: 'county', why: '兼任' };
    const problem = await refusal(
      world.as('security').call('organisation.grant', { params: { official: 'system' }, body }),
    );
    expect(problem).toMatchObject({ status: 409, type: 'urn:jixiao:problem:organisation.two-administrations' });
  });

  test('the first security administrator comes with the deployment and names the first system administrator', async () => {
    const world = makeWorld(engine(), routes);
    process.env['FIRST_SECURITY_ADMINISTRATOR'] = `${world.jurisdiction}:founder`;
    await world.as('founder').call('organisation.grant', {
      params: { official: 'root' },
      body: { role: 'system-administrator', unit: '', why: '系统启用' },
    });
    const settings = {
      name: { zh: '县', en: 'County' },
      timeZone: 'Asia/Shanghai',
      evidence: { maximumBytes: 1, types: ['text/csv'] },
    };
    const seal = Buffer.from('<svg/>').toString('base64');
    const drawn = { ifMatch: 0, body: { ...settings, letterhead: { seal } } };
    expect(await refused(world.as('root').call('organisation.configure', drawn))).toBe('organisation.seal-image');
    const saved = await world.as('root').call('organisation.configure', { ifMatch: 0, body: settings });
    delete process.env['FIRST_SECURITY_ADMINISTRATOR'];
    expect(saved.status).toBe(200);
  });
});

describe('requests', () => {
  test('the same POST twice is done once and answered the same', async () => {
    const world = await county(engine());
    const grant = () =>
      world.as('security').call('organisation.grant', {
        params: { official: 'clerk' },
        body: { role: 'rater', unit: 'county', why: '评委名单' },
        key: 'rater-list-2026',
      });
    const [first, again] = [await grant(), await grant()];
    expect(again).toEqual(first);
    const chain = await entries(world.table, partition.official(world.jurisdiction, 'clerk'));
    expect(chain.filter(({ what }) => what === 'organisation.role-granted')).toHaveLength(1);
  });

  test('the same key with another body is refused', async () => {
    const world = await county(engine());
    const grant = (why: string) =>
      world.as('security').call('organisation.grant', {
        params: { official: 'clerk' },
        body: { role: 'rater', unit: 'county', why },
        key: 'one-and-the-same',
      });
    await grant('评委名单');
    expect((await refusal(grant('另一名单'))).status).toBe(422);
  });

  test('an unknown field is refused in the caller’s language, naming the field', async () => {
    const world = await county(engine());
    const body = { ...named('x'), colour: 'red' } as never;
    const problem = await refusal(
      world.as('system').call('organisation.save-unit', { params: { unit: 'x' }, ifMatch: 0, body }),
    );
    expect(problem).toMatchObject({
      status: 400,
      title: '请求有误',
      errors: [{ field: 'body.colour', rule: 'unrecognized_keys' }],
    });
  });

  test('a token of another jurisdiction sees nothing of this one', async () => {
    const world = await county(engine());
    const problem = await refusal(world.as('system', 'zh-CN', 'elsewhere').call('organisation.units'));
    expect(problem).toMatchObject({ status: 403, type: 'urn:jixiao:problem:access.unknown-person' });
  });

  test('officials of a unit are paged with a cursor that nobody else can use', async () => {
    const world = await county(engine());
    const first = await world
      .as('system')
      .call('organisation.officials', { params: { unit: 'county' }, query: { limit: '2' } });
    expect(first.body.officials.map(({ id }) => id)).toEqual(['clerk', 'security']);
    const query = { limit: '2', cursor: first.body.next };
    const second = await world.as('system').call('organisation.officials', { params: { unit: 'county' }, query });
    expect(second.body.officials.map(({ id }) => id)).toEqual(['system']);
    const stolen = await refusal(
      world.as('security').call('organisation.officials', { params: { unit: 'county' }, query }),
    );
    expect(stolen).toMatchObject({ status: 400, type: 'urn:jixiao:problem:request.cursor' });
  });
});

describe('the calendar of a year', () => {
  const keep = async (year: number, body: { holidays: string[]; makeUpDays: string[] }) =>
    (await county(engine()))
      .as('system', 'en')
      .call('organisation.keep-calendar', { params: { year }, body, ifMatch: 0 });

  test('takes no day of another year, and none that is a holiday and worked at once', async () => {
    expect(await refusal(keep(2027, { holidays: ['2027-01-01', '2026-01-01'], makeUpDays: [] }))).toMatchObject({
      status: 400,
      field: 'holidays.1',
      detail: '2026-01-01 does not lie in 2027.',
    });
    const both = { holidays: ['2027-10-01'], makeUpDays: ['2027-02-20', '2027-10-01'] };
    expect(await refusal(keep(2027, both))).toMatchObject({ status: 400, field: 'makeUpDays.1' });
    expect((await refusal(keep(99_999, { holidays: [], makeUpDays: [] }))).status).toBe(400);
  });

  test('is read as provisional until it is kept', async () => {
    const world = await county(engine());
    const read = () => world.as('clerk').call('organisation.calendar', { params: { year: 2029 } });
    expect((await read()).body).toMatchObject({ provisional: true, makeUpDays: [] });
    const body = { holidays: ['2029-01-01'], makeUpDays: ['2029-02-17'] };
    const kept = await world
      .as('system')
      .call('organisation.keep-calendar', { params: { year: 2029 }, body, ifMatch: 0 });
    const { version } = kept.body;
    expect(await read()).toMatchObject({ body: { year: 2029, ...body, version }, etag: version });
  });

  test('is replaced by whoever has seen it as it is, and by nobody else', async () => {
    const world = await county(engine());
    const params = { year: 2029 };
    const keep = (ifMatch: number, holidays: string[]) =>
      world.as('system').call('organisation.keep-calendar', { params, body: { holidays, makeUpDays: [] }, ifMatch });
    const { etag } = await world.as('clerk').call('organisation.calendar', { params });
    const first = await keep(etag, ['2029-01-01']);
    expect(await refusal(keep(etag, ['2029-01-02']))).toMatchObject({ status: 412, field: 'If-Match' });
    await world.as('system').call('organisation.keep-calendar', {
      params: { year: 2030 },
      body: { holidays: ['2030-01-01'], makeUpDays: [] },
      ifMatch: 0,
    });
    expect((await keep(first.etag, ['2029-01-02'])).status).toBe(200);
    expect((await world.as('clerk').call('organisation.calendar', { params })).body.holidays).toEqual(['2029-01-02']);
  });
});

test('everything written to the organisation is accounted for by its chain', async () => {
  const world = await county(engine());
  await world.as('system').call('organisation.keep-calendar', {
    params: { year: 2031 },
    body: { holidays: ['2031-01-01'], makeUpDays: [] },
    ifMatch: 0,
  });
  const pk = partition.organisation(world.jurisdiction);
  const items = await world.collection(pk);
  const { chainAt: _, ...head } = bare(items.find(({ sk }) => sk === 'chain/head') ?? {});
  const others = items.filter(({ sk }) => !String(sk).startsWith('chain/')).map((item) => [item['sk'], bare(item)]);
  const collection = { entries: await entries(world.table, pk), head, items: Object.fromEntries(others) };
  expect(chainFaults(collection)).toEqual([]);
});
