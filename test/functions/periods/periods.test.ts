import { describe, expect, test } from 'vitest';
import { entries } from '../../../shared/storage/chained.ts';
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
    expect(hospitals.body.id).toBe('2026-q3-hospitals');
  });

  test('over a year nobody has announced says whose work is missing', async () => {
    const it = await makeScene(engine());
    const year = { type: 'year', year: 2026, number: 1 } as const;
    const problem = await refusal(it.office.call('periods.create', { body: year }));
    expect(problem).toMatchObject({ status: 409, type: 'urn:jixiao:problem:calendar.unknown-year' });
    expect(problem['detail']).toContain('2027');
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

describe('moving a deadline', () => {
  test('is done by office or committee, and the reason stands in the audit chain', async () => {
    const it = await makeScene(engine());
    await opened(it);
    const extension = { params, body: { deadlines: { planning: '2026-07-17' }, reason: '系统停机一日' } };
    const { body } = await it.committee.call('periods.extend', extension);
    expect(body.deadlines.planning).toEqual({ date: '2026-07-17', until: '2026-07-17T15:59:59.999Z' });
    const chain = await entries(it.world.table, it.world.partition.period(it.world.jurisdiction, id));
    expect(chain.at(-1)).toMatchObject({ what: 'periods.deadlines-extended', why: '系统停机一日', by: { id: 'zhao' } });
  });

  test('never brings it forward, and never revives one that is over', async () => {
    const it = await makeScene(engine());
    await opened(it);
    const move = (planning: string) =>
      it.office.call('periods.extend', { params, body: { deadlines: { planning }, reason: '调整' } });
    expect(await refusal(move('2026-07-14'))).toMatchObject({ field: 'deadlines.planning', legal: ['> 2026-07-15'] });
    it.world.clock.now = chinaTime('2026-07-16T00:00:00');
    expect(await refused(move('2026-07-20'))).toBe('periods.deadline-over');
  });

  test('without a reason or without a date is refused', async () => {
    const it = await makeScene(engine());
    await opened(it);
    const extend = (body: { deadlines: Record<string, string>; reason: string }) =>
      it.office.call('periods.extend', { params, body });
    expect(await refusal(extend({ deadlines: {}, reason: '调整' }))).toMatchObject({ status: 400 });
    expect(await refusal(extend({ deadlines: { planning: '2026-07-20' }, reason: ' ' }))).toMatchObject({
      status: 400,
    });
    expect(await refusal(extend({ deadlines: { closing: '2026-07-20' }, reason: '调整' }))).toMatchObject({
      status: 400,
    });
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
    await openPeriod(it.world, 'planning');
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
  });

  test('with their marks are not for the contributor of a unit', async () => {
    const it = await makeScene(engine());
    await opened(it);
    expect(await refused(it.contributor.call('periods.subjects', { params }))).toBe('access.role');
  });
});
