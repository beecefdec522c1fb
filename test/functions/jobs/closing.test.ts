import { describe, expect, test } from 'vitest';
import { work } from '../../../functions/jobs/engine.ts';
import { kinds } from '../../../functions/jobs/kinds.ts';
import { routes } from '../../../functions/periods/routes.ts';
import type { Platform } from '../../../functions/services.ts';
import { chainFaults } from '../../../shared/domain/audit/chain-check.ts';
import { Format, Manifest, manifestKey, reportKey, reportOf } from '../../../shared/domain/reports/manifest.ts';
import type { PeriodReport, SubjectReport } from '../../../shared/domain/reports/model.ts';
import { appraisals, existingAppraisal } from '../../../shared/storage/appraisals.ts';
import { readClosing, readClosingParts, requestRerank, startClosing } from '../../../shared/storage/closing.ts';
import type { Wake } from '../../../shared/storage/jobs.ts';
import { entries, loadCollection } from '../../../shared/storage/record.ts';
import { listReportSets } from '../../../shared/storage/results.ts';
import { readSheet } from '../../../shared/storage/sheets.ts';
import type { Write } from '../../../shared/storage/table.ts';
import { beginClose, closedAs, closingAt, endOfAssessment, groups, periodHead } from '../../make/closing.ts';
import { withEngine } from '../../make/engine.ts';
import { filesOf, period, recorded, smallScheme } from '../../make/enrolled.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';
import { drain, meanwhile, patient } from './worker.ts';

const engine = withEngine();
let world: ReturnType<typeof makeWorld>;
let queue: Wake[];

/** What the worker sends comes into the queue of the test. */
const platformWith = (more: Partial<Platform> = {}): Platform => ({
  ...world.platform,
  jobs: { send: async (messages) => void queue.push(...messages) },
  ...more,
});

async function about(count: number, shards = 1, scheme = smallScheme): Promise<string[]> {
  world = makeWorld(engine(), routes);
  const subjects = await endOfAssessment(world, count, shards, scheme);
  queue = [...(await beginClose(world))];
  // The job stands; the first who looks after it enters its first stage.
  await work(platformWith(), kinds, queue.shift()!, patient);
  return subjects;
}

const pkOf = (subject: string) => world.partition.appraisal(world.jurisdiction, period, subject);
const happenings = async (subject: string) => (await entries(world.table, pkOf(subject))).map(({ what }) => what);
const head = async (subject: string) =>
  (await existingAppraisal(world.table, world.jurisdiction, period, subject)).head;
const job = async () => (await readClosing(world.table, world.jurisdiction, period))!;
const parts = async (stage: string) => {
  const current = await job();
  return current.stage === stage ? readClosingParts(world.table, current) : [];
};

const onceClosed = ['scoring.closed', 'scoring.ranked'];

describe('the close', () => {
  test('scores, ranks, reports and seals every subject once and lets the period go on to feedback', async () => {
    const subjects = await about(7, 2);
    await drain(platformWith(), queue);
    expect(await job()).toMatchObject({ stage: 'done', generation: 1 });
    for (const subject of subjects) {
      const { entries: chain, items, head: last } = await loadCollection(world.table, pkOf(subject), appraisals);
      expect(chain.map(({ what }) => what).slice(-2)).toEqual(onceClosed);
      expect(chain.slice(-2).map(({ at }) => at)).toEqual([closedAs, closedAs]);
      expect(chainFaults({ entries: chain, items, head: last })).toEqual([]);
      expect(last).toMatchObject({ state: 'closed', score: { sheet: 1 }, standing: { of: expect.any(Number) } });
    }
    expect(await periodHead(world)).toMatchObject({ phase: 'feedback', provisionalAt: closedAs });
    const { sets } = await listReportSets(world.table, { jurisdiction: world.jurisdiction, period }, {});
    expect(sets.map(({ of }) => of).toSorted()).toEqual(['period', ...subjects]);
    // Every format of each report, the manifest and the seal.
    expect(world.reports.size).toBe(filesOf(subjects.length) + 2);
  });

  test('fixes the day until which to object when it begins; the notices print that day whatever the calendar becomes, and the report how the filings came', async () => {
    const [subject = ''] = await about(2);
    await world.calendar(2026, ['2026-10-24', '2026-10-25']);
    await drain(platformWith(), queue);
    expect(await periodHead(world)).toMatchObject({ objectionUntil: chinaTime('2026-10-26T23:59:59.999') });
    const run = { jurisdiction: world.jurisdiction, period, stage: 'provisional' as const, generation: 1 };
    const notice: SubjectReport = JSON.parse(String(Buffer.from(world.reports.get(reportKey(run, subject, 'json'))!)));
    expect(notice.remedy?.zh).toContain('2026年10月26日');
    const whole: PeriodReport = JSON.parse(String(Buffer.from(world.reports.get(reportKey(run, 'period', 'json'))!)));
    expect(whole.timeliness).toEqual({ due: 2, onTime: 2, late: 0, missing: 0 });
  });

  test('writes of a subject what its scheme declares for its kind, and records, lists and seals no more than that', async () => {
    const [subject = ''] = await about(1, 1, { ...smallScheme, documents: { unit: ['html'] } });
    await drain(platformWith(), queue);
    const { sets } = await listReportSets(world.table, { jurisdiction: world.jurisdiction, period }, {});
    expect(sets.map(({ files }) => files.map(({ format }) => format))).toEqual([Format.options, ['html']]);
    const run = { jurisdiction: world.jurisdiction, period, stage: 'provisional' as const, generation: 1 };
    const sealed = Manifest.parse(JSON.parse(String(Buffer.from(world.reports.get(manifestKey(run))!))));
    expect(sealed.files.filter(({ path }) => reportOf(path) === subject)).toHaveLength(1);
  });

  test('ranks every peer group by itself', async () => {
    const subjects = await about(7);
    await drain(platformWith(), queue);
    const heads = await Promise.all(subjects.map(head));
    for (const group of groups) {
      const members = heads.filter((one) => one.group === group);
      expect(members.map(({ standing }) => standing?.rank ?? 0).toSorted((a, b) => a - b)).toEqual(
        members.map((_, index) => index + 1),
      );
      expect(members.every(({ standing }) => standing?.of === members.length)).toBe(true);
    }
  });

  test('is done once however often and in whatever order its messages come', async () => {
    const subjects = await about(5, 2);
    const all: Wake[] = [];
    for (let wake = queue.pop(); wake; wake = queue.pop()) {
      all.push(wake);
      await work(platformWith(), kinds, wake, patient);
      await work(platformWith(), kinds, wake, { ...patient, holder: 'a duplicate' });
    }
    const chains = await Promise.all(subjects.map(happenings));
    for (const chain of chains) expect(chain.slice(-2)).toEqual(onceClosed);
    const before = await entries(world.table, world.partition.period(world.jurisdiction, period));
    for (const wake of all.toReversed()) await work(platformWith(), kinds, wake, { ...patient, holder: 'days later' });
    expect(await Promise.all(subjects.map(happenings))).toEqual(chains);
    expect(await entries(world.table, world.partition.period(world.jurisdiction, period))).toEqual(before);
    expect(queue).toEqual([]);
  });
});

describe('two workers', () => {
  test('on one part at once score nobody twice', async () => {
    const subjects = await about(40);
    while (queue.length > 0) {
      const batch = queue.splice(0);
      await Promise.all(
        ['one', 'two', 'three'].flatMap((holder) =>
          batch.map((wake) => work(platformWith(), kinds, wake, { ...patient, holder })),
        ),
      );
    }
    for (const subject of subjects) expect((await happenings(subject)).slice(-2)).toEqual(onceClosed);
    expect((await job()).stage).toBe('done');
  });

  test('do not share a part: who comes second leaves it until the lease has run out', async () => {
    await about(40);
    const [wake] = queue.splice(0);
    const stuck = new Promise<never>(() => undefined);
    const hanging = platformWith({ table: meanwhile(world.table, isScore, () => stuck) });
    const first = work(hanging, kinds, wake!, { ...patient, holder: 'first' });
    await until(async () => (await parts('score'))[0]?.lease !== undefined);
    await work(platformWith(), kinds, wake!, { ...patient, holder: 'second', now: closingAt + 60_000 });
    expect((await parts('score'))[0]).toMatchObject({ done: 0, lease: { holder: 'first' } });
    await work(platformWith(), kinds, wake!, { ...patient, holder: 'second', now: closingAt + 6 * 60_000 });
    expect((await job()).stage).toBe('peers');
    expect(first).toBeInstanceOf(Promise);
  });

  test('a worker that was only slow finds its part taken over and leaves what the other wrote', async () => {
    const subjects = await about(40);
    const [wake] = queue.splice(0);
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow = platformWith({ table: meanwhile(world.table, isScore, () => held) });
    const first = work(slow, kinds, wake!, { ...patient, holder: 'slow' });
    await until(async () => (await parts('score'))[0]?.lease !== undefined);
    await work(platformWith(), kinds, wake!, { ...patient, holder: 'second', now: closingAt + 6 * 60_000 });
    release();
    await first;
    for (const subject of subjects) expect((await happenings(subject)).at(-1)).toBe('scoring.closed');
    await drain(platformWith(), queue);
    expect((await job()).stage).toBe('done');
  });
});

describe('a worker whose time runs out', () => {
  test('hands its part back where it stands, for the next one to go on at once', async () => {
    const subjects = await about(40);
    const [wake] = queue.splice(0);
    let chunks = 0;
    await work(platformWith(), kinds, wake!, { ...patient, holder: 'first', hasTime: () => (chunks += 1) <= 1 });
    const [part] = await parts('score');
    expect(part).toMatchObject({ done: 33, finished: false, cursor: { subject: expect.stringMatching(/^unit\./) } });
    expect(part).not.toHaveProperty('lease');
    expect(queue).toEqual([wake]);
    const states = await Promise.all(subjects.map(async (subject) => (await head(subject)).state));
    expect(states.filter((state) => state === 'closed')).toHaveLength(33);
    await drain(platformWith(), queue, { ...patient, holder: 'second' });
    expect((await job()).stage).toBe('done');
    for (const subject of subjects) expect((await happenings(subject)).slice(-2)).toEqual(onceClosed);
  });

  test('and never has time for a whole chunk ends nothing and loses nothing', async () => {
    await about(3);
    const [wake] = queue.splice(0);
    await work(platformWith(), kinds, wake!, { ...patient, hasTime: () => false });
    expect((await parts('score'))[0]).toMatchObject({ done: 0, finished: false });
    expect(queue).toEqual([wake]);
  });
});

test('a filing that got in at the last second while its subject was being scored counts', async () => {
  const subjects = await about(3);
  const late = subjects[1]!;
  const table = meanwhile(world.table, isScore, async () => {
    const given = { kind: 'number', number: '100' };
    const filing = { indicator: 'budget', slot: 'period', given, source: '财政系统' };
    const n = await recorded(world, late, 'clerk', 'progress.filed', filing);
    await recorded(world, late, 'boss', 'progress.accepted', { filings: [n] });
  });
  const before = await head(late);
  expect(before.score).toBeUndefined();
  await drain(platformWith({ table }), queue);
  const chain = await happenings(late);
  expect(chain.slice(-4)).toEqual(['progress.filed', 'progress.accepted', ...onceClosed]);
  const where = { jurisdiction: world.jurisdiction, period, subject: late };
  // 60 points of the ratio in full, and the rating's part.
  const sheet = await readSheet(world.table, where, 1);
  expect(JSON.stringify(sheet)).toContain('"100"');
  expect(chainFaults(await loadCollection(world.table, pkOf(late), appraisals))).toEqual([]);
});

describe('jobs after the close', () => {
  test('a ranking asked for while the job runs waits for its end and then takes place', async () => {
    const subjects = await about(6);
    await drainUntil('report');
    const group = (await head(subjects[0]!)).group;
    const asked = requestRerank({
      jurisdiction: world.jurisdiction,
      period,
      group,
      askedAt: closingAt + 1,
      trace: 'decision',
    });
    await world.table.write(asked.writes);
    for (const wake of asked.messages) await work(platformWith(), kinds, wake, patient);
    expect(await job()).toMatchObject({ kind: 'close', generation: 1 });
    await drain(platformWith(), queue);
    expect(await job()).toMatchObject({ kind: 'rerank', generation: 2, stage: 'done', groups: [group] });
    // Nobody's score changed, so nobody's standing was written again.
    for (const subject of subjects) expect((await happenings(subject)).slice(-2)).toEqual(onceClosed);
  });

  test('a publication writes the final reports beside the provisional ones and seals them', async () => {
    const subjects = await about(3);
    await drain(platformWith(), queue);
    const provisional = new Map(world.reports);
    const publication = startClosing({
      ...(await job()),
      kind: 'publication',
      generation: 2,
      at: closingAt + 1_000_000,
    });
    await world.table.write(publication.writes);
    queue.push(...publication.messages);
    await drain(platformWith(), queue);
    expect((await job()).stage).toBe('done');
    expect(world.reports.size).toBe(2 * provisional.size);
    for (const [key, bytes] of provisional) expect(world.reports.get(key)).toBe(bytes);
    const { sets } = await listReportSets(
      world.table,
      { jurisdiction: world.jurisdiction, period },
      { prefix: 'final/' },
    );
    expect(sets.map(({ of }) => of).toSorted()).toEqual(['period', ...subjects]);
    const chain = await entries(world.table, world.partition.period(world.jurisdiction, period));
    expect(chain.slice(-2).map(({ what }) => what)).toEqual(['periods.closed', 'periods.reports-sealed']);
  });
});

const isScore = (writes: readonly Write[]): boolean =>
  writes.some((write) => 'put' in write && write.put['what'] === 'scoring.closed');

async function until(true_: () => Promise<boolean>): Promise<void> {
  while (!(await true_())) await new Promise(setImmediate);
}

async function drainUntil(stage: string): Promise<void> {
  while ((await job()).stage !== stage) await work(platformWith(), kinds, queue.shift()!, patient);
}
