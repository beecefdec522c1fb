import { beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../../functions/periods/routes.ts';
import type { Platform } from '../../../functions/services.ts';
import type { Wake } from '../../../shared/storage/closing.ts';
import { openTable } from '../../../shared/storage/table.ts';
import { beginClose, closingAt, endOfAssessment } from '../../make/closing.ts';
import { withEngine } from '../../make/engine.ts';
import { makeWorld } from '../../make/world.ts';
import { mortal, outcome, outlives, revive, rowsOf, tableOf } from './worker.ts';

const engine = withEngine();
let world: ReturnType<typeof makeWorld>;
let assessed: Awaited<ReturnType<typeof rowsOf>>;
let before: Awaited<ReturnType<typeof rowsOf>>;
let messages: readonly Wake[];
let undisturbed: { acts: number; left: ReturnType<typeof outcome> };
let runs = 0;

beforeAll(async () => {
  world = makeWorld(engine(), routes);
  await endOfAssessment(world, 3);
  assessed = await rowsOf(engine().client, 'jixiao-test');
  messages = await beginClose(world);
  before = await rowsOf(engine().client, 'jixiao-test');
  const run = await beginning();
  const immortal = mortal(run.platform, { at: 0, when: 'before' });
  expect(await outlives(immortal.platform, run.queue, 'worker')).toBe(true);
  undisturbed = { acts: immortal.acts(), left: await run.left() };
});

/** The same period about to close, on a table and a file store of its own. */
async function beginning(rows = before, woken = messages) {
  const name = `run-${(runs += 1)}`;
  await tableOf(engine().client, name, rows);
  const queue: Wake[] = [...woken];
  const reports = new Map<string, Uint8Array>();
  const platform: Platform = {
    ...world.platform,
    table: openTable(name, engine().client),
    jobs: { send: async (sent) => void queue.push(...sent) },
    files: {
      ...world.platform.files,
      writeReport: async (key, bytes, _type, over) => {
        if (reports.has(key) && !over) return false;
        reports.set(key, bytes);
        return true;
      },
      readReport: async (key) => reports.get(key),
    },
  };
  return { platform, queue, left: async () => outcome(await rowsOf(engine().client, name), reports) };
}

describe('a worker that is killed', () => {
  test.each([
    ['before any act', 'before', 1],
    // All but the same as before the next act: nobody heard that it was done.
    ['after any third act', 'after', 3],
  ] as const)(
    '%s of the close leaves the same sheets, ranks, chains and reports as one that lived',
    async (_, when, step) => {
      expect(undisturbed.acts).toBeGreaterThan(40);
      for (let at = 1; at <= undisturbed.acts; at += step) {
        const run = await beginning();
        expect(await outlives(mortal(run.platform, { at, when }).platform, run.queue, 'worker')).toBe(false);
        await revive(run.platform, world, run.queue);
        expect(await run.left(), `killed ${when} act ${at}`).toEqual(undisturbed.left);
      }
    },
  );

  test('and whose schedule comes by at another second leaves the same sums of every file and record', async () => {
    const run = await beginning(assessed, []);
    const place = { table: run.platform.table, jurisdiction: world.jurisdiction };
    run.queue.push(...(await beginClose(place, closingAt + 3 * 3_600_000 + 137_013)));
    expect(await outlives(mortal(run.platform, { at: 17, when: 'after' }).platform, run.queue, 'worker')).toBe(false);
    await revive(run.platform, world, run.queue);
    expect(await run.left()).toEqual(undisturbed.left);
  });

  test('again and again still comes to the same end', async () => {
    const run = await beginning();
    for (let life = 1; life < 20; life += 1) {
      const { platform } = mortal(run.platform, { at: 1 + ((life * 5) % 7), when: life % 2 ? 'before' : 'after' });
      if (await outlives(platform, run.queue, `worker-${life}`)) break;
    }
    await revive(run.platform, world, run.queue);
    expect(await run.left()).toEqual(undisturbed.left);
  });
});
