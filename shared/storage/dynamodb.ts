import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { Moved } from './attempt.ts';

import type { Condition, Item, Question, Table, Write } from './table.ts';

/** Capacity units a request consumed, for the budget tests; never read by a use case. */
export type Meter = (operation: string, read: number, write: number) => void;

const sortName = { byList: 'gsi1', byDue: 'gsi2' } as const;

/** The store holds numbers that JSON has not, and nobody here writes: left as text they are read as the damage they are. */
function plainNumber(text: string): number | string {
  const number = Number(text);
  return Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number)) ? number : text;
}

/** The single table over DynamoDB. Reads of the table are strongly consistent; reads of an index cannot be. */
export function openTable(name: string, client: DynamoDBClient = new DynamoDBClient({}), meter?: Meter): Table {
  // It copies whatever is sent and received, for a log that nobody has asked for.
  client.middlewareStack.remove('loggerMiddleware');
  const documents = DynamoDBDocumentClient.from(client, {
    marshallOptions: { removeUndefinedValues: true },
    unmarshallOptions: { wrapNumbers: plainNumber },
  });
  const metered = meter ? { ReturnConsumedCapacity: 'TOTAL' as const } : {};

  return {
    async get({ pk, sk }) {
      const reply = await documents.send(
        new GetCommand({ TableName: name, Key: { pk, sk }, ConsistentRead: true, ...metered }),
      );
      meter?.('get', reply.ConsumedCapacity?.CapacityUnits ?? 0, 0);
      return reply.Item;
    },

    async getMany(keys) {
      const items: Item[] = [];
      let rest = [...keys];
      while (rest.length > 0) {
        const reply = await documents.send(
          new BatchGetCommand({
            RequestItems: {
              [name]: { Keys: rest.slice(0, 100).map(({ pk, sk }) => ({ pk, sk })), ConsistentRead: true },
            },
            ...metered,
          }),
        );
        for (const used of reply.ConsumedCapacity ?? []) meter?.('getMany', used.CapacityUnits ?? 0, 0);
        items.push(...(reply.Responses?.[name] ?? []));
        const unread = (reply.UnprocessedKeys?.[name]?.Keys ?? []).map((key) => ({
          pk: String(key['pk']),
          sk: String(key['sk']),
        }));
        rest = [...unread, ...rest.slice(100)];
      }
      return items;
    },

    async query(question) {
      const reply = await documents.send(new QueryCommand({ TableName: name, ...queryInput(question), ...metered }));
      meter?.('query', reply.ConsumedCapacity?.CapacityUnits ?? 0, 0);
      return { items: reply.Items ?? [], next: reply.LastEvaluatedKey };
    },

    async write(writes) {
      const TransactItems = writes.map((write) => action(name, write));
      for (let attempt = 1; ; attempt += 1) {
        try {
          const reply = await documents.send(new TransactWriteCommand({ TransactItems, ...metered }));
          for (const used of reply.ConsumedCapacity ?? []) meter?.('write', 0, used.CapacityUnits ?? 0);
          return;
        } catch (error) {
          if (!(error instanceof TransactionCanceledException)) throw error;
          const reasons = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? '');
          if (reasons.includes('ConditionalCheckFailed'))
            throw new Moved('another writer was first', standingInTheWay(error.CancellationReasons));
          if (!reasons.some((reason) => busy.has(reason))) throw error;
          if (attempt === attempts) throw new Moved('the table is busy');
          await pause(attempt);
        }
      }
    },
  };
}

/** Of the actions of a transaction only one tells what stands in its way. */
function standingInTheWay(reasons: TransactionCanceledException['CancellationReasons']): Item | undefined {
  const item = reasons?.find(({ Item: found }) => found)?.Item;
  return item && Object.fromEntries(Object.entries(item).map(([name, { S, N }]) => [name, N ? plainNumber(N) : S]));
}

/**
 * Reasons that say nothing of the conditions: the same transaction may well succeed a moment later. The SDK tries a
 * throttled request again by itself, but never a cancelled transaction.
 */
const busy = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);
const attempts = 6;

const pause = (attempt: number) => new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** attempt));

function queryInput({ index, partition, from, to, prefix, backwards, limit, after }: Question) {
  const sort = index ? `${sortName[index]}sk` : 'sk';
  const last = to ?? (prefix === undefined ? '\uffff' : `${prefix}\uffff`);
  const range =
    prefix !== undefined && from === undefined
      ? { text: ' AND begins_with(#s, :a)', values: { ':a': prefix } }
      : from !== undefined || to !== undefined
        ? { text: ' AND #s BETWEEN :a AND :b', values: { ':a': from ?? ' ', ':b': last } }
        : undefined;
  return {
    ...(index ? { IndexName: index } : { ConsistentRead: true }),
    KeyConditionExpression: `#p = :p${range?.text ?? ''}`,
    ExpressionAttributeNames: { '#p': index ? `${sortName[index]}pk` : 'pk', ...(range ? { '#s': sort } : {}) },
    ExpressionAttributeValues: { ':p': partition, ...range?.values },
    ScanIndexForward: !backwards,
    ...(limit ? { Limit: limit } : {}),
    ...(after ? { ExclusiveStartKey: { ...after } } : {}),
  };
}

function action(TableName: string, write: Write) {
  if ('check' in write) {
    const { pk, sk } = write.check;
    return { ConditionCheck: { TableName, Key: { pk, sk }, ...condition(write.when) } };
  }
  const when = write.unless === 'exists' ? { expression: 'attribute_not_exists(pk)' } : write.when;
  const tells = write.tells ? { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const } : {};
  return { Put: { TableName, Item: { ...write.put }, ...(when ? condition(when) : {}), ...tells } };
}

const condition = ({ expression, values }: Condition) => ({
  ConditionExpression: expression,
  ...(values ? { ExpressionAttributeValues: { ...values } } : {}),
});
