import { expect, test } from 'vitest';
import {
  checkpoint,
  enterNextStage,
  readJob,
  readPart,
  readParts,
  readSetAsides,
  requestRerank,
  setAside,
  startJob,
  startPending,
  wakesFor,
  type Job,
} from '../../shared/storage/closing.ts';
import { dueBy } from '../../shared/storage/due.ts';
import { partition, sort } from '../../shared/storage/keys.ts';
import { Moved } from '../../shared/storage/moved.ts';
import type { Table } from '../../shared/storage/table.ts';
import { onEachEngine, own } from './engines.ts';

const at = 1_790_000_000_000;
const period = '2026q3';

async function started(table: Table, more: Partial<Job> = {}) {
  const fresh = { jurisdiction: own(), period, kind: 'close' as const, generation: 1, at, trace: 'run' };
  const start = startJob({ ...fresh, shards: 2, groups: ['economic', 'party'], enrolled: [3, 1], ...more });
  await table.write(start.writes);
  const job = await readJob(table, fresh.jurisdiction, period);
  if (!job) throw new Error('the job did not start');
  return { job, messages: start.messages, fresh };
}

const theJob = ({ jurisdiction }: Job) => ({ pk: partition.closing(jurisdiction, period), sk: sort.job });

async function partOf(table: Table, job: Job, part: string) {
  const found = await readPart(table, { ...job, part });
  if (!found) throw new Error(`no part ${part}`);
  return found;
}

onEachEngine('the closing job', (engine) => {
  test('starts once a generation, with a part and a message for each list shard', async () => {
    const table = engine().table();
    const { job, messages, fresh } = await started(table);
    expect(job).toMatchObject({ stage: 'score', generation: 1 });
    expect((await readParts(table, job, 'score')).map(({ part }) => part)).toEqual(['0', '1']);
    expect(messages.map(({ stage, part }) => `${stage} ${part}`)).toEqual(['score 0', 'score 1']);
    const again = startJob({ ...fresh, shards: 2, groups: [], enrolled: [] });
    await expect(table.write(again.writes)).rejects.toThrow(Moved);
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
    const tries = await Promise.allSettled([1, 2, 3].map(() => table.write(enterNextStage(job).writes)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const next = await readJob(table, job.jurisdiction, period);
    expect(next?.stage).toBe('peers');
    expect((await readParts(table, { ...job, stage: 'peers' }, 'peers')).map(({ part }) => part)).toEqual([
      'economic',
      'party',
    ]);
  });

  test('is due until it is done', async () => {
    const table = engine().table();
    let { job } = await started(table);
    const isDue = async () => {
      for await (const { pk } of dueBy(table, at)) if (pk === theJob(job).pk) return true;
      return false;
    };
    while (job.stage !== 'done') {
      expect(await isDue()).toBe(true);
      const next = enterNextStage(job);
      await table.write(next.writes);
      job = next.job;
    }
    expect(await isDue()).toBe(false);
  });

  test('wakes parts that nobody holds or whose holder ran out of time, and no others', async () => {
    const table = engine().table();
    const { job } = await started(table);
    const part = await partOf(table, job, '0');
    await table.write([checkpoint(job, part, { ...part, lease: { holder: 'one', until: at + 10 } })]);
    const woken = async (now: number) => (await wakesFor(table, theJob(job), now)).map(({ part: name }) => name);
    expect(await woken(at)).toEqual(['1']);
    expect(await woken(at + 10)).toEqual(['0', '1']);
    const other = await partOf(table, job, '1');
    const leased = await partOf(table, job, '0');
    await table.write([
      checkpoint(job, other, { ...other, finished: true }),
      checkpoint(job, leased, { ...leased, finished: true }),
    ]);
    expect(await woken(at + 10)).toEqual(['0']);
  });

  test('reads no part of an earlier generation', async () => {
    const table = engine().table();
    const { job, fresh } = await started(table);
    const wider = startJob({ ...fresh, generation: 2, shards: 1, groups: [], enrolled: [4] });
    await table.write(wider.writes);
    expect(await readParts(table, { ...job, generation: 2 }, 'score')).toMatchObject([
      { part: '0', generation: 2, done: 0 },
    ]);
  });

  test('shows who was set aside and why', async () => {
    const table = engine().table();
    const { job } = await started(table);
    await table.write([setAside(job, 'unit.finance', 'a broken record')]);
    expect(await readSetAsides(table, job.jurisdiction, period)).toEqual([
      { subject: 'unit.finance', reason: 'a broken record', at },
    ]);
  });

  test('ranks again the groups asked for, once no job runs, and again those asked for meanwhile', async () => {
    const table = engine().table();
    const { job } = await started(table);
    const ask = (group: string, askedAt: number) =>
      requestRerank({ jurisdiction: job.jurisdiction, period, group, askedAt, trace: 'decision' });
    await table.write(ask('economic', at + 1).writes);
    expect((await startPending(table, job)).writes).toEqual([]);
    const done: Job = { ...job, stage: 'done' };
    const first = await startPending(table, done);
    await table.write(ask('economic', at + 3).writes);
    await expect(table.write(first.writes)).rejects.toThrow(Moved);
    const second = await startPending(table, done);
    await table.write(second.writes);
    expect(second.messages).toMatchObject([{ generation: 2, stage: 'rank', part: 'economic' }]);
    expect((await startPending(table, done)).writes).toEqual([]);
  });
});
