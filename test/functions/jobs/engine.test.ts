import * as z from 'zod';
import { beforeEach, describe, expect, test } from 'vitest';
import { kinds as everyKind } from '../../../functions/jobs/kinds.ts';
import { jobKind, work, type Behind, type Chunk, type Kinds } from '../../../functions/jobs/engine.ts';
import type { Platform } from '../../../functions/services.ts';
import { done, jobFields, lastJob, readPart, startJob, wakesFor, type Wake } from '../../../shared/storage/jobs.ts';
import { collectionName, partition, sort } from '../../../shared/storage/keys.ts';
import type { Table } from '../../../shared/storage/table.ts';
import { withEngine } from '../../make/engine.ts';
import { makeWorld } from '../../make/world.ts';
import { mortal } from './worker.ts';

const engine = withEngine();
let world: ReturnType<typeof makeWorld>;
let queue: Wake[];
/** How often each piece was written, and the sums. */
let written: Map<string, number>;

const at = 1_790_000_000_000;
const minute = 60_000;
const pieces = 5;
const poison = 3;

/** What a kind is: here one that notes every number of two lists and then what they come to. */
const Tally = z.strictObject({ ...jobFields, lists: z.array(z.string()) });
type Tally = z.infer<typeof Tally>;
const Cursor = z.strictObject({ last: z.int() });
interface Tallying {
  readonly platform: Platform;
  readonly job: Tally;
}

async function* noted({ job }: Tallying, { part, cursor }: Behind<z.infer<typeof Cursor>>) {
  for (let n = (cursor?.last ?? 0) + 1; n <= pieces; n += 2) {
    const these = n < pieces ? [n, n + 1] : [n];
    const puts = these.map((one) => {
      const sk = one === poison ? `aside/${part}/${one}` : `noted/${part}/${one}`;
      return { put: { pk: job.jurisdiction, sk, at: job.at } };
    });
    const last = these.at(-1) ?? n;
    yield { writes: puts, cursor: { last }, done: these.length, finished: last === pieces };
  }
}

async function* summed({ platform, job }: Tallying): AsyncGenerator<Chunk<z.infer<typeof Cursor>>> {
  const { items } = await platform.table.query({ partition: job.jurisdiction, prefix: 'noted/' });
  yield { writes: [{ put: { pk: job.jurisdiction, sk: 'sum', of: items.length } }], done: 1, finished: true };
}

const kinds: Kinds = {
  tally: jobKind({
    job: Tally,
    cursor: Cursor,
    stages: {
      note: { parts: ({ lists }: Tally) => lists, chunks: noted },
      sum: { parts: () => ['all'], chunks: summed },
    },
    context: async (platform, job) => ({ platform, job }),
  }),
};

const record = () => collectionName(partition.job(world.jurisdiction, 'tally', 'quarter'));
const key = () => ({ pk: partition.job(world.jurisdiction, 'tally', 'quarter'), sk: sort.job });
const job = async () => (await lastJob(world.table, { jurisdiction: world.jurisdiction, record: record() })).job!;
const turn = (holder: string, more: object = {}) => ({ holder, now: at, hasTime: () => true, ...more });

async function began(generation = 1): Promise<void> {
  const { jurisdiction } = world;
  const fresh = { jurisdiction, kind: 'tally', generation, at, trace: 'run', lists: ['a', 'b'] };
  const start = startJob(record(), fresh);
  await world.table.write(start.writes);
  queue = [...start.messages];
}

/** Counts what really was written, whoever wrote it. */
function counted(table: Table): Table {
  return {
    ...table,
    async write(writes) {
      await table.write(writes);
      for (const one of writes)
        if ('put' in one && one.put.pk === world.jurisdiction)
          written.set(one.put.sk, (written.get(one.put.sk) ?? 0) + 1);
    },
  };
}

const platform = (): Platform => ({
  ...world.platform,
  table: counted(world.table),
  jobs: { send: async (messages) => void queue.push(...messages) },
});

async function drain(of: Platform, holder: string): Promise<void> {
  for (let wake = queue.shift(); wake; wake = queue.shift()) await work(of, kinds, wake, turn(holder));
}

/** Runs of the schedule, each when the leases of the one before have run out. */
async function redriven(): Promise<void> {
  for (let run = 1; (await job()).stage !== done; run += 1) {
    expect(run).toBeLessThan(9);
    const now = at + run * 7 * minute;
    queue = [];
    let woken: Wake[] = await wakesFor(world.table, key(), now);
    for (; woken.length > 0; woken = queue.splice(0))
      for (const wake of woken) await work(platform(), kinds, wake, turn(`schedule-${run}`, { now }));
  }
}

const numbers = Array.from({ length: pieces }, (_, n) => n + 1);
const names = ['a', 'b'].flatMap((list) =>
  numbers.map((n) => (n === poison ? `aside/${list}/${n}` : `noted/${list}/${n}`)),
);
const onceEach = new Map([...names, 'sum'].map((name) => [name, 1]));

const sum = async () => (await world.table.get({ pk: world.jurisdiction, sk: 'sum' }))?.['of'];

beforeEach(async () => {
  world = makeWorld(engine(), []);
  written = new Map();
  await began();
});

describe('a kind of job that is two stages and their chunk functions', () => {
  test('is worked part by part and stage by stage, and what cannot be done is set aside', async () => {
    await drain(platform(), 'worker');
    expect(await job()).toMatchObject({ kind: 'tally', stage: done, generation: 1 });
    expect(written).toEqual(onceEach);
    expect(await sum()).toBe(8);
  });

  test('comes to the same end, every piece written once, wherever its worker is killed', async () => {
    const immortal = mortal(platform(), { at: 0, when: 'before' });
    await drain(immortal.platform, 'worker');
    const acts = immortal.acts();
    expect(acts).toBeGreaterThan(12);
    for (let act = 1; act <= acts; act += 1)
      for (const when of ['before', 'after'] as const) {
        world = makeWorld(engine(), []);
        written = new Map();
        await began();
        await expect(drain(mortal(platform(), { at: act, when }).platform, 'killed')).rejects.toThrow();
        await redriven();
        expect([act, when, written]).toEqual([act, when, onceEach]);
        expect(await sum()).toBe(8);
      }
  });

  test('is done once by two workers at once, with every message delivered twice and in any order', async () => {
    const told: Wake[] = [];
    while (queue.length > 0) {
      const batch = queue.splice(0).toReversed();
      told.push(...batch);
      await Promise.all(
        ['one', 'two'].flatMap((holder) => batch.map((wake) => work(platform(), kinds, wake, turn(holder)))),
      );
    }
    for (const wake of told.toReversed()) await work(platform(), kinds, wake, turn('late'));
    expect(queue).toEqual([]);
    expect(written).toEqual(onceEach);
  });

  test('is handed back when the time is over, with what is done', async () => {
    await work(platform(), kinds, queue.shift()!, turn('first'));
    const [wake] = queue.splice(0);
    let checks = 0;
    await work(platform(), kinds, wake!, turn('first', { hasTime: () => (checks += 1) <= 1 }));
    expect(queue).toEqual([wake]);
    expect([...written.keys()]).toEqual(['noted/a/1', 'noted/a/2']);
    queue.push({ ...wake!, part: 'b' });
    await drain(platform(), 'second');
    expect(written).toEqual(onceEach);
  });

  test('drops messages of an earlier job, of a part it does not have and of a stage it has left', async () => {
    await drain(platform(), 'worker');
    const wake = { jurisdiction: world.jurisdiction, record: record(), kind: 'tally', generation: 1, stage: 'note' };
    await began(2);
    await work(platform(), kinds, { ...wake, part: 'a' }, turn('worker'));
    await work(platform(), kinds, { ...wake, generation: 2, stage: 'sum', part: 'all' }, turn('worker'));
    expect((await job()).stage).toBe('queued');
    await work(platform(), kinds, queue.shift()!, turn('worker'));
    await work(platform(), kinds, { ...wake, generation: 2, part: 'c' }, turn('worker'));
    expect(await job()).toMatchObject({ stage: 'note', generation: 2 });
  });

  test('fails with its message, not in silence, where its kind is not known or a part of it is gone', async () => {
    const [wake] = queue;
    await expect(work(platform(), {}, wake!, turn('worker'))).rejects.toThrow('no kind of job tally');
    await work(platform(), kinds, wake!, turn('worker'));
    const gone = { stage: 'note', part: 'b', generation: 9, done: 0, finished: false, turn: 1 };
    await world.table.write([{ put: { ...gone, pk: key().pk, sk: sort.part('note', 'b') } }]);
    await expect(work(platform(), kinds, queue[1]!, turn('worker'))).rejects.toThrow('a part of stage note');
    await world.table.write([{ put: { ...key(), left: 'nothing that can be read' } }]);
    await expect(work(platform(), kinds, wake!, turn('worker'))).rejects.toMatchObject({ code: 'record.damaged' });
  });

  test('is taken from a lease that a clock wrote which was a year ahead, never from one that still may run', async () => {
    await work(platform(), kinds, queue.shift()!, turn('worker'));
    const [wake] = queue.splice(0);
    const part = (await readPart(world.table, await job(), wake!))!;
    const until = async (instant: number, turns: number) => {
      const lease = { holder: 'gone', until: instant };
      await world.table.write([{ put: { ...part, turn: turns, lease, pk: key().pk, sk: sort.part('note', 'a') } }]);
      await work(platform(), kinds, wake!, turn('worker'));
      const woken = await wakesFor(world.table, key(), at);
      return { written: written.size, woken: woken.some(({ part: of }) => of === 'a') };
    };
    expect(await until(at + 3 * 60 * minute, 5)).toEqual({ written: 0, woken: false });
    expect((await until(at + 365 * 24 * 60 * minute, 6)).written).toBe(pieces);
  });

  test('is damage where it says it is another jurisdiction’s, and nothing is done there by it', async () => {
    const other = makeWorld(engine(), []);
    await world.table.write([{ put: { ...key(), ...(await job()).stored, jurisdiction: other.jurisdiction } }]);
    await expect(work(platform(), kinds, queue[0]!, turn('worker'))).rejects.toMatchObject({ code: 'record.damaged' });
    await expect(wakesFor(world.table, key(), at)).rejects.toMatchObject({ code: 'record.damaged' });
    expect(await other.collection(partition.job(other.jurisdiction, 'tally', 'quarter'))).toEqual([]);
  });
});

test('a forged message begins an anchor nowhere but among the anchors', async () => {
  const { jurisdiction } = world;
  const forged = { jurisdiction, kind: 'anchor', generation: 0, stage: 'queued', part: '' };
  const closing = collectionName(partition.closing(jurisdiction, '2026q3'));
  await work(platform(), everyKind, { ...forged, record: closing }, turn('worker'));
  expect(await world.collection(partition.closing(jurisdiction, '2026q3'))).toEqual([]);
  for (const kind of ['close', 'rerank', 'publication'])
    await work(platform(), everyKind, { ...forged, kind, record: 'anchors' }, turn('worker'));
  expect(await world.collection(partition.anchors(jurisdiction))).toEqual([]);
  await work(platform(), everyKind, { ...forged, record: 'anchors' }, turn('worker'));
  expect(await world.collection(partition.anchors(jurisdiction))).not.toEqual([]);
});
