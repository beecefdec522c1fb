import { expect, test } from 'vitest';
import { work } from '../../../functions/jobs/engine.ts';
import { kinds } from '../../../functions/jobs/kinds.ts';
import type { Platform } from '../../../functions/services.ts';
import { existingAppraisal } from '../../../shared/storage/appraisals.ts';
import { wakesFor, type Wake } from '../../../shared/storage/jobs.ts';
import { NoticeJob, startNotices } from '../../../shared/storage/notices.ts';
import { entries } from '../../../shared/storage/record.ts';
import { endOfAssessment } from '../../make/closing.ts';
import { withEngine } from '../../make/engine.ts';
import { period } from '../../make/enrolled.ts';
import { closed } from '../../make/published.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';
import { mortal } from './worker.ts';

const engine = withEngine();
const at = chinaTime('2026-11-06T09:00:00');
const due = chinaTime('2026-11-11T23:59:59.999');
const hour = 3_600_000;

/** Works what is in the queue until the process dies; every message may come twice. */
async function lives(platform: Platform, queue: Wake[], now: number): Promise<boolean> {
  const jobs: Platform['jobs'] = {
    send: async (messages) => {
      await platform.jobs.send(messages);
      queue.push(...messages, ...messages);
    },
  };
  try {
    for (let wake = queue.shift(); wake; wake = queue.shift())
      await work({ ...platform, jobs }, kinds, wake, { holder: `worker ${now}`, now, hasTime: () => true });
    return true;
  } catch {
    return false;
  }
}

test('every notice is given once and served once, wherever the worker is killed and however often it is woken', async () => {
  const seen = { killed: 0 };
  for (let act = 1; ; act += 1) {
    const world = makeWorld(engine(), []);
    const subjects = await endOfAssessment(world, 4, 2);
    await closed(world);
    const { table, jurisdiction, platform } = world;
    const begun = await startNotices(table, {
      jurisdiction,
      period,
      version: 1,
      shards: 2,
      due,
      at,
      trace: 'approval',
    });
    await table.write(begun.writes);
    const when = act % 2 ? ('before' as const) : ('after' as const);
    const silent = { ...platform, jobs: { send: async () => undefined } };
    const dying = mortal(silent, { at: act, when }).platform;
    const pk = world.partition.job(jurisdiction, 'notices', period);
    let survived = await lives(dying, [...begun.messages], at);
    // The schedule comes by every hour, until the notices count as served.
    for (const now of [at + hour, at + 9 * hour, due + 1, due + hour, due + 9 * hour, due + 18 * hour]) {
      const woken = await wakesFor(table, { pk, sk: 'job' }, now);
      survived = (await lives(survived ? dying : silent, woken, now)) && survived;
    }
    const job = NoticeJob.parse(await bareJob(world, pk));
    expect({ kind: job.kind, stage: job.stage }).toEqual({ kind: 'serve', stage: 'done' });
    for (const subject of subjects) {
      const { head, pk: chain } = await existingAppraisal(table, jurisdiction, period, subject);
      expect(head.notice, `killed ${when} act ${act}`).toMatchObject({
        version: 1,
        received: { at: due, finding: 'deemed' },
      });
      const happened = (await entries(table, chain))
        .map(({ what }) => what)
        .filter((what) => what.startsWith('results.'));
      expect(happened, `killed ${when} act ${act}`).toEqual(['results.notified', 'results.served']);
    }
    if (survived) break;
    seen.killed += 1;
  }
  expect(seen.killed).toBeGreaterThan(10);
}, 300_000);

async function bareJob({ table }: ReturnType<typeof makeWorld>, pk: string) {
  const { pk: _, sk: __, gsi2pk: ___, gsi2sk: ____, ...job } = (await table.get({ pk, sk: 'job' }))!;
  return job;
}
