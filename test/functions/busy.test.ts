import {
  DynamoDBClient,
  InternalServerError,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, test, vi } from 'vitest';
import { routes } from '../../functions/organisation/routes.ts';
import { work } from '../../functions/jobs/engine.ts';
import { kinds } from '../../functions/jobs/kinds.ts';
import { routes as periodRoutes } from '../../functions/periods/routes.ts';
import { chainFaults } from '../../shared/domain/audit/chain-check.ts';
import { entries, loadCollection } from '../../shared/storage/record.ts';
import { readClosing } from '../../shared/storage/closing.ts';
import type { Wake } from '../../shared/storage/jobs.ts';
import { sort } from '../../shared/storage/keys.ts';
import { openTable } from '../../shared/storage/dynamodb.ts';
import type { Question, Write } from '../../shared/storage/table.ts';
import { beginClose, closingAt, endOfAssessment } from '../make/closing.ts';
import { refusal } from '../make/refusal.ts';
import { withEngine, type Engine } from '../make/engine.ts';
import { period } from '../make/enrolled.ts';
import { makeWorld } from '../make/world.ts';
import { appraisals } from '../../shared/storage/appraisals.ts';

const engine = withEngine();

const refusals = {
  'a throttled request': () =>
    new ProvisionedThroughputExceededException({ message: 'slow down', $metadata: { httpStatusCode: 400 } }),
  'a transaction in conflict with another': () => cancelled('TransactionConflict'),
  'a transaction with a throttled item': () => cancelled('ThrottlingError'),
  'a transaction beyond what the table is given': () => cancelled('ProvisionedThroughputExceeded'),
};

const cancelled = (Code: string) =>
  new TransactionCanceledException({
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [None, ${Code}]`,
    CancellationReasons: [{ Code: 'None' }, { Code }],
    $metadata: { httpStatusCode: 400 },
  });

/** The engine with every third write (or as said) refused as DynamoDB does when it is busy; the engine itself never is. */
function busy(refuse: () => Error, every = 3): { engine: Engine; refused: () => number } {
  const { config } = engine().client;
  const client = new DynamoDBClient({
    endpoint: async () => await config.endpoint!(),
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  let writes = 0;
  let refused = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName === 'TransactWriteItemsCommand' && (writes += 1) % every === 0) {
        refused += 1;
        throw refuse();
      }
      return next(args);
    },
    // Beneath the SDK's own retries, as an answer of the service would be.
    { step: 'finalizeRequest', priority: 'low' },
  );
  return {
    engine: { ...engine(), client, table: (meter) => openTable('jixiao-test', client, meter) },
    refused: () => refused,
  };
}

describe.each(Object.entries(refusals))('after %s', (_, refuse) => {
  test('a request is tried again, and what was asked is done once', async () => {
    const { engine: slow, refused } = busy(refuse);
    const calm = makeWorld(engine(), routes);
    await calm.person('qian', 'office', ['system-administrator']);
    const { jurisdiction } = calm;
    const world = makeWorld(slow, routes);
    const administrator = world.as('qian', 'zh-CN', jurisdiction);
    for (let n = 1; n <= 9; n += 1) {
      const name = { zh: `单位${n}`, en: `Unit ${n}` };
      await administrator.call('organisation.save-unit', {
        params: { unit: `unit-${n}` },
        ifMatch: 0,
        body: { name, level: 'department' },
      });
    }
    expect(refused()).toBeGreaterThan(2);
    const chain = await entries(calm.table, calm.partition.organisation(jurisdiction));
    expect(chain).toHaveLength(9);
  });

  test('a close goes on, and nobody is scored twice or forgotten', async () => {
    const calm = makeWorld(engine(), periodRoutes);
    const subjects = await endOfAssessment(calm, 4);
    const queue: Wake[] = [...(await beginClose(calm))];
    const { engine: slow, refused } = busy(refuse);
    const platform = {
      ...calm.platform,
      table: slow.table(),
      jobs: { send: async (messages: readonly Wake[]) => void queue.push(...messages) },
    };
    for (let wake = queue.shift(); wake; wake = queue.shift()) {
      await work(platform, kinds, wake, { holder: 'worker', now: closingAt, hasTime: () => true });
    }
    expect(refused()).toBeGreaterThan(2);
    expect((await readClosing(calm.table, calm.jurisdiction, period))?.stage).toBe('done');
    for (const subject of subjects) {
      const found = await loadCollection(
        calm.table,
        calm.partition.appraisal(calm.jurisdiction, period, subject),
        appraisals,
      );
      expect(found.entries.map(({ what }) => what).slice(-2)).toEqual(['scoring.closed', 'scoring.ranked']);
      expect(chainFaults(found)).toEqual([]);
    }
  });
});

describe('a request sent twice at once under one key', () => {
  /** A county whose table lets somebody act once, right before the first call that is of the kind. */
  async function county(before: (call: { query?: Question; write?: readonly Write[] }) => boolean) {
    const real = engine().table();
    let act: (() => Promise<unknown>) | undefined;
    const acting = async (call: Parameters<typeof before>[0]) => {
      const now = act;
      if (!now || !before(call)) return;
      act = undefined;
      await now();
    };
    const watched: typeof real = {
      ...real,
      query: async (query) => (await acting({ query }), real.query(query)),
      write: async (write) => (await acting({ write }), real.write(write)),
    };
    const world = makeWorld({ ...engine(), table: () => watched }, routes);
    await world.person('zhao', 'office', ['security-administrator']);
    await world.unit('finance');
    await world.person('li', 'finance');
    const grant = (role: 'unit-leader' | 'unit-contributor' = 'unit-leader') =>
      world.as('zhao').call('organisation.grant', {
        params: { official: 'li' },
        body: { role, unit: 'finance', why: '任命' },
        key: 'grant-once',
      });
    return { grant, meanwhile: (what: () => Promise<unknown>) => (act = what) };
  }
  const decided = ({ write }: { write?: readonly Write[] }) =>
    write?.some((one) => 'put' in one && one.put.sk === sort.answered) ?? false;
  const loading = ({ query }: { query?: Question }) => query?.partition.endsWith('official#li') ?? false;

  test.each([
    ['has decided to do the same', decided],
    ['loads what the first is about to change', loading],
  ])('is answered the same where the second %s', async (_, before) => {
    const { grant, meanwhile } = await county(before);
    let first: unknown;
    meanwhile(async () => (first = await grant()));
    expect(await grant()).toEqual(first);
    expect(first).toMatchObject({ body: { id: 'li', version: 2 } });
    expect(await grant()).toEqual(first);
  });

  test.each([
    ['has decided to do it', decided],
    ['loads what it is about to change', loading],
  ])('is refused where the second asks for something else and %s', async (_, before) => {
    const { grant, meanwhile } = await county(before);
    meanwhile(() => grant());
    expect(await refusal(grant('unit-contributor'))).toMatchObject({
      status: 422,
      type: 'urn:jixiao:problem:request.key-reused',
    });
  });

  test('looks for an earlier answer only where it is refused or was answered', async () => {
    const real = engine().table();
    let looks = 0;
    const counting: typeof real = {
      ...real,
      get: async (key) => ((looks += key.sk === sort.answered ? 1 : 0), real.get(key)),
    };
    const world = makeWorld({ ...engine(), table: () => counting }, routes);
    await world.person('zhao', 'office', ['security-administrator']);
    await world.unit('finance');
    await world.person('li', 'finance');
    const body = { role: 'unit-leader' as const, unit: 'finance', why: '任命' };
    const granted = { params: { official: 'li' }, body, key: 'grant-once' };
    const first = await world.as('zhao').call('organisation.grant', granted);
    expect(looks).toBe(0);
    expect(await world.as('zhao').call('organisation.grant', granted)).toEqual(first);
    expect(looks).toBe(1);
  });
});

describe('a disk that is full', () => {
  const full = () =>
    new InternalServerError({
      message: 'commit failed (backend: database or disk is full) and rollback also failed (backend: no transaction)',
      $metadata: { httpStatusCode: 500 },
    });
  const unit = {
    params: { unit: 'unit-1' },
    ifMatch: 0,
    body: { name: { zh: '单位', en: 'Unit' }, level: 'department' },
  };

  test.each([
    ['zh-CN', '存储空间已满', '请管理员腾出磁盘空间'],
    ['en', 'Storage is full', 'free space on the disk'],
  ])('is said to whoever submits, with what helps (%s), and logged once', async (language, detail, remedy) => {
    const sound = makeWorld(engine(), routes);
    await sound.person('qian', 'office', ['system-administrator']);
    const world = makeWorld(busy(full, 1).engine, routes);
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const problem = await refusal(
      world.as('qian', language, sound.jurisdiction).call('organisation.save-unit', unit as never),
    ).finally(() => vi.restoreAllMocks());
    expect(problem).toMatchObject({ status: 507, type: 'urn:jixiao:problem:storage.full' });
    expect([problem['detail'], problem['remedy']]).toEqual([
      expect.stringContaining(detail),
      expect.stringContaining(remedy),
    ]);
    const lines = written.mock.calls.map(([line]) => String(line)).filter((line) => line.startsWith('{"event"'));
    expect(lines.map((line) => JSON.parse(line).event)).toEqual(['storage.full']);
  });

  test('leaves everything to be read, and is over as soon as there is room', async () => {
    const calm = makeWorld(engine(), routes);
    await calm.person('qian', 'office', ['system-administrator']);
    const world = makeWorld(busy(full, 1).engine, routes);
    const administrator = (of: typeof world) => of.as('qian', 'zh-CN', calm.jurisdiction);
    await refusal(administrator(world).call('organisation.save-unit', unit as never));
    const { status } = await administrator(calm).call('organisation.save-unit', unit as never);
    expect(status).toBe(200);
  });
});
