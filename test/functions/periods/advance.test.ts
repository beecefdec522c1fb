import { describe, expect, test } from 'vitest';
import { advance } from '../../../functions/periods/advance.ts';
import type { Case } from '../../../shared/domain/case.ts';
import { issue } from '../../../shared/domain/outcome.ts';
import { existingAppraisal } from '../../../shared/storage/appraisals.ts';
import { caseItem } from '../../../shared/storage/cases.ts';
import { append, entries } from '../../../shared/storage/chained.ts';
import { readJob, readParts, checkpoint } from '../../../shared/storage/closing.ts';
import { orderItem } from '../../../shared/storage/orders.ts';
import { existingPeriod, periodIndex, type PeriodHead } from '../../../shared/storage/periods.ts';
import { withEngine } from '../../make/engine.ts';
import { refusal } from '../../make/refusal.ts';
import { chinaTime } from '../../make/world.ts';
import { bureau, drafted, enrolled, id, makeScene, opened, opening, params, type Scene } from './scene.ts';

const engine = withEngine();
const by = { id: 'set-up', rolesUsed: [] };
const after = { planning: '2026-07-16T00:00:00', assessment: '2026-10-21T00:05:00', feedback: '2026-11-04T00:05:00' };

/** One run of the schedule at a local time; what it moved in this jurisdiction. */
async function run({ world }: Scene, local: string): Promise<string[]> {
  const { table, jobs } = world.platform;
  const { moved } = await advance({ table, jobs, now: chinaTime(local), trace: 'run' });
  return moved
    .filter((name) => name.startsWith(world.jurisdiction))
    .map((name) => name.slice(name.lastIndexOf('/') + 1));
}

/** Messages to the closing queue; a run of the schedule also wakes the jobs of other tests. */
const wakes = ({ world }: Scene) => world.sent.filter(({ jurisdiction }) => jurisdiction === world.jurisdiction);

const period = async ({ world }: Scene) => (await existingPeriod(world.table, world.jurisdiction, id)).head;
const chainOf = async ({ world }: Scene) => entries(world.table, world.partition.period(world.jurisdiction, id));

/** The period as the closing job, or the committee, leaves it. */
async function change({ world }: Scene, more: Partial<PeriodHead>) {
  const chain = await existingPeriod(world.table, world.jurisdiction, id);
  const head = { ...chain.head, ...more };
  const headIndex = periodIndex(world.jurisdiction, head);
  await world.table.write(
    append(chain, { what: 'periods.changed', by, at: world.clock.now }, { head, headIndex }).writes,
  );
}

async function lodged({ world }: Scene, due: number): Promise<void> {
  const subject = `unit.${bureau(1)}`;
  const chain = await existingAppraisal(world.table, world.jurisdiction, id, subject);
  const objected: Case = {
    state: 'lodged',
    id: 'case1',
    subject,
    period: id,
    lodgedBy: 'qian',
    lodgedAt: due - 1,
    reason: '数据有误',
    items: [],
    evidence: [],
    sheet: 1,
    due,
  };
  const items = [caseItem(world.jurisdiction, objected)];
  await world.table.write(append(chain, { what: 'review.lodged', by, at: due - 1 }, { items }).writes);
}

describe('the schedule moves what is due', () => {
  test('at the deadline nothing, after it one phase, and a second run nothing more', async () => {
    const it = await makeScene(engine());
    await opened(it);
    expect(await run(it, '2026-07-15T23:59:59.999')).toEqual([]);
    expect(await run(it, after.planning)).toEqual(['implementation']);
    expect(await run(it, after.planning)).toEqual([]);
    expect((await period(it)).phase).toBe('implementation');
  });

  test('two runs at once move a period once', async () => {
    const it = await makeScene(engine());
    await opened(it);
    const moved = (
      await Promise.all([run(it, after.planning), run(it, after.planning), run(it, after.planning)])
    ).flat();
    expect(moved).toEqual(['implementation']);
    expect((await chainOf(it)).filter(({ what }) => what === 'periods.planning-ended')).toHaveLength(1);
  });

  test('unsigned agreements are listed when planning ends', async () => {
    const it = await makeScene(engine());
    await opened(it);
    await run(it, after.planning);
    const ended = (await chainOf(it)).find(({ what }) => what === 'periods.planning-ended');
    expect(ended?.data).toEqual({ unsigned: 3, subjects: [1, 2, 3].map((n) => `unit.${bureau(n)}`) });
  });

  test('an opening that was left unfinished is completed', async () => {
    const it = await makeScene(engine(), 60);
    await drafted(it);
    const { table } = it.world;
    let writes = 0;
    const dying = {
      ...table,
      write: async (all: Parameters<typeof table.write>[0]) =>
        (writes += 1) > 2 ? Promise.reject(new Error('killed')) : table.write(all),
    };
    Object.assign(it.world.platform, { table: dying });
    await refusal(it.office.call('periods.open', { params, body: opening }));
    Object.assign(it.world.platform, { table });
    expect(await run(it, '2026-06-25T09:05:00')).toEqual(['planning']);
    expect((await period(it)).enrolled).toEqual([60]);
    expect(await enrolled(it)).toHaveLength(60);
  });
});

describe('after the schedule stood still', () => {
  test('missed phases catch up one after another, each with its entry, and the close begins', async () => {
    const it = await makeScene(engine());
    await opened(it);
    expect(await run(it, '2026-10-28T09:00:00')).toEqual(['implementation', 'assessment', 'closing']);
    expect((await chainOf(it)).map(({ what }) => what).slice(-3)).toEqual([
      'periods.planning-ended',
      'periods.implementation-ended',
      'periods.assessment-ended',
    ]);
  });

  test('a late close takes none of the working days for objections', async () => {
    const it = await makeScene(engine());
    await opened(it);
    await run(it, '2026-10-28T09:00:00');
    const { body } = await it.office.call('periods.read', { params });
    expect(body.deadlines.feedback.date).toBe('2026-11-11');
    expect(body.deadlines.application.date).toBe('2026-11-25');
  });
});

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
      at: chinaTime(after.assessment),
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
    const job = (await readJob(it.world.table, it.world.jurisdiction, id))!;
    const [part] = await readParts(it.world.table, job, 'score');
    const until = chinaTime('2026-10-21T00:16:00');
    await it.world.table.write([checkpoint(job, part!, { ...part!, lease: { holder: 'worker', until } })]);
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

describe('what a period waits for', () => {
  test('feedback waits for the clock of an undecided objection and ends when that is over', async () => {
    const it = await makeScene(engine());
    await opened(it);
    await run(it, after.assessment);
    await change(it, { phase: 'feedback' });
    await lodged(it, chinaTime('2026-11-12T23:59:59.999'));
    expect(await run(it, after.feedback)).toEqual([]);
    expect(await run(it, '2026-11-13T00:00:00')).toEqual(['application']);
  });

  test('feedback without objections ends a minute after its deadline, so that one of the last second is seen', async () => {
    const it = await makeScene(engine());
    await opened(it);
    await run(it, after.assessment);
    await change(it, { phase: 'feedback' });
    expect(await run(it, '2026-11-04T00:00:00')).toEqual([]);
    expect(await run(it, after.feedback)).toEqual(['application']);
  });

  test('a period is archived only when the committee has approved its results', async () => {
    const it = await makeScene(engine());
    await opened(it);
    await change(it, { phase: 'application' });
    expect(await run(it, '2026-11-18T00:05:00')).toEqual([]);
    await change(it, { approval: { by: 'zhao', at: chinaTime('2026-11-18T09:00:00'), meeting: '第4次会议' } });
    expect(await run(it, '2026-11-18T10:00:00')).toEqual(['archived']);
    expect(await run(it, '2027-11-18T10:00:00')).toEqual([]);
  });
});

test('an order nobody answered in time is marked overdue once, and stays the order it was', async () => {
  const it = await makeScene(engine());
  await opened(it);
  const { table, jurisdiction } = it.world;
  const subject = `unit.${bureau(1)}`;
  const { pk, ...chain } = await existingAppraisal(table, jurisdiction, id, subject);
  const dueAt = chinaTime('2026-11-30T23:59:59.999');
  const order = issue({
    id: 'order1',
    subject,
    period: id,
    finding: '支付进度滞后',
    basis: 'common.budget',
    requirement: '限期整改',
    issuedBy: 'wang',
    issuedAt: dueAt - 1,
    due: dueAt,
  });
  const items = [orderItem(jurisdiction, pk, order)];
  await table.write(append({ pk, ...chain }, { what: 'outcomes.ordered', by, at: dueAt - 1 }, { items }).writes);
  await change(it, { phase: 'archived' });
  expect(await run(it, '2026-11-30T23:59:59.999')).toEqual([]);
  expect(await run(it, '2026-12-01T00:00:00')).toEqual(['order1']);
  expect(await run(it, '2026-12-01T00:05:00')).toEqual([]);
  const last = (await entries(table, pk)).at(-1);
  expect(last).toMatchObject({ what: 'outcomes.overdue', by: { id: 'schedule' }, data: { order: 'order1' } });
});

test('a period that cannot be moved does not hold up the others, and the run says that it failed', async () => {
  const broken = await makeScene(engine());
  await opened(broken);
  const it = await makeScene(engine());
  await opened(it);
  const { table, jurisdiction, partition } = broken.world;
  const pk = partition.period(jurisdiction, id);
  const head = (await table.query({ partition: pk, from: 'chain/head', to: 'chain/head' })).items[0]!;
  await table.write([{ put: { ...head, pk, sk: 'chain/head', phase: 'nonsense' } }]);
  await expect(run(it, after.planning)).rejects.toThrow('1 due items could not be advanced');
  expect((await period(it)).phase).toBe('implementation');
});
