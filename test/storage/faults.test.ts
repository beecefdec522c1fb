import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { Moved } from '../../shared/storage/attempt.ts';
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

test.each(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])(
  'a transaction cancelled by %s is tried again, and only after several times left to who can decide again',
  async (code) => {
    const table = engine().table();
    const write = () => table.write([{ put: { pk: own(), sk: 'a' } }]);
    const once: Answer = (_, times) => times === 1 && cancelled(code)();
    expect(await answering('TransactWriteItemsCommand', once, write)).toBe(2);
    const times = await answering('TransactWriteItemsCommand', cancelled(code), () =>
      expect(write()).rejects.toThrow(Moved),
    );
    expect(times).toBeGreaterThan(2);
  },
);

test('a transaction that can never succeed is a fault and no lost race', async () => {
  const table = engine().table();
  for (const code of ['ItemCollectionSizeLimitExceeded', 'ValidationError']) {
    const times = await answering('TransactWriteItemsCommand', cancelled(code), () =>
      expect(table.write([{ put: { pk: own(), sk: 'a' } }])).rejects.toThrow(TransactionCanceledException),
    );
    expect(times).toBe(1);
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
