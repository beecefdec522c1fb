import { describe, expect, test } from 'vitest';
import { advance } from '../../../functions/periods/advance.ts';
import { phaseAt } from '../../../shared/domain/period/period.ts';
import { dueBy } from '../../../shared/storage/due.ts';
import { dueIn } from '../../../shared/storage/keys.ts';
import { existingPeriod } from '../../../shared/storage/periods.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, period } from '../../make/enrolled.ts';
import { routes as everyKind } from '../../make/every-kind.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';
import { id, makeScene, opened, params, third } from './scene.ts';

const engine = withEngine();
const ofPath: Record<string, string> = { period, matter: '0m4k2j8h10123456789' };
const because = { reason: '机构改革，本季度考核不再进行' };

describe('a period the committee cancels', () => {
  test('keeps its reason and its record, stands in no list unasked, and is due for nothing', async () => {
    const it = await makeScene(engine());
    await opened(it);
    const { body } = await it.committee.call('periods.cancel', { params, body: because });
    expect(body).toMatchObject({ phase: 'cancelled', cancelled: because });
    expect((await it.contributor.call('periods.read', { params })).body).toEqual(body);
    const { entries } = await read(it);
    expect(entries.at(-1)).toMatchObject({
      what: 'periods.cancelled',
      why: because.reason,
      data: { phase: 'planning' },
    });
    const listed = async (query: { cancelled?: 'true' }) =>
      (await it.office.call('periods.list', { query })).body.periods.map((one) => one.id);
    expect(await listed({})).toEqual([]);
    expect(await listed({ cancelled: 'true' })).toEqual([id]);
    expect((await it.office.call('periods.subjects', { params })).body.subjects).toHaveLength(3);

    const after = chinaTime('2027-06-01T09:00:00');
    const rows: string[] = [];
    for await (const { pk } of dueBy(it.world.table, after)) rows.push(pk);
    // The reminders end with the next morning, which finds that the period is cancelled.
    expect(rows.filter((pk) => pk.includes(id) && dueIn(pk).of !== 'job')).toEqual([]);
    const { table, platform } = it.world;
    expect((await advance({ table, jobs: platform.jobs, now: after, trace: 'later' })).moved).toEqual([]);
    expect(phaseAt((await existingPeriod(table, it.world.jurisdiction, id)).head, after)).toBe('cancelled');
  });

  test('keeps its name: creating it anew says that it was cancelled, when and why, and under a code it can be', async () => {
    const it = await makeScene(engine());
    await it.office.call('periods.create', { body: third });
    await it.committee.call('periods.cancel', { params, body: because });
    expect(await refusal(it.office.call('periods.create', { body: third }))).toMatchObject({
      type: 'urn:jixiao:problem:periods.exists-cancelled',
      detail: expect.stringContaining(because.reason),
    });
    const again = await it.office.call('periods.create', { body: { ...third, code: 'anew' } });
    expect(again.body.id).toBe(`${id}-anew`);
  });

  test('is cancelled once, by the committee and nobody else, and only until it closes', async () => {
    const it = await makeScene(engine());
    await opened(it);
    expect(await refused(it.office.call('periods.cancel', { params, body: because }))).toBe('access.role');
    it.world.clock.now = chinaTime('2026-10-21T00:00:00');
    expect(await refusal(it.committee.call('periods.cancel', { params, body: because }))).toMatchObject({
      type: 'urn:jixiao:problem:periods.cannot-cancel',
      legal: ['draft', 'planning', 'implementation', 'assessment'],
    });
    it.world.clock.now = chinaTime('2026-10-20T23:59:00');
    await it.committee.call('periods.cancel', { params, body: because });
    expect(await refused(it.committee.call('periods.cancel', { params, body: because }))).toBe('periods.is-cancelled');
  });

  test('leaves nobody anything to do', async () => {
    const world = makeWorld(engine(), everyKind);
    await world.settings();
    world.clock.now = chinaTime('2026-07-02T09:00:00');
    await openPeriod(world, 'planning');
    await enrol(world, 'unit.finance');
    await world.person('wang', 'finance', ['unit-contributor', 'performance-office', 'committee']);
    const waiting = async () => (await world.as('wang').call('duties.mine')).body.duties.length;
    expect(await waiting()).toBeGreaterThan(0);
    await world.as('wang').call('periods.cancel', { params: { period }, body: because });
    expect(await waiting()).toBe(0);
    const below = await world.as('wang').call('duties.period', { params: { period } });
    expect(below.body.duties).toEqual([]);
  });

  test('takes no write of any capability any more', async () => {
    const world = makeWorld(engine(), everyKind);
    await world.settings();
    world.clock.now = chinaTime('2026-07-02T09:00:00');
    await openPeriod(world, 'implementation');
    for (const subject of ['unit.finance', 'unit.data-bureau']) await enrol(world, subject);
    await enrol(world, 'official.wang', { unit: 'finance' });
    const bodies = ['performance-office', 'committee', 'supervisor', 'appeal-body'] as const;
    const roles = ['unit-contributor', 'unit-leader', ...bodies] as const;
    await world.person('wang', 'finance', roles);
    await world.person('rater', 'office', ['rater', ...roles]);
    await world.as('wang').call('periods.cancel', { params: { period }, body: because });
    const open: string[] = [];
    const writes = everyKind.filter(
      ({ method, path, computes }) => method !== 'GET' && !computes && path.includes('{period}'),
    );
    for (const route of writes) {
      const { jurisdiction } = world;
      // Officials alone appeal.
      const subject = route.id.startsWith('matters.appeals.') ? 'official.wang' : 'unit.finance';
      const of: Record<string, string> = { ...ofPath, jurisdiction, subject };
      const named = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, of[name] ?? '1'] as const);
      const wanted = { params: Object.fromEntries(named), body: route.example ?? {}, ifMatch: 1 };
      // Who is on the subject's side, and who is not: one of them is let in wherever anybody is.
      const answers = ['wang', 'rater'].map((person) =>
        world
          .as(person)
          .call(route.id as never, wanted as never)
          .then(
            () => 'answered',
            async (error: unknown) => refused(Promise.reject(error)),
          ),
      );
      if (!(await Promise.all(answers)).includes('periods.is-cancelled')) open.push(route.id);
    }
    expect(writes.length).toBeGreaterThan(45);
    // What is read of a period stays readable: its tables, and a link to its report, of which there is none.
    expect(open).toEqual(['reports.link-period', 'reports.ask-table', 'reports.link-table']);
  });
});

async function read({ world }: Awaited<ReturnType<typeof makeScene>>) {
  const items = await world.collection(world.partition.period(world.jurisdiction, id));
  return { entries: items.filter(({ sk }) => String(sk).startsWith('chain/0')) };
}
