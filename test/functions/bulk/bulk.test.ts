import { describe, expect, test } from 'vitest';
import { work } from '../../../functions/jobs/engine.ts';
import { bulkKind } from '../../../functions/jobs/bulk/bulk.ts';
import { kinds } from '../../../functions/jobs/kinds.ts';
import { existingRecord } from '../../../shared/storage/appraisals.ts';
import { entries } from '../../../shared/storage/record.ts';
import { chinaTime } from '../../make/world.ts';
import { mostBulkRows } from '../../../functions/acts.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { period } from '../../make/enrolled.ts';
import { withEngine } from '../../make/engine.ts';
import { acceptedBy, figure, figuresFiled, turnOf, workedOff } from './figures.ts';

const engine = withEngine();

const inTwos = { ...kinds, bulk: bulkKind(2) };

const statesOf = (rows: readonly { readonly state: string }[]) => rows.map(({ state }) => state);

describe('an act asked for many', () => {
  test('is done row by row as who asked, each an entry of its own that leads back to who asked and why', async () => {
    const county = await figuresFiled(engine(), 5);
    const { world, rows, asking } = county;
    const office = world.as('office');
    const { status, body: begun } = await office.call('bulk.ask', { body: { ...asking, rows } });
    expect({ status, begun }).toMatchObject({
      status: 202,
      begun: { act: 'progress.accept', why: asking.why, by: 'office', state: 'running', rows: 5 },
    });
    const params = { bulk: begun.id };
    expect((await office.call('bulk.rows', { params })).body.rows).toMatchObject(
      rows.map((row, at) => ({ n: at + 1, state: 'waiting', row })),
    );
    await workedOff(county);

    expect((await office.call('bulk.read', { params })).body).toMatchObject({ state: 'done', done: 5, refused: 0 });
    expect(await acceptedBy(county)).toEqual(rows.map(() => ['office']));
    const { body: told } = await office.call('bulk.rows', { params, query: { limit: '2' } });
    expect(told.rows).toMatchObject([
      { n: 1, state: 'done', answer: { state: 'accepted', accepted: true } },
      { n: 2, state: 'done' },
    ]);
    const rest = await office.call('bulk.rows', { params, query: { limit: '2', cursor: told.next } });
    expect(rest.body.rows.map(({ n }) => n)).toEqual([3, 4]);
    const last = await office.call('bulk.rows', { params, query: { limit: '2', cursor: rest.body.next } });
    expect(last.body).toMatchObject({ rows: [{ n: 5 }] });
    expect(last.body.next).toBeUndefined();

    const { table, jurisdiction } = world;
    const record = await existingRecord(table, jurisdiction, period, county.subjects[0]!);
    expect(record.entries.at(-1)).toMatchObject({
      what: 'progress.accepted',
      by: { id: 'office', roles: ['performance-office'] },
      trace: begun.trace,
    });
    const own = await entries(table, world.partition.bulk(jurisdiction, begun.id));
    expect(own.map(({ what, why, by }) => [what, why, by.id])).toEqual([
      ['bulk.asked', asking.why, 'office'],
      ['bulk.ended', undefined, 'bulk'],
    ]);
  });

  test('refuses each row that the single request refuses, in the words of that and in the language of the reader', async () => {
    const county = await figuresFiled(engine(), 4);
    const { world, rows, asking, subjects } = county;
    // Of the first a filing that is none; the second was filed by who asks; the third is returned meanwhile; the last is no subject.
    const n = await figure(world, subjects[1]!, { filedBy: 'office', signedBy: 'leader' });
    const wrong = [
      { ...rows[0]!, filings: [99] },
      { ...rows[1]!, filings: [n] },
      rows[2]!,
      rows[3]!,
      { period, subject: 'unit.nowhere', filings: [2] },
    ];
    const { body: begun } = await world.as('office').call('bulk.ask', { body: { ...asking, rows: wrong } });
    await world.as('checker').call('progress.return', {
      params: { period, subject: subjects[2]! },
      body: { filings: rows[2]!.filings, why: '口径有误' },
    });
    await workedOff(county);
    const params = { bulk: begun.id };
    const { body } = await world.as('office', 'en').call('bulk.rows', { params });
    expect(statesOf(body.rows)).toEqual(['refused', 'refused', 'refused', 'done', 'refused']);
    for (const [at, { subject, filings }] of wrong.entries()) {
      if (at === 3) continue;
      const call = world.as('office', 'en').call('progress.accept', { params: { period, subject }, body: { filings } });
      const { trace: _, ...single } = await refusal(call);
      expect(body.rows[at]?.problem).toMatchObject(single);
    }
    const codes = body.rows.flatMap(({ problem }) => problem?.['type'] ?? []);
    expect(new Set(codes).size).toBe(4);
    const { body: zh } = await world.as('office').call('bulk.rows', { params, query: { state: 'refused' } });
    expect(zh.rows.map(({ n: row }) => row)).toEqual([1, 2, 3, 5]);
    expect(zh.rows[0]?.problem?.['detail']).not.toBe(body.rows[0]?.problem?.['detail']);
    expect((await world.as('office').call('bulk.read', { params })).body).toMatchObject({ done: 1, refused: 4 });
  });

  test('is refused as a whole where a row is no request, or who asks could not do it for one', async () => {
    const { world, rows, asking } = await figuresFiled(engine(), 1);
    const ask = (person: string, body: object) =>
      refusal(world.as(person).call('bulk.ask', { body: { ...asking, ...body } as never }));
    const unreadable = await ask('office', {
      rows: [...rows, { subject: 'nobody', filings: [] }, { filings: [1], n: 2 }],
    });
    expect(unreadable).toMatchObject({ status: 400 });
    expect((unreadable['errors'] as { field: string }[]).map(({ field }) => field)).toEqual([
      'body.rows.1.period',
      'body.rows.1.subject',
      'body.rows.1.filings',
      'body.rows.2.period',
      'body.rows.2.subject',
      'body.rows.2.n',
    ]);
    expect(await ask('security', { rows })).toMatchObject({ type: 'urn:jixiao:problem:access.role' });
    expect(await ask('office', { rows: [] })).toMatchObject({ status: 400 });
    expect(await ask('office', { rows: Array(mostBulkRows + 1).fill(rows[0]) })).toMatchObject({ status: 400 });
    expect(await ask('office', { waiting: { period: '2031q1' } })).toMatchObject({ status: 404 });
    expect(await ask('office', { act: 'progress.file', waiting: { period } })).toMatchObject({ status: 400 });
    expect((await world.as('office').call('bulk.list')).body.bulk).toEqual([]);
  });

  test('is seen by who asked and by the auditor, and stopped by who asked', async () => {
    const county = await figuresFiled(engine(), 1);
    const { world, rows, asking } = county;
    const { body: begun } = await world.as('office').call('bulk.ask', { body: { ...asking, rows } });
    const params = { bulk: begun.id };
    const stop = { params, body: { why: '名单有误' } };
    for (const call of ['bulk.read', 'bulk.rows'] as const)
      expect(await refused(world.as('checker').call(call, { params }))).toBe('bulk.none');
    expect(await refused(world.as('checker').call('bulk.stop', stop))).toBe('bulk.none');
    expect(await refused(world.as('auditor').call('bulk.stop', stop))).toBe('bulk.none');
    expect((await world.as('checker').call('bulk.list')).body.bulk).toEqual([]);
    for (const reader of ['office', 'auditor'])
      expect((await world.as(reader).call('bulk.list')).body.bulk).toMatchObject([{ id: begun.id, state: 'running' }]);
    const { body: chain } = await world.as('auditor').call('audit.entries', { query: { of: `bulk/${begun.id}` } });
    expect(chain.entries).toMatchObject([{ what: 'bulk.asked', by: { id: 'office' }, why: asking.why }]);
    await workedOff(county);
    expect(await refused(world.as('office').call('bulk.stop', stop))).toBe('bulk.over');
  });

  test('is done by nobody a second time: of two over the same rows each row is done by one, and refused in the other', async () => {
    const county = await figuresFiled(engine(), 6);
    const { world, rows, asking } = county;
    const begun = await Promise.all(
      ['office', 'checker'].map(
        async (by) => (await world.as(by).call('bulk.ask', { body: { ...asking, rows } })).body.id,
      ),
    );
    await Promise.all([workedOff(county, world.platform, turnOf(county, 'one')), workedOff(county)]);
    const by = await acceptedBy(county);
    expect(by.map((people) => people.length)).toEqual(Array(6).fill(1));
    const states = await Promise.all(
      ['office', 'checker'].map(async (person, at) =>
        statesOf((await world.as(person).call('bulk.rows', { params: { bulk: begun[at]! } })).body.rows),
      ),
    );
    for (const [row, [person]] of by.entries())
      expect(states.map((one) => one[row])).toEqual(person === 'office' ? ['done', 'refused'] : ['refused', 'done']);
  });
});

describe('between two steps of an act for many', () => {
  /** The first step is done, and the worker's time is over. */
  async function begun() {
    const county = await figuresFiled(engine(), 4);
    const { world, rows, asking } = county;
    const { body } = await world.as('office').call('bulk.ask', { body: { ...asking, rows } });
    let asked = 0;
    await work(world.platform, inTwos, world.sent.shift()!, turnOf(county));
    await work(
      world.platform,
      inTwos,
      world.sent.shift()!,
      turnOf(county, 'worker', { hasTime: () => (asked += 1) < 2 }),
    );
    const params = { bulk: body.id };
    const { done } = (await world.as('office').call('bulk.read', { params })).body;
    expect(done).toBe(2);
    return { county, world, params };
  }

  const ended = async ({ world, params }: Awaited<ReturnType<typeof begun>>) => {
    const { body } = await world.as('office', 'en').call('bulk.rows', { params });
    const { body: view } = await world.as('auditor').call('bulk.read', { params });
    return { rest: body.rows.slice(2), view };
  };

  test('a role is revoked: the rows that are left are refused, a cached role or not', async () => {
    const far = await begun();
    const grant = { role: 'performance-office', unit: 'county', why: '岗位调整' } as const;
    await far.world.as('security').call('organisation.revoke', { params: { official: 'office' }, body: grant });
    await workedOff(far.county);
    const { rest, view } = await ended(far);
    expect(rest.map(({ problem }) => problem?.['type'])).toEqual(Array(2).fill('urn:jixiao:problem:access.role'));
    expect(view).toMatchObject({ state: 'done', done: 2, refused: 2 });
  });

  test('the phase ends: the rows that are left come too late, by the time it is and not by that of the message', async () => {
    const far = await begun();
    const late = chinaTime('2026-10-21T08:00:00');
    await workedOff(far.county, far.world.platform, turnOf(far.county, 'worker', { clock: () => late }));
    const { rest } = await ended(far);
    expect(rest.map(({ state, at }) => [state, at])).toEqual(rest.map(() => ['refused', new Date(late).toISOString()]));
    expect(new Set(rest.map(({ problem }) => problem?.['type']))).toEqual(
      new Set(['urn:jixiao:problem:progress.deadline-passed']),
    );
  });

  test('who asked stops it: what was done stays done, and nothing more is', async () => {
    const far = await begun();
    const { world, params } = far;
    const stop = { params, body: { why: '名单有误' } };
    expect((await world.as('office').call('bulk.stop', stop)).body).toMatchObject({ state: 'stopping' });
    expect((await world.as('office').call('bulk.stop', stop)).body).toMatchObject({ state: 'stopping' });
    await workedOff(far.county);
    const { rest, view } = await ended(far);
    expect(statesOf(rest)).toEqual(Array(2).fill('left'));
    expect(view).toMatchObject({ state: 'stopped', done: 2, refused: 0, rows: 4 });
    expect((await acceptedBy(far.county)).map((by) => by.length)).toEqual([...Array(2).fill(1), ...Array(2).fill(0)]);
  });

  test('a message that somebody had who is gone is left: its time is long over, and the schedule sends a fresh one', async () => {
    const { county, world } = await begun();
    const [wake] = world.sent;
    await work(world.platform, kinds, wake!, turnOf(county, 'worker', { redelivered: true }));
    expect((await acceptedBy(county)).flat()).toHaveLength(2);
  });
});
