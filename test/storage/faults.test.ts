import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { Moved } from '../../shared/storage/moved.ts';
import { withEngine } from '../make/engine.ts';
import { own } from './engines.ts';

/** What no engine on one machine does and DynamoDB does: injected into the client, as its answers would come. */
const engine = withEngine();
type Answer = (output: { [name: string]: unknown }, times: number) => void;

/** Lets the answers of one operation pass through `change` while `run` runs; how many there were. */
async function answering(operation: string, change: Answer, run: () => Promise<void>): Promise<number> {
  const { middlewareStack } = engine().client;
  let times = 0;
  middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const result = await next(args);
        if (commandName === operation) change(result.output as never, (times += 1));
        return result;
      },
    // Outside of what retries, inside of what turns attributes into values.
    { name: 'answering', step: 'initialize', priority: 'low' },
  );
  try {
    await run();
  } finally {
    middlewareStack.remove('answering');
  }
  return times;
}

const cancelled = (Code: string) => () => {
  throw new TransactionCanceledException({
    $metadata: {},
    message: 'cancelled',
    CancellationReasons: [{ Code: 'None' }, { Code }],
  });
};

test('a transaction that met another one is a lost race: load again and decide again', async () => {
  const table = engine().table();
  await answering('TransactWriteItemsCommand', cancelled('TransactionConflict'), async () => {
    await expect(table.write([{ put: { pk: own(), sk: 'a' } }])).rejects.toThrow(Moved);
  });
});

test('a transaction that was throttled or too large is no lost race', async () => {
  const table = engine().table();
  for (const code of ['ThrottlingError', 'ItemCollectionSizeLimitExceeded', 'ValidationError']) {
    await answering('TransactWriteItemsCommand', cancelled(code), async () => {
      await expect(table.write([{ put: { pk: own(), sk: 'a' } }])).rejects.toThrow(TransactionCanceledException);
    });
  }
});

test('keys a batch left unread are asked for again', async () => {
  const table = engine().table();
  const pk = own();
  const keys = ['a', 'b', 'c'].map((sk) => ({ pk, sk }));
  await table.write(keys.map((key) => ({ put: key })));
  const oneUnread: Answer = (output, times) => {
    if (times > 1) return;
    const [name = '', items = []] =
      Object.entries(output['Responses'] as Record<string, { pk: unknown; sk: unknown }[]>)[0] ?? [];
    const left = items.pop();
    output['UnprocessedKeys'] = { [name]: { Keys: [{ pk: left?.pk, sk: left?.sk }] } };
  };
  const asked = await answering('BatchGetItemCommand', oneUnread, async () => {
    expect((await table.getMany(keys)).map(({ sk }) => String(sk)).toSorted()).toEqual(['a', 'b', 'c']);
  });
  expect(asked).toBe(2);
});
