import { describe, expect, test } from 'vitest';
import { work } from '../../../functions/jobs/engine.ts';
import { kinds } from '../../../functions/jobs/kinds.ts';
import type { Platform } from '../../../functions/services.ts';
import { Moved } from '../../../shared/storage/attempt.ts';
import { done, type Wake } from '../../../shared/storage/jobs.ts';
import { existingTable, tableFiles } from '../../../shared/storage/tables.ts';
import { withEngine } from '../../make/engine.ts';
import { ask, left, tabledCounty, type Tabled } from './tabled.ts';
import { mortal } from './worker.ts';

const engine = withEngine();
const minute = 60_000;

/** A table of two list shards that was asked for: its messages wait. */
async function begun() {
  const world = await tabledCounty(engine(), 3, 2);
  const id = await ask(world, 'office', { table: 'filings' });
  const queue: Wake[] = world.sent.splice(0);
  const platform: Platform = { ...world.platform, jobs: { send: async (messages) => void queue.push(...messages) } };
  const drain = async (now: number, on: Platform = platform, hasTime = () => true): Promise<void> => {
    for (let wake = queue.shift(); wake; wake = queue.shift())
      await work(on, kinds, wake, { holder: `worker ${now}`, now, hasTime });
  };
  /** The schedule comes by when every lease has run out. */
  const comesBy = async (now: number, on: Platform = platform): Promise<void> => {
    queue.splice(0, Infinity, ...(await left(world, id, now)));
    await drain(now, on);
  };
  return { world, id, queue, platform, drain, comesBy, now: world.clock.now };
}

async function outcome(world: Tabled, id: string) {
  const job = await existingTable(world.table, { jurisdiction: world.jurisdiction, id });
  const files = await tableFiles(world.table, job);
  return {
    stage: job.stage,
    files: files.map(({ n, rows, bytes, sha256 }) => ({ n, rows, bytes, sha256 })),
    written: world.reports.size,
  };
}

describe('whatever happens to the worker of a table,', () => {
  test('killed before or after any act, the file is the same', async () => {
    const living = await begun();
    const immortal = mortal(living.platform, { at: 0, when: 'before' });
    await living.drain(living.now, immortal.platform);
    const whole = await outcome(living.world, living.id);
    expect(whole).toMatchObject({ stage: done, files: [{ n: 1, rows: 3 }], written: 1 });
    const acts = immortal.acts();
    expect(acts).toBeGreaterThan(8);
    for (let act = 1; act <= acts; act += 1)
      for (const when of ['before', 'after'] as const) {
        const { world, id, platform, drain, comesBy, now } = await begun();
        await expect(drain(now, mortal(platform, { at: act, when }).platform)).rejects.toThrow();
        for (let run = 1; run < 5; run += 1) await comesBy(now + run * 7 * minute);
        expect([act, when, await outcome(world, id)]).toEqual([act, when, whole]);
      }
  });

  test('with every message twice, in any order and two workers at once, it is written once', async () => {
    const { world, id, queue, platform, now } = await begun();
    const told: Wake[] = [];
    const turn = (holder: string) => ({ holder, now, hasTime: () => true });
    while (queue.length > 0) {
      const batch = queue.splice(0).toReversed();
      told.push(...batch);
      await Promise.all(
        ['one', 'two'].flatMap((holder) => batch.map((wake) => work(platform, kinds, wake, turn(holder)))),
      );
    }
    for (const wake of told.toReversed()) await work(platform, kinds, wake, turn('late'));
    expect(await outcome(world, id)).toMatchObject({ stage: done, files: [{ n: 1, rows: 3 }], written: 1 });
  });

  test('while the table or the bucket is busy, nothing is lost', async () => {
    const { world, id, platform, comesBy, now } = await begun();
    let acts = 0;
    const busy = <T>(deed: () => Promise<T>, fault: Error): Promise<T> => {
      acts += 1;
      return acts % 3 === 0 ? Promise.reject(fault) : deed();
    };
    const throttled: Platform = {
      ...platform,
      table: {
        ...platform.table,
        write: (writes) => busy(() => platform.table.write(writes), new Moved('the table is busy')),
      },
      files: {
        ...platform.files,
        writeReport: (...file) => busy(() => platform.files.writeReport(...file), new Error('slow down')),
      },
    };
    for (let run = 0; run < 12; run += 1) await comesBy(now + run * 7 * minute, throttled).catch(() => undefined);
    expect(await outcome(world, id)).toMatchObject({ stage: done, files: [{ n: 1, rows: 3 }], written: 1 });
  });

  test('a worker whose time runs out after every chunk comes to the same end', async () => {
    const { world, id, drain, now } = await begun();
    let asked = 0;
    await drain(now, undefined, () => (asked += 1) % 2 === 1);
    expect(await outcome(world, id)).toMatchObject({ stage: done, files: [{ n: 1, rows: 3 }] });
  });
});
