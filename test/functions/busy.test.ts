import {
  DynamoDBClient,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { routes } from '../../functions/organisation/routes.ts';
import { work } from '../../functions/periods/close.ts';
import { routes as periodRoutes } from '../../functions/periods/routes.ts';
import { chainFaults } from '../../shared/domain/chain-check.ts';
import { AppraisalHead } from '../../shared/storage/appraisals.ts';
import { entries, loadCollection } from '../../shared/storage/chained.ts';
import { readJob, type Wake } from '../../shared/storage/closing.ts';
import { openTable } from '../../shared/storage/table.ts';
import { beginClose, closingAt, endOfAssessment } from '../make/closing.ts';
import { withEngine, type Engine } from '../make/engine.ts';
import { period } from '../make/enrolled.ts';
import { makeWorld } from '../make/world.ts';

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

/** The engine with every third write refused as DynamoDB does when it is busy; the engine itself never is. */
function busy(refuse: () => Error): { engine: Engine; refused: () => number } {
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
      if (context.commandName === 'TransactWriteItemsCommand' && (writes += 1) % 3 === 0) {
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
      await work(platform, wake, { holder: 'worker', now: closingAt, hasTime: () => true });
    }
    expect(refused()).toBeGreaterThan(2);
    expect((await readJob(calm.table, calm.jurisdiction, period))?.stage).toBe('done');
    for (const subject of subjects) {
      const found = await loadCollection(
        calm.table,
        calm.partition.appraisal(calm.jurisdiction, period, subject),
        AppraisalHead,
      );
      expect(found.entries.map(({ what }) => what).slice(-2)).toEqual(['scoring.closed', 'scoring.ranked']);
      expect(chainFaults(found)).toEqual([]);
    }
  });
});
