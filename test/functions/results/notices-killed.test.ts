import { beforeAll, describe, expect, test } from 'vitest';
import { work } from '../../../functions/jobs/engine.ts';
import { kinds } from '../../../functions/jobs/kinds.ts';
import { advance } from '../../../functions/periods/advance.ts';
import type { Platform } from '../../../functions/services.ts';
import { type Wake, wakesFor } from '../../../shared/storage/jobs.ts';
import { collectionKey, sort } from '../../../shared/storage/keys.ts';
import { appraisals } from '../../../shared/storage/appraisals.ts';
import { withEngine } from '../../make/engine.ts';
import { period } from '../../make/enrolled.ts';
import { due, routes } from '../../make/every-kind.ts';
import { workedOff } from '../../make/published.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';
import { Killed, copiedJob, mortal, redelivered, revive, rowsOf, throttled } from '../jobs/worker.ts';
import { approved, heardOut, recheckedTo, subject } from './notified.ts';

const engine = withEngine();
let world: ReturnType<typeof start>;
const start = () => makeWorld(engine(), routes);
const hour = 3_600_000;

interface Moment {
  readonly now: number;
  readonly rows: Awaited<ReturnType<typeof rowsOf>>;
  readonly woken: readonly Wake[];
}

const moments: Record<string, Moment> = {};

/** What was asked of the worker is kept with all that it finds; then it is done. */
async function moment(name: string, kind: string, sent = world.sent.splice(0)): Promise<void> {
  const woken = sent.filter((wake) => wake.kind === kind);
  expect(woken).not.toEqual([]);
  moments[name] = { now: world.clock.now, rows: await rowsOf(engine().client, 'jixiao-test'), woken };
  await workedOff(world, [...sent], world.clock.now);
}

const headOf = async (n: number) =>
  (await appraisals.existing(world.table, world.jurisdiction, period, subject(n).subject)).head;
const rankOf = async (n: number) => (await headOf(n)).standing?.rank ?? 0;

beforeAll(async () => {
  world = start();
  await heardOut(world);
  world.clock.now = chinaTime('2026-10-23T09:00:00');
  await recheckedTo(world, (await rankOf(0)) > (await rankOf(3)) ? 0 : 3, '100');
  await moment('overtaking', 'rerank');
  world.clock.now = chinaTime('2026-11-06T09:00:00');
  await due(world);
  await approved(world);
  await moment('notifying', 'notify');
  world.clock.now = chinaTime('2026-11-12T00:05:00');
  const woken: Wake[] = [];
  const jobs = { send: async (messages: readonly Wake[]) => void woken.push(...messages) };
  await advance({ table: world.table, jobs, now: world.clock.now, trace: 'schedule' });
  // The job that told them goes on to count them as served.
  await moment('serving', 'notify', woken);
  expect((await headOf(0)).notice?.received).toMatchObject({ finding: 'deemed' });
});

/** Works off the queue; a message is taken from it only once it is done with. True if the worker lived to the end. */
async function lives(platform: Platform, queue: Wake[], at: number, holder = 'worker'): Promise<boolean> {
  try {
    for (let wake = queue[0]; wake; wake = queue[0]) {
      await work(platform, kinds, wake, { holder, now: at, hasTime: () => true });
      queue.shift();
    }
    return true;
  } catch (error) {
    if (error instanceof Killed) return false;
    throw error;
  }
}

/** What the schedule does for a job whose worker is gone: an hour later its lease has run out. */
async function revived({ platform, queue, now, job }: Awaited<ReturnType<typeof about>>): Promise<void> {
  for (let run = 1; run < 4; run += 1) {
    const at = now + run * hour;
    if (job.kind !== 'rerank')
      queue.push(
        ...(await wakesFor(platform.table, { pk: collectionKey(job.jurisdiction, job.record), sk: sort.job }, at)),
      );
    else await revive(platform, world, queue, { period, from: at });
    expect(await lives(platform, queue, at, `schedule-${run}`)).toBe(true);
  }
}

async function about(name: string) {
  const { now, rows, woken } = moments[name]!;
  return { now, job: woken[0]!, ...(await copiedJob({ client: engine().client, world, rows, woken })) };
}

describe.each(['overtaking', 'notifying', 'serving'])('%s', (name) => {
  test('comes to the same when the worker is killed at any act', async () => {
    const whole = await about(name);
    const immortal = mortal(whole.platform, { at: 0, when: 'before' });
    expect(await lives(immortal.platform, whole.queue, whole.now)).toBe(true);
    const expected = await whole.left();
    expect(immortal.acts()).toBeGreaterThan(1);
    for (let at = 1; at <= immortal.acts(); at += 1) {
      const run = await about(name);
      const when = at % 2 ? 'after' : 'before';
      const dying = mortal(run.platform, { at, when }).platform;
      expect(await lives(dying, run.queue, run.now)).toBe(false);
      await revived(run);
      expect(await run.left(), `killed ${when} act ${at}`).toEqual(expected);
    }
  });

  test('comes to the same where the worker is throttled, and its messages come twice and in reverse', async () => {
    const whole = await about(name);
    await lives(whole.platform, whole.queue, whole.now);
    const run = await about(name);
    const turn = { holder: 'worker', now: run.now, hasTime: () => true };
    expect(await redelivered(throttled(run.platform), run.queue, turn)).toBeGreaterThan(0);
    expect(await run.left()).toEqual(await whole.left());
  });
});
