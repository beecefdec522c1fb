import { describe, expect, test } from 'vitest';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, period as shardedPeriod } from '../../make/enrolled.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { drafted, id, makeScene, opened, params, third } from './scene.ts';

const engine = withEngine();

describe('creating a period', () => {
  test('takes its dates from type and number and its deadlines from the work calendar', async () => {
    const it = await makeScene(engine());
    const { status, body } = await it.office.call('periods.create', { body: third });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id,
      name: { zh: '2026年第三季度', en: '2026 Q3' },
      phase: 'draft',
      start: '2026-07-01',
      end: '2026-09-30',
      deadlines: { assessment: { date: '2026-10-20', until: '2026-10-20T15:59:59.999Z' } },
    });
  });

  test('twice is refused unless the second has a name of its own', async () => {
    const it = await makeScene(engine());
    await it.office.call('periods.create', { body: third });
    expect(await refused(it.office.call('periods.create', { body: third }))).toBe('periods.exists');
    const hospitals = await it.office.call('periods.create', { body: { ...third, code: 'hospitals' } });
    expect(hospitals.body).toMatchObject({
      id: '2026-q3-hospitals',
      name: { zh: '2026年第三季度（hospitals）', en: '2026 Q3 (hospitals)' },
    });
  });

  test('takes no id of another: a year under a code that reads as a quarter or a half-year is refused', async () => {
    const it = await makeScene(engine());
    const year = (code: string) => it.office.call('periods.create', { body: { type: 'year', year: 2026, code } });
    for (const code of ['q3', 'h1', 'm01', 'q3-hospitals'])
      expect(await refused(year(code))).toBe('periods.code-of-other-type');
    expect((await year('q5')).body.id).toBe('2026-q5');
    expect((await it.office.call('periods.create', { body: third })).body.name.zh).toBe('2026年第三季度');
  });

  test.each(['0000-01-01', '0099-12-31', '1899-12-31', '2201-01-01', '9999-12-31'])(
    'by a day that no clock counts with, %s, is refused for its form',
    async (day) => {
      const it = await makeScene(engine());
      const by = (deadlines: object) => it.office.call('periods.create', { body: { ...third, deadlines } });
      for (const phase of ['planning', 'application'])
        expect(await refused(by({ [phase]: day }))).toBe('request.invalid');
    },
  );

  test('over a year nobody has announced marks what is counted provisionally and says so', async () => {
    const it = await makeScene(engine());
    it.world.clock.now = chinaTime('2025-12-20T09:00:00');
    const { body } = await it.office.call('periods.create', {
      body: { type: 'year', year: 2026, deadlines: { application: '2027-03-01' } },
    });
    expect(body).toMatchObject({ id: '2026', number: 1 });
    expect(body.deadlines).toMatchObject({
      planning: { date: '2026-01-15' },
      assessment: { date: '2027-01-15', provisional: true },
      feedback: { date: '2027-01-29', provisional: true },
    });
    expect(body.deadlines.planning).not.toHaveProperty('provisional');
    expect(body.deadlines.application).not.toHaveProperty('provisional');
    expect(body.notices).toEqual([expect.stringContaining('考核 2027-01-15、反馈 2027-01-29')]);
    expect((await it.office.call('periods.read', { params: { period: '2026' } })).body).toEqual(body);
  });

  test('says which deadlines are over already, and needs no number where there is but one', async () => {
    const it = await makeScene(engine());
    const { body } = await it.world.as('wang', 'en').call('periods.create', { body: { type: 'year', year: 2026 } });
    expect(body.notices?.[0]).toBe(
      'The deadline of planning, 2026-01-15, is over already; move it later before the period is opened.',
    );
    const quarter = await refusal(it.office.call('periods.create', { body: { type: 'quarter', year: 2026 } }));
    expect(quarter).toMatchObject({ status: 400, field: 'number', legal: ['1', '2', '3', '4'] });
  });

  test('that is assessed before its last months begin says that they are not asked for', async () => {
    const it = await makeScene(engine());
    it.world.clock.now = chinaTime('2026-01-02T09:00:00');
    const deadlines = { implementation: '2026-11-20', assessment: '2026-11-28' };
    const year = { type: 'year' as const, year: 2026, deadlines };
    const { body } = await it.world.as('wang', 'en').call('periods.create', { body: year });
    expect(body.notices).toContainEqual(
      expect.stringContaining('ends on 2026-11-28: the months that begin after it (2026-12)'),
    );
  });

  test('is for the office alone', async () => {
    const it = await makeScene(engine());
    expect(await refused(it.contributor.call('periods.create', { body: third }))).toBe('access.role');
  });
});

describe('reading periods', () => {
  test('the latest comes first, a page at a time', async () => {
    const it = await makeScene(engine());
    for (const number of [1, 2, 3]) await it.office.call('periods.create', { body: { ...third, number } });
    const first = await it.contributor.call('periods.list', { query: { limit: 2 } });
    expect(first.body.periods.map((period) => period.id)).toEqual(['2026-q3', '2026-q2']);
    const rest = await it.contributor.call('periods.list', { query: { limit: 2, cursor: first.body.next } });
    expect(rest.body.periods.map((period) => period.id)).toEqual(['2026-q1']);
  });

  test('the phase shown is that of the moment, though no schedule has run', async () => {
    const it = await makeScene(engine());
    await opened(it);
    it.world.clock.now = chinaTime('2026-07-16T00:00:00');
    expect((await it.contributor.call('periods.read', { params })).body.phase).toBe('implementation');
  });

  test('another jurisdiction has no such period', async () => {
    const it = await makeScene(engine());
    await drafted(it);
    const other = await makeScene(engine());
    expect(await refused(other.office.call('periods.read', { params }))).toBe('access.no-period');
  });
});

describe('the subjects of a period', () => {
  test('are listed over all list shards, each once, whatever the page size', async () => {
    const it = await makeScene(engine());
    await openPeriod(it.world, 'planning', { shards: 3 });
    const subjects = Array.from({ length: 11 }, (_, n) => `unit.u${10 + n}`);
    for (const [n, subject] of subjects.entries()) await enrol(it.world, subject, { shard: n % 2 === 0 ? 0 : 2 });
    for (const limit of [1, 4, 50]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await it.office.call('periods.subjects', {
          params: { period: shardedPeriod },
          query: { limit, cursor },
        });
        seen.push(...body.subjects.map(({ subject }) => subject));
        cursor = body.next;
      } while (cursor);
      expect(seen.toSorted()).toEqual(subjects);
    }
  });

  test('can be narrowed to a peer group and to those who have not signed', async () => {
    const it = await makeScene(engine());
    await openPeriod(it.world, 'planning', { groups: ['economic', 'party'] });
    await enrol(it.world, 'unit.a', { agreement: { state: 'signed', version: 1 } });
    await enrol(it.world, 'unit.b');
    await enrol(it.world, 'unit.c', { group: 'party' });
    const listed = async (query: object) => {
      const { body } = await it.office.call('periods.subjects', { params: { period: shardedPeriod }, query });
      return body.subjects.map(({ subject }) => subject);
    };
    expect(await listed({ group: 'economic' })).toEqual(['unit.a', 'unit.b']);
    expect(await listed({ unsigned: 'true' })).toEqual(['unit.b', 'unit.c']);
    expect(await listed({ group: 'party', unsigned: 'true' })).toEqual(['unit.c']);
    expect(await refused(listed({ group: 'towns' }))).toBe('periods.no-such-group');
  });

  test('with their marks are not for the contributor of a unit', async () => {
    const it = await makeScene(engine());
    await opened(it);
    expect(await refused(it.contributor.call('periods.subjects', { params }))).toBe('access.role');
  });
});
