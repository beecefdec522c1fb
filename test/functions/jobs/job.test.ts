import { describe, expect, test } from 'vitest';
import { work } from '../../../functions/jobs/engine.ts';
import { kinds } from '../../../functions/jobs/kinds.ts';
import { readClosing, readClosingParts } from '../../../shared/storage/closing.ts';
import { checkpoint } from '../../../shared/storage/jobs.ts';
import { withEngine } from '../../make/engine.ts';
import { refusal } from '../../make/refusal.ts';
import { chinaTime } from '../../make/world.ts';
import { id, makeScene, opened, params, type Scene } from '../periods/scene.ts';
import { after, run, wakes } from '../periods/schedule.ts';

const engine = withEngine();

/** A worker takes every part of the job's stage until then. */
async function hold({ world: { table, jurisdiction } }: Scene, until: number): Promise<void> {
  const job = await readClosing(table, jurisdiction, id);
  const parts = job ? await readClosingParts(table, job) : [];
  const lease = { holder: 'worker', until };
  await table.write(
    parts.map((part) => checkpoint({ jurisdiction, record: `closing/${id}` }, part, { ...part, lease })),
  );
}

/** A worker takes the messages of the period, of which the first leads into the first stage. */
async function entered(it: Scene): Promise<void> {
  const { platform, clock } = it.world;
  const messages = wakes(it);
  it.world.sent.length = 0;
  for (const wake of messages)
    await work(platform, kinds, wake, { holder: 'worker', now: clock.now, hasTime: () => true });
}

describe('the close', () => {
  test('begins with one job, and then a part for each list shard and a message for each part', async () => {
    const it = await makeScene(engine());
    await opened(it);
    await run(it, after.assessment);
    const job = await readClosing(it.world.table, it.world.jurisdiction, id);
    expect(job).toMatchObject({
      kind: 'close',
      generation: 1,
      stage: 'queued',
      groups: ['economic'],
      enrolled: [3],
      at: chinaTime('2026-10-21T00:00:00'),
    });
    const { jurisdiction } = it.world;
    const message = { jurisdiction, record: `closing/${id}`, kind: 'close', generation: 1 };
    expect(wakes(it)).toEqual([{ ...message, stage: 'queued', part: '' }]);
    const waiting = { stage: 'queued', done: 0, total: 3, parts: [] };
    expect((await it.office.call('periods.closing', { params })).body).toMatchObject(waiting);
    await entered(it);
    expect(wakes(it)).toEqual([{ ...message, stage: 'score', part: '0' }]);
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
    await entered(it);
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
