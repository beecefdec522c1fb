import { describe, expect, test } from 'vitest';
import { checkpoint, readJob, readParts } from '../../../shared/storage/closing.ts';
import { withEngine } from '../../make/engine.ts';
import { refusal } from '../../make/refusal.ts';
import { chinaTime } from '../../make/world.ts';
import { id, makeScene, opened, params, type Scene } from './scene.ts';
import { after, run, wakes } from './schedule.ts';

const engine = withEngine();

/** A worker takes every part of the job's stage until then. */
async function hold({ world: { table, jurisdiction } }: Scene, until: number): Promise<void> {
  const job = await readJob(table, jurisdiction, id);
  const parts = job ? await readParts(table, job, job.stage) : [];
  const lease = { holder: 'worker', until };
  await table.write(parts.map((part) => checkpoint({ jurisdiction, period: id }, part, { ...part, lease })));
}

describe('the close', () => {
  test('begins with one job, a part for each list shard and a message for each part', async () => {
    const it = await makeScene(engine());
    await opened(it);
    await run(it, after.assessment);
    const job = await readJob(it.world.table, it.world.jurisdiction, id);
    expect(job).toMatchObject({
      kind: 'close',
      generation: 1,
      stage: 'score',
      groups: ['economic'],
      enrolled: [3],
      at: chinaTime('2026-10-21T00:00:00'),
    });
    expect(wakes(it)).toEqual([
      { jurisdiction: it.world.jurisdiction, period: id, generation: 1, stage: 'score', part: '0' },
    ]);
    const progress = await it.office.call('periods.closing', { params });
    expect(progress.body).toMatchObject({
      stage: 'score',
      done: 0,
      total: 3,
      parts: [{ part: '0', finished: false, held: false }],
      setAside: [],
    });
  });

  test('is woken again when its message was lost or its worker is gone, not while a worker holds the part', async () => {
    const it = await makeScene(engine());
    await opened(it);
    await run(it, after.assessment);
    it.world.sent.length = 0;
    await run(it, '2026-10-21T00:10:00');
    expect(wakes(it)).toHaveLength(1);
    await hold(it, chinaTime('2026-10-21T00:16:00'));
    await run(it, '2026-10-21T00:15:00');
    expect(wakes(it)).toHaveLength(1);
    await run(it, '2026-10-21T00:20:00');
    expect(wakes(it)).toHaveLength(2);
  });

  test('has no progress before it began', async () => {
    const it = await makeScene(engine());
    await opened(it);
    expect(await refusal(it.office.call('periods.closing', { params }))).toMatchObject({ status: 404 });
  });
});
