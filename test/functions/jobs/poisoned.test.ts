import { beforeEach, describe, expect, test } from 'vitest';
import { everyPage } from '../../../functions/client.ts';
import { routes } from '../../../functions/periods/routes.ts';
import { existingAppraisal } from '../../../shared/storage/appraisals.ts';
import { readClosing, readSetAsides } from '../../../shared/storage/closing.ts';
import type { Wake } from '../../../shared/storage/jobs.ts';
import { beginClose, endOfAssessment } from '../../make/closing.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, period, recorded } from '../../make/enrolled.ts';
import { makeWorld } from '../../make/world.ts';
import { drain } from './worker.ts';

const engine = withEngine();
const start = () => makeWorld(engine(), routes);
let world: ReturnType<typeof start>;
let queue: Wake[];

const close = () =>
  drain({ ...world.platform, jobs: { send: async (messages) => void queue.push(...messages) } }, queue);
const pkOf = (subject: string) => world.partition.appraisal(world.jurisdiction, period, subject);
const head = async (subject: string) =>
  (await existingAppraisal(world.table, world.jurisdiction, period, subject)).head;

describe('a poisoned subject', () => {
  beforeEach(async () => {
    world = start();
    await endOfAssessment(world, 6);
    queue = [...(await beginClose(world))];
  });

  const poison = async (sk: string, change: Record<string, unknown>) => {
    const key = { pk: pkOf('unit.bureau-002'), sk };
    const item = await world.table.get(key);
    await world.table.write([{ put: { ...item, ...key, ...change } }]);
  };
  const others = ['000', '001', '003', '004', '005'].map((n) => `unit.bureau-${n}`);
  const expectOthersClosed = async () => {
    expect((await readClosing(world.table, world.jurisdiction, period))?.stage).toBe('done');
    for (const subject of others) {
      expect(await head(subject)).toMatchObject({ state: 'closed', standing: { rank: expect.any(Number) } });
    }
    expect(await readSetAsides(world.table, world.jurisdiction, period)).toMatchObject([
      { subject: 'unit.bureau-002', reason: expect.any(String) },
    ]);
    const [, report] = [...world.reports].find(([key]) => /period\W.*json$/.test(key))!;
    expect(JSON.parse(Buffer.from(report).toString())).toMatchObject({
      setAside: [{ subject: { id: 'unit.bureau-002' } }],
    });
  };

  test('whose record cannot be scored is locked and set aside with the reason, and the others close', async () => {
    await recorded(world, 'unit.bureau-002', 'clerk', 'progress.filed', {
      indicator: 'budget',
      slot: 'period',
      given: 7,
    });
    await close();
    await expectOthersClosed();
    expect(await head('unit.bureau-002')).toMatchObject({ state: 'closed', setAside: { why: 'fault' } });
  });

  test('whose figures are missing is named by the progress of the close too, with what it waits for', async () => {
    await enrol(world, 'unit.bureau-900', { group: 'economic' });
    await close();
    await world.person('office', 'office-unit', ['performance-office']);
    const { body } = await world.as('office').call('periods.closing', { params: { period } });
    expect(body.setAside).toEqual([
      { subject: 'unit.bureau-900', reason: expect.stringMatching(/^尚待处理：指标budget、指标service。$/) },
    ]);
    const { body: listed } = await world.as('office').call('periods.subjects', { params: { period } });
    expect(listed.subjects.find(({ subject }) => subject === 'unit.bureau-900')?.setAside).toBe(
      body.setAside[0]?.reason,
    );
  });

  test('is named with the reason on the closing page, each once however many there are', async () => {
    const poisoned = ['unit.bureau-001', 'unit.bureau-002', 'unit.bureau-004'];
    for (const subject of poisoned)
      await recorded(world, subject, 'clerk', 'progress.filed', { indicator: 'budget', slot: 'period', given: 7 });
    await close();
    await world.person('office', 'office-unit', ['performance-office']);
    const named = await everyPage(
      (query) => world.as('office').call('periods.closing', { params: { period }, query: { ...query, limit: 2 } }),
      ({ setAside }) => setAside.map(({ subject }) => subject),
    );
    expect(named).toEqual(poisoned);
    const reasons = async (language: string) => {
      const { body } = await world.as('office', language).call('periods.closing', { params: { period } });
      return new Set(body.setAside.map(({ reason }) => reason));
    };
    expect(await reasons('zh-CN')).toEqual(new Set(['该对象的记录未能计分，正在查明原因。']));
    expect(await reasons('en')).toEqual(
      new Set(['The record of this subject could not be scored; the cause is being looked into.']),
    );
  });

  test.each([
    ['an entry', 'chain/00000002', { by: 'nobody' }],
    ['the last entry', 'chain/00000004', { hash: 7 }],
    ['the head', 'chain/head', { kind: 'ship' }],
  ])(
    'of which %s cannot be read is set aside, its chain left as it is, and the others close',
    async (_, sk, change) => {
      await poison(sk, change);
      const before = await world.collection(pkOf('unit.bureau-002'));
      await close();
      await expectOthersClosed();
      expect(await world.collection(pkOf('unit.bureau-002'))).toEqual(before);
    },
  );
});
