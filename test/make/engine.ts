import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll } from 'vitest';
import { startDynamo, dynoxide, type Engine as DynamoEngine } from '../../local/dynamodb/engine.ts';
import { openTable, type Meter } from '../../shared/storage/dynamodb.ts';
import type { Table } from '../../shared/storage/table.ts';

/** The table as infra/table.ts defines it; an infrastructure test holds the two against each other. */
export const tableShape = {
  AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S' as const,
  })),
  KeySchema: keys('pk', 'sk'),
  GlobalSecondaryIndexes: [
    { IndexName: 'byList', KeySchema: keys('gsi1pk', 'gsi1sk'), Projection: { ProjectionType: 'ALL' as const } },
    { IndexName: 'byDue', KeySchema: keys('gsi2pk', 'gsi2sk'), Projection: { ProjectionType: 'KEYS_ONLY' as const } },
  ],
};

function keys(hash: string, range: string) {
  return [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: range, KeyType: 'RANGE' as const },
  ];
}

export interface Engine {
  readonly client: DynamoDBClient;
  /** The table's. */
  readonly name: string;
  table(meter?: Meter): Table;
  stop(): Promise<void>;
}

const nobody = { accessKeyId: 'test', secretAccessKey: 'test' };

/** An engine asks that a request is signed, not by whom: computing it is a fifth of a test's work on requests. Systems sign theirs. */
const signer = {
  sign: async <T>(request: T & { headers: Record<string, string> }) => {
    request.headers['authorization'] =
      'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';
    request.headers['x-amz-date'] = '20260101T000000Z';
    return request;
  },
};

/** An engine in memory, the embedded one unless told otherwise, with one empty table. */
export async function startEngine(kind: DynamoEngine = dynoxide()): Promise<Engine> {
  const { endpoint, stop } = await startDynamo({ engine: kind });
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials: nobody, signer, maxAttempts: 20 });
  const name = 'jixiao-test';
  await client.send(new CreateTableCommand({ TableName: name, BillingMode: 'PAY_PER_REQUEST', ...tableShape }));
  return { client, name, table: (meter) => openTable(name, client, meter), stop };
}

/** One engine for the tests of a file, which asks for it itself: files share what they import. */
export function withEngine(kind?: DynamoEngine): () => Engine {
  let engine: Engine | undefined;
  beforeAll(async () => {
    engine = await startEngine(kind);
  });
  afterAll(async () => {
    await engine?.stop();
    engine = undefined;
  });
  return () => {
    if (!engine) throw new Error('the engine of this file does not run');
    return engine;
  };
}
