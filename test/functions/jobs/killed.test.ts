import { beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../../functions/periods/routes.ts';
import { routes as results } from '../../../functions/results/routes.ts';
import type { PeriodReport } from '../../../shared/domain/reports/model.ts';
import type { Wake } from '../../../shared/storage/jobs.ts';
import {
  assessed as assess,
  beginClose,
  closedAs,
  closingAt,
  endOfAssessment,
  periodHead,
} from '../../make/closing.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, filesOf, openPeriod, period, recorded } from '../../make/enrolled.ts';
import { workedOff } from '../../make/published.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';
import { copied, mortal, type outcome, outlives, redelivered, revive, rowsOf, throttled } from './worker.ts';

const engine = withEngine();
type World = ReturnType<typeof makeWorld>;
let world: World;
let assessed: Awaited<ReturnType<typeof rowsOf>>;
let before: Awaited<ReturnType<typeof rowsOf>>;
let messages: readonly Wake[];
let undisturbed: { acts: number; left: ReturnType<typeof outcome> };

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
const beginning = (rows = before, woken = messages, of: Pick<World, 'platform' | 'reports'> = world) =>
  copied({ client: engine().client, world: of, rows, woken });

// Some hundred lives: on a machine that is busy they take their time.
describe('a worker that is killed', { timeout: 300_000 }, () => {
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

  test('by a version of before whose job and parts lie there as it stored them leaves the same as well', async () => {
    const run = await beginning();
    const { jurisdiction, partition } = world;
    const pk = partition.closing(jurisdiction, period);
    const shared = {
      jurisdiction,
      period,
      kind: 'close',
      generation: 1,
      at: closedAs,
      trace: 'close@2026-10-20T16:00:00.000Z',
    };
    const job = { ...shared, stage: 'score', shards: 1, groups: ['economic', 'social', 'towns'], enrolled: [3] };
    const lease = { holder: 'a worker of before', until: closingAt + 1 };
    const part = { stage: 'score', part: '0', generation: 1, done: 0, finished: false, lease, turn: 2 };
    await run.platform.table.write([{ put: { ...job, pk, sk: 'job' } }, { put: { ...part, pk, sk: 'part/score/0' } }]);
    run.queue.length = 0;
    await revive(run.platform, world, run.queue);
    expect(await run.left()).toEqual(undisturbed.left);
  });

  test('nor one that is throttled, and whose messages come twice and in reverse, leaves anything else', async () => {
    const run = await beginning();
    expect(await redelivered(throttled(run.platform), run.queue)).toBeGreaterThan(0);
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

describe('in a period of every kind of subject', { timeout: 300_000 }, () => {
  const unit = (n: string) => `unit.bureau-${n}`;

  /** One barred by a veto, one that filed late, one that lacks its figures, one that cannot be scored, one that cannot be read; two groups of one. */
  async function varied() {
    const world = makeWorld(engine(), [...routes, ...results]);
    await endOfAssessment(world, 4);
    const paper = { number: '示府办〔2026〕12号', title: '关于有关情况的通报', issuer: '示例县政府办公室' };
    const about = { event: 'false-report', document: paper, date: '2026-09-10', reason: '核查认定数据不实' };
    const veto = await recorded(world, unit('000'), 'office', 'scoring.vetoed', about);
    await recorded(world, unit('000'), 'boss', 'scoring.line-approved', { line: veto });
    const late = { indicator: 'budget', slot: 'period', given: { kind: 'number', number: '66' }, source: '财政系统' };
    const n = await recorded(world, unit('002'), 'clerk', 'progress.filed', late);
    await recorded(world, unit('002'), 'boss', 'progress.accepted', { filings: [n] });
    await enrol(world, unit('900'));
    await assess(world, unit('901'));
    await recorded(world, unit('901'), 'clerk', 'progress.filed', { indicator: 'budget', slot: 'period', given: 7 });
    await assess(world, unit('902'));
    const head = { pk: world.partition.appraisal(world.jurisdiction, period, unit('902')), sk: 'chain/head' };
    await world.table.write([{ put: { ...(await world.table.get(head)), ...head, kind: 'ship' } }]);
    return world;
  }

  /** What is in the queue, done by a worker that lives and by one that dies at this act and that: they leave the same. */
  async function killedAnywhere(world: World, woken: readonly Wake[], { step }: { step: number }) {
    const rows = await rowsOf(engine().client, 'jixiao-test');
    const lived = await beginning(rows, woken, world);
    const immortal = mortal(lived.platform, { at: 0, when: 'before' });
    expect(await outlives(immortal.platform, lived.queue, 'worker')).toBe(true);
    const left = await lived.left();
    for (let at = 1; at <= immortal.acts(); at += step) {
      const run = await beginning(rows, woken, world);
      const when = at % 2 ? 'before' : 'after';
      expect(await outlives(mortal(run.platform, { at, when }).platform, run.queue, 'worker')).toBe(false);
      await revive(run.platform, world, run.queue);
      expect(await run.left(), `killed ${when} act ${at}`).toEqual(left);
    }
    await workedOff(world, [...woken], world.clock.now);
    return Object.keys(left).filter((key) => key.startsWith('reports/'));
  }

  test('a kill changes no byte of its provisional reports, of its ranking without who is excepted, or of its final reports', async () => {
    const world = await varied();
    // Every format for each of the seven but the one whose head cannot be read, and for the period; manifest and seal.
    expect(await killedAnywhere(world, await beginClose(world), { step: 3 })).toHaveLength(filesOf(6) + 2);

    await world.person('office', 'office-unit', ['performance-office']);
    await world.person('chair', 'government', ['committee']);
    await openPeriod(world, 'application', { ...(await periodHead(world)), phase: 'application' });
    world.clock.now = chinaTime('2026-11-10T09:00:00');
    const aside = ['900', '901', '902'].map((n) => ({ subject: unit(n), reason: '数据未齐，另行处理' }));
    const exceptions = [...aside, { subject: unit('003'), reason: '机构撤并，不参加排名', leavesRanking: true }];
    await world.as('office').call('results.propose', { params: { period }, body: { exceptions } });
    const ranking = world.sent.splice(0);
    expect(ranking).toMatchObject([{ kind: 'rerank', part: 'economic' }]);
    await killedAnywhere(world, ranking, { step: 1 });

    const decision = { finding: 'approved' as const, meeting: '第3次会议' };
    await world.as('chair').call('results.approve', { params: { period }, body: decision });
    // A report says what stands in the record when it is written, so notice is given first; its own kills are in notices.test.ts.
    await workedOff(world, world.sent.splice(0), world.clock.now);
    await world.as('office').call('results.publish', { params: { period }, body: {} });
    const final = await killedAnywhere(world, world.sent.splice(0), { step: 4 });
    expect(final.filter((key) => key.includes('/final/'))).toHaveLength(filesOf(6) + 2);
    const [, whole] = [...world.reports].find(([key]) => /\/final\/.*\/period\.json$/.test(key))!;
    const { groups, setAside }: PeriodReport = JSON.parse(Buffer.from(whole).toString());
    const ranked = groups.map(({ ranking }) => ranking.map(({ subject, grade }) => [subject.id, grade.id]));
    expect(ranked).toEqual([[[unit('000'), 'fail']], [[unit('001'), expect.any(String)]], [[unit('002'), 'pass']]]);
    expect(setAside.map(({ subject }) => subject.id)).toEqual(['003', '900', '901', '902'].map(unit));
  });
});
