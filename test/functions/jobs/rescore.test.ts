import { beforeAll, describe, expect, test } from 'vitest';
import { work } from '../../../functions/jobs/engine.ts';
import { kinds } from '../../../functions/jobs/kinds.ts';
import type { Platform } from '../../../functions/services.ts';
import { appraisals } from '../../../shared/storage/appraisals.ts';
import { closingWakes } from '../../../shared/storage/closing.ts';
import { wakesFor, type Wake } from '../../../shared/storage/jobs.ts';
import { sort } from '../../../shared/storage/keys.ts';
import { append, entries, load } from '../../../shared/storage/record.ts';
import { withEngine } from '../../make/engine.ts';
import { period } from '../../make/enrolled.ts';
import { happened } from '../../make/happened.ts';
import { acts, brought, late, setAside, type County } from '../matters/late-inputs.ts';
import { copiedJob, drain, mortal, type outcome, outlives, patient, redelivered, rowsOf, throttled } from './worker.ts';

const engine = withEngine();
let world: County;
let matter: string;
let settled: Awaited<ReturnType<typeof rowsOf>>;
let messages: readonly Wake[];
let lived: ReturnType<typeof outcome>;
let all: number;

/** The same subject with all brought in, about to be scored, on a table of its own. */
const about = () => copiedJob({ client: engine().client, world, rows: settled, woken: messages });

/** What the schedule finds due of this job and of the ranking it asked for, hours later. */
async function revive({ platform, queue }: Awaited<ReturnType<typeof about>>) {
  const { jurisdiction, partition } = world;
  for (let run = 1; run < 4; run += 1) {
    const now = world.clock.now + run * 3_600_000;
    const job = { pk: partition.job(jurisdiction, 'rescore', matter), sk: sort.job };
    const ranking = { pk: partition.closing(jurisdiction, period), sk: sort.pending('economic') };
    const closing = { pk: ranking.pk, sk: sort.job };
    queue.length = 0;
    queue.push(...(await wakesFor(platform.table, job, now)));
    for (const key of [ranking, closing]) queue.push(...(await closingWakes(platform.table, key, now)));
    await drain(platform, queue, { holder: `schedule-${run}`, now, hasTime: () => true });
  }
}

beforeAll(async () => {
  world = await setAside(engine());
  const act = acts(() => world);
  matter = (await act.open()).body.id;
  await brought(act);
  await act.settle(matter);
  messages = world.sent.splice(0);
  settled = await rowsOf(engine().client, 'jixiao-test');
  const run = await about();
  const immortal = mortal(run.platform, { at: 0, when: 'before' });
  expect(await outlives(immortal.platform, run.queue, 'worker')).toBe(true);
  [lived, all] = [await run.left(), immortal.acts()];
});

const chain = (platform: Platform) =>
  entries(platform.table, world.partition.appraisal(world.jurisdiction, period, late));

describe('a late input is scored', () => {
  test('the same when the worker is killed at any act', async () => {
    expect(messages).toMatchObject([{ kind: 'rescore', stage: 'queued' }]);
    expect(all).toBeGreaterThan(10);
    for (let at = 1; at <= all; at += 1) {
      const run = await about();
      const when = at % 2 ? 'after' : 'before';
      expect(await outlives(mortal(run.platform, { at, when }).platform, run.queue, 'worker')).toBe(false);
      await revive(run);
      expect(await run.left(), `killed ${when} act ${at}`).toEqual(lived);
    }
  });

  test('once however often and in whatever order its messages come', async () => {
    const run = await about();
    const seen: Wake[] = [];
    for (let wake = run.queue.pop(); wake; wake = run.queue.pop()) {
      seen.push(wake);
      await work(run.platform, kinds, wake, patient);
      await work(run.platform, kinds, wake, { ...patient, holder: 'a duplicate' });
    }
    for (const wake of seen.toReversed()) await work(run.platform, kinds, wake, { ...patient, holder: 'days later' });
    expect((await chain(run.platform)).filter(({ what }) => what === 'scoring.rescored')).toHaveLength(1);
    expect(await run.left()).toEqual(lived);
  });

  test('once by three workers at a time', async () => {
    const run = await about();
    while (run.queue.length > 0) {
      const batch = run.queue.splice(0);
      const workers = ['one', 'two', 'three'];
      await Promise.all(
        workers.flatMap((holder) => batch.map((wake) => work(run.platform, kinds, wake, { ...patient, holder }))),
      );
    }
    await revive(run);
    expect(await run.left()).toEqual(lived);
  });

  test('after all where the worker was throttled, and its messages come twice and in reverse', async () => {
    const run = await about();
    expect(await redelivered(throttled(run.platform), run.queue)).toBeGreaterThan(0);
    await revive(run);
    expect(await run.left()).toEqual(lived);
  });

  test('as the record stands where a figure of the last moment came between', async () => {
    const run = await about();
    const { table } = run.platform;
    let came = false;
    const between: Platform = {
      ...run.platform,
      table: {
        ...table,
        write: async (writes) => {
          if (!came && writes.some((one) => 'put' in one && one.put['what'] === 'scoring.rescored')) {
            came = true;
            const pk = world.partition.appraisal(world.jurisdiction, period, late);
            const found = await load(table, pk, appraisals);
            await table.write(append(found, happened('matters.overdue', world.clock.now)).writes);
          }
          return table.write(writes);
        },
      },
    };
    await drain(between, run.queue);
    const what = (await chain(run.platform)).map((entry) => entry.what);
    expect(what.slice(-3)).toEqual(['matters.overdue', 'scoring.rescored', 'scoring.ranked']);
  });
});
