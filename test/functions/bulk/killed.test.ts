import { describe, expect, test } from 'vitest';
import { work } from '../../../functions/jobs/engine.ts';
import { kinds } from '../../../functions/jobs/kinds.ts';
import type { Platform } from '../../../functions/services.ts';
import { appraisals } from '../../../shared/storage/appraisals.ts';
import { bulkJobs } from '../../../shared/storage/bulk.ts';
import { done, lastJob, wakesFor, type Wake } from '../../../shared/storage/jobs.ts';
import { sort } from '../../../shared/storage/keys.ts';
import { period } from '../../make/enrolled.ts';
import { withEngine } from '../../make/engine.ts';
import { mortal } from '../jobs/worker.ts';
import { acceptedBy, figuresFiled, turnOf, workedOff, type County } from './figures.ts';

const engine = withEngine();
const minute = 60_000;

/** Asked for three rows, the second of which is refused; or for what waits. */
async function asked(by: 'rows' | 'waiting') {
  const county = await figuresFiled(engine(), 3);
  const { world, rows, asking } = county;
  const wrong = rows.map((row, at) => (at === 1 ? { ...row, filings: [99] } : row));
  const of = by === 'rows' ? { rows: wrong } : { waiting: { period } };
  const { body } = await world.as('office').call('bulk.ask', { body: { ...asking, ...of } });
  return { ...county, id: body.id };
}

/** Runs of the schedule, each when the leases of the one before have run out. */
async function redriven(county: County, id: string): Promise<void> {
  const { world } = county;
  const place = { jurisdiction: world.jurisdiction, record: bulkJobs(id) };
  const key = { pk: world.partition.job(world.jurisdiction, 'bulk', id), sk: sort.job };
  for (let run = 1; (await lastJob(world.table, place)).job?.stage !== done; run += 1) {
    expect(run).toBeLessThan(9);
    const now = world.clock.now + run * 7 * minute;
    world.sent.splice(0, Infinity, ...(await wakesFor(world.table, key, now)));
    await workedOff(county, world.platform, turnOf(county, `schedule-${run}`, { now }));
  }
}

async function outcome({ world, subjects }: County, id: string) {
  const params = { bulk: id };
  const { body: view } = await world.as('office').call('bulk.read', { params });
  const { body } = await world.as('office').call('bulk.rows', { params });
  return {
    counted: [view.state, view.rows, view.done, view.refused],
    rows: body.rows.map(({ state }) => state),
    accepted: (await acceptedBy({ world, subjects })).map((people) => people.length),
  };
}

const expected = {
  rows: { counted: ['done', 3, 2, 1], rows: ['done', 'refused', 'done'], accepted: [1, 0, 1] },
  waiting: { counted: ['done', 3, 3, 0], rows: ['done', 'done', 'done'], accepted: [1, 1, 1] },
};

describe.each(['rows', 'waiting'] as const)('an act for many, asked by %s', (by) => {
  test('comes to the same end, every row done or refused once, wherever its worker is killed', async () => {
    const first = await asked(by);
    const immortal = mortal(sending(first), { at: 0, when: 'before' });
    await workedOff(first, immortal.platform);
    expect(await outcome(first, first.id)).toEqual(expected[by]);
    const acts = immortal.acts();
    expect(acts).toBeGreaterThan(6);
    for (let act = 1; act <= acts; act += 1)
      for (const when of ['before', 'after'] as const) {
        const county = await asked(by);
        await expect(workedOff(county, mortal(sending(county), { at: act, when }).platform)).rejects.toThrow();
        await redriven(county, county.id);
        expect([act, when, await outcome(county, county.id)]).toEqual([act, when, expected[by]]);
      }
  });

  test('is done once by two workers at once, with every message delivered twice and in any order', async () => {
    const county = await asked(by);
    const { world } = county;
    const told: Wake[] = [];
    while (world.sent.length > 0) {
      const batch = world.sent.splice(0).toReversed();
      told.push(...batch);
      await Promise.all(
        ['one', 'two'].flatMap((holder) =>
          batch.map((wake) => work(world.platform, kinds, wake, turnOf(county, holder))),
        ),
      );
    }
    for (const wake of told.toReversed()) await work(world.platform, kinds, wake, turnOf(county, 'late'));
    expect(world.sent).toEqual([]);
    expect(await outcome(county, county.id)).toEqual(expected[by]);
  });
});

describe('a row that comes to no answer', () => {
  const failing = (county: County, fails: (pk: string) => Error | undefined): Platform => {
    const { table, ...platform } = county.world.platform;
    const write: typeof table.write = async (writes) => {
      for (const one of writes) {
        const error = 'put' in one ? fails(one.put.pk) : undefined;
        if (error) throw error;
      }
      return table.write(writes);
    };
    return { ...platform, table: { ...table, write } };
  };
  const second = ({ world, subjects }: County) => appraisals.key(world.jurisdiction, period, subjects[1]!);

  test('because the table is throttled is done when it comes again, and nothing else twice', async () => {
    const county = await asked('waiting');
    const throttled = Object.assign(new Error('ThrottlingException'), { $metadata: { attempts: 3 } });
    const platform = failing(county, (pk) => (pk === second(county) ? throttled : undefined));
    await expect(workedOff(county, platform)).rejects.toThrow('ThrottlingException');
    await redriven(county, county.id);
    expect(await outcome(county, county.id)).toEqual(expected.waiting);
  });

  test('because of a fault of ours says so with the trace, and holds up no other', async () => {
    const county = await asked('waiting');
    const platform = failing(county, (pk) => (pk === second(county) ? new TypeError('a mistake') : undefined));
    await workedOff(county, platform);
    expect(await outcome(county, county.id)).toEqual({
      counted: ['done', 3, 2, 1],
      rows: ['done', 'refused', 'done'],
      accepted: [1, 0, 1],
    });
    const { body } = await county.world.as('office', 'en').call('bulk.rows', { params: { bulk: county.id } });
    const { body: view } = await county.world.as('office').call('bulk.read', { params: { bulk: county.id } });
    expect(body.rows[1]?.problem).toMatchObject({ status: 500, trace: view.trace });
    expect(JSON.stringify(body.rows[1])).not.toContain('a mistake');
  });
});

const sending = ({ world }: County): Platform => world.platform;
