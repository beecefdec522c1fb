import { beforeAll, describe, expect, test } from 'vitest';
import { advance } from '../../../functions/periods/advance.ts';
import type { Wake } from '../../../shared/storage/jobs.ts';
import { withEngine } from '../../make/engine.ts';
import { refused } from '../../make/refused.ts';
import { copied, meanwhile, mortal, outlives, redelivered, revive, rowsOf, throttled } from '../jobs/worker.ts';
import { quarters, recordedYear, untilTheLastQuarter, year, type CountyYear } from './year.ts';

const engine = withEngine();
const decision = { params: { period: year }, body: { reason: '第四季度异议尚未办结' } };
let it: CountyYear;
let from: number;
let rows: Awaited<ReturnType<typeof rowsOf>>;
let woken: Wake[] = [];
let lived: Record<string, string>;
let acts: number;

const about = () => copied({ client: engine().client, world: it.world, rows, woken });
const revived = ({ platform, queue }: Awaited<ReturnType<typeof about>>) =>
  revive(platform, it.world, queue, { period: year, from });

/** The year about to close without its last quarter, of which its message is told and nothing is done yet. */
beforeAll(async () => {
  it = await recordedYear(engine());
  await untilTheLastQuarter(it);
  const { table } = it.world;
  // The schedule closes meanwhile: whoever decides then reads it again, and is told that nothing waits any more.
  const closes = async () => {
    await it.committee.call('periods.close', { ...decision, body: { reason: '先行决定' } });
    from = it.world.clock.now + 300_000;
    const jobs = { send: async (sent: readonly Wake[]) => void woken.push(...sent) };
    await advance({ table, jobs, now: from, trace: 'schedule' });
    Object.assign(it.world.platform, { table });
  };
  Object.assign(it.world.platform, { table: meanwhile(table, () => true, closes) });
  expect(await refused(it.committee.call('periods.close', decision))).toMatch(/^(periods.not-waiting|phase.not-now)$/);
  expect(await it.head(year)).toMatchObject({
    phase: 'closing',
    withoutParts: ['q4'],
    closesWithout: { reason: '先行决定' },
  });
  woken = woken.filter(({ record }) => record === `closing/${year}`);
  expect(woken.length).toBeGreaterThan(0);
  rows = await rowsOf(engine().client, 'jixiao-test');
  const run = await about();
  const immortal = mortal(run.platform, { at: 0, when: 'before' });
  expect(await outlives(immortal.platform, run.queue, 'worker')).toBe(true);
  [lived, acts] = [await run.left(), immortal.acts()];
}, 120_000);

describe('the close of a year out of its quarters leaves the same sheets, ranks and reports', () => {
  test('where the worker is killed before or after acts in every stage of it', async () => {
    expect(Object.keys(lived).filter((key) => key.startsWith('reports/')).length).toBeGreaterThan(10);
    const step = Math.ceil(acts / 5);
    for (let at = 1; at <= acts; at += step) {
      const run = await about();
      const when = ((at - 1) / step) % 2 ? 'before' : 'after';
      expect(await outlives(mortal(run.platform, { at, when }).platform, run.queue, 'worker')).toBe(false);
      await revived(run);
      expect(await run.left(), `killed ${when} act ${at}`).toEqual(lived);
    }
  }, 120_000);

  test('where the worker is throttled, and its messages come twice and in reverse', async () => {
    const run = await about();
    const turn = { holder: 'worker', now: from, hasTime: () => true };
    expect(await redelivered(throttled(run.platform), run.queue, turn)).toBeGreaterThan(0);
    await revived(run);
    expect(await run.left()).toEqual(lived);
  });

  test('where its last quarter is cancelled while it closes', async () => {
    const without = (sums: Record<string, string>) =>
      Object.fromEntries(Object.entries(sums).filter(([key]) => !key.includes(quarters.q4)));
    const run = await about();
    const last = await run.platform.table.get({
      pk: it.world.partition.period(it.world.jurisdiction, quarters.q4),
      sk: 'chain/head',
    });
    await run.platform.table.write([
      { put: { ...last, pk: last!['pk'], sk: last!['sk'], phase: 'cancelled' } as never },
    ]);
    await revived(run);
    expect(without(await run.left())).toEqual(without(lived));
  });
});
