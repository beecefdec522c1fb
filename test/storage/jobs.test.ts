import { expect, test } from 'vitest';
import {
  pendingRerank,
  readClosing,
  readSetAsides,
  requestRerank,
  setAside,
  startClosing,
  type ClosingJob,
} from '../../shared/storage/closing.ts';
import {
  checkpoint,
  done,
  enterStage,
  inStage,
  lastJob,
  queued,
  readPart,
  readParts,
  startJob,
  wakesFor,
  type Job,
} from '../../shared/storage/jobs.ts';
import { dueBy } from '../../shared/storage/due.ts';
import { partition, sort } from '../../shared/storage/keys.ts';
import { Moved } from '../../shared/storage/attempt.ts';
import type { Table } from '../../shared/storage/table.ts';
import { onEachEngine, own } from './engines.ts';

const at = 1_790_000_000_000;
const record = 'job/count/2026q3';
const parts = ['0', '1'];

/** A job in its first stage, of two parts. */
async function started(table: Table, generation = 1) {
  const fresh = { jurisdiction: own(), kind: 'count', generation, at, trace: 'run', wanted: 4 };
  const start = startJob(record, fresh);
  await table.write(start.writes);
  const waiting = (await lastJob(table, { jurisdiction: fresh.jurisdiction, record })).job!;
  const job = inStage(waiting, 'count');
  const entered = enterStage({ job, from: waiting, parts });
  await table.write(entered.writes);
  return { job, waiting, started: start.messages, entered: entered.messages, fresh };
}

const keyOf = ({ jurisdiction }: Job) => ({ pk: partition.job(jurisdiction, 'count', '2026q3'), sk: sort.job });
const stored = async (table: Table, job: Job) => (await lastJob(table, job)).job!;

async function partOf(table: Table, job: Job, part: string) {
  const found = await readPart(table, job, { stage: 'count', part });
  if (!found) throw new Error(`no part ${part}`);
  return found;
}

onEachEngine('a job', (engine) => {
  test('starts once a generation, and enters its first stage with a part and a message for each', async () => {
    const table = engine().table();
    const it = await started(table);
    expect(it.started).toMatchObject([{ record, kind: 'count', generation: 1, stage: queued, part: '' }]);
    expect(await stored(table, it.job)).toMatchObject({ kind: 'count', stage: 'count', stored: { wanted: 4 } });
    expect((await readParts(table, it.job, { stage: 'count', parts })).map(({ part }) => part)).toEqual(parts);
    expect(it.entered.map(({ stage, part }) => `${stage} ${part}`)).toEqual(['count 0', 'count 1']);
    await expect(table.write(startJob(record, it.fresh).writes)).rejects.toThrow(Moved);
  });

  test('lets one of two workers on a part move its checkpoint', async () => {
    const table = engine().table();
    const { job } = await started(table);
    const part = await partOf(table, job, '0');
    const cursor = { group: 'economic', subject: 'unit.b' };
    await table.write([checkpoint(job, part, { ...part, done: 2, cursor })]);
    await expect(table.write([checkpoint(job, part, { ...part, done: 1 })])).rejects.toThrow(Moved);
    expect(await partOf(table, job, '0')).toMatchObject({ done: 2, cursor, turn: 2 });
  });

  test('keeps neither the checkpoint nor the work when one of them comes too late', async () => {
    const table = engine().table();
    const { job } = await started(table);
    const part = await partOf(table, job, '0');
    await table.write([checkpoint(job, part, { ...part, done: 1 })]);
    const work = { put: { pk: job.jurisdiction, sk: 'work' } };
    await expect(table.write([work, checkpoint(job, part, { ...part, done: 3 })])).rejects.toThrow(Moved);
    expect(await table.get(work.put)).toBeUndefined();
  });

  test('enters its next stage once, however many saw the last one finished', async () => {
    const table = engine().table();
    const { job } = await started(table);
    const next = inStage(job, 'sum');
    const enter = () => table.write(enterStage({ job: next, from: job, parts: ['all'] }).writes);
    const tries = await Promise.allSettled([1, 2, 3].map(enter));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await stored(table, job)).stage).toBe('sum');
    const begun = await readParts(table, job, { stage: 'sum', parts: ['all'] });
    expect(begun.map(({ part }) => part)).toEqual(['all']);
  });

  test('is due until it is done, and afterwards when it says so', async () => {
    const table = engine().table();
    const { job } = await started(table);
    const isDue = async (now: number) => {
      for await (const { pk } of dueBy(table, now)) if (pk === keyOf(job).pk) return true;
      return false;
    };
    expect(await isDue(at)).toBe(true);
    const finished = inStage(job, done);
    await table.write(enterStage({ job: finished, from: job, parts: [], again: at + 10 }).writes);
    expect([await isDue(at), await isDue(at + 10)]).toEqual([false, true]);
    await table.write(enterStage({ job: finished, from: finished, parts: [] }).writes);
    expect(await isDue(at + 10)).toBe(false);
  });

  test('wakes parts that nobody holds or whose holder ran out of time, no others, and itself when all are finished', async () => {
    const table = engine().table();
    const { job } = await started(table);
    const part = await partOf(table, job, '0');
    await table.write([checkpoint(job, part, { ...part, lease: { holder: 'one', until: at + 10 } })]);
    const woken = async (now: number) => (await wakesFor(table, keyOf(job), now)).map(({ part: name }) => name);
    expect(await woken(at)).toEqual(['1']);
    expect(await woken(at + 10)).toEqual(['0', '1']);
    for (const name of parts) {
      const left = await partOf(table, job, name);
      await table.write([checkpoint(job, left, { ...left, finished: true })]);
    }
    expect(await woken(at + 10)).toEqual(['']);
  });

  test('reads no part of an earlier generation', async () => {
    const table = engine().table();
    const { job, waiting } = await started(table);
    const later = inStage({ ...waiting, stored: { ...waiting.stored, generation: 2 } }, 'count');
    await table.write(enterStage({ job: later, parts: ['0'] }).writes);
    expect(await readParts(table, later, { stage: 'count', parts })).toMatchObject([
      { part: '0', generation: 2, done: 0 },
    ]);
    expect(await readParts(table, job, { stage: 'count', parts })).toMatchObject([{ part: '1' }]);
  });

  test.each([
    ['of no shape', { turn: 4, lease: 'somebody' }],
    ['whose number is none', { generation: 'many' }],
    ['of a number of its own', { generation: 7, stage: 5 }],
  ])('begins in the place of a record %s', async (_, left) => {
    const table = engine().table();
    const fresh = { jurisdiction: own(), kind: 'count', at, trace: 'run' };
    const key = { pk: partition.job(fresh.jurisdiction, 'count', '2026q3'), sk: sort.job };
    await table.write([{ put: { ...left, ...key } }]);
    const last = await lastJob(table, { ...fresh, record });
    expect([last.job, last.damage?.message]).toEqual([undefined, expect.any(String)]);
    await table.write(startJob(record, { ...fresh, generation: last.generation + 1 }).writes);
    expect((await lastJob(table, { ...fresh, record })).job).toMatchObject({ stage: queued });
  });
});

onEachEngine('the jobs of a period', (engine) => {
  const period = '2026q3';

  async function closing(table: Table): Promise<ClosingJob> {
    const fresh = { jurisdiction: own(), period, kind: 'close' as const, generation: 1, at, trace: 'run' };
    await table.write(startClosing({ ...fresh, shards: 2, groups: ['economic', 'party'], enrolled: [3, 1] }).writes);
    return (await readClosing(table, fresh.jurisdiction, period))!;
  }

  test('show who was set aside and why', async () => {
    const table = engine().table();
    const job = await closing(table);
    await table.write([setAside(job, 'unit.finance', 'a broken record')]);
    expect(await readSetAsides(table, job.jurisdiction, period)).toEqual([
      { subject: 'unit.finance', reason: 'a broken record', at },
    ]);
  });

  test('rank again the groups asked for, and again those asked for meanwhile', async () => {
    const table = engine().table();
    const job = await closing(table);
    const ask = (group: string, askedAt: number) =>
      requestRerank({ jurisdiction: job.jurisdiction, period, group, askedAt, trace: 'decision' });
    await table.write(ask('economic', at + 1).writes);
    const first = (await pendingRerank(table, job))!;
    await table.write(ask('economic', at + 3).writes);
    await expect(table.write(first.writes)).rejects.toThrow(Moved);
    const second = (await pendingRerank(table, job))!;
    await table.write([...second.writes, ...startClosing(second.fresh).writes]);
    expect(await readClosing(table, job.jurisdiction, period)).toMatchObject({
      kind: 'rerank',
      generation: 2,
      at: at + 3,
      groups: ['economic'],
    });
    expect(await pendingRerank(table, job)).toBeUndefined();
  });
});
