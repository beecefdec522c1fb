import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { openTable, type Meter, type Table } from '../../shared/storage/table.ts';

/** The table as infra/table.ts defines it; an infrastructure test holds the two against each other. */
export const tableShape = {
  AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S' as const,
  })),
  KeySchema: keys('pk', 'sk'),
  GlobalSecondaryIndexes: [
    { IndexName: 'byList', KeySchema: keys('gsi1pk', 'gsi1sk'), Projection: { ProjectionType: 'ALL' as const } },
    { IndexName: 'byDue', KeySchema: keys('gsi2pk', 'gsi2sk'), Projection: { ProjectionType: 'ALL' as const } },
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
  table(meter?: Meter): Table;
  stop(): Promise<void>;
}

/** Free at the moment of asking; the engine takes it at once. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** The embedded engine in memory, with one empty table. */
export async function startEngine(): Promise<Engine> {
  const port = await freePort();
  const binary = createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide');
  const child = spawn(binary, ['--port', String(port)], { stdio: 'ignore' });
  process.once('exit', () => child.kill('SIGKILL'));
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 20,
  });
  const TableName = 'jixiao-test';
  await client.send(new CreateTableCommand({ TableName, BillingMode: 'PAY_PER_REQUEST', ...tableShape }));
  return {
    client,
    table: (meter) => openTable(TableName, client, meter),
    stop: () => ended(child),
  };
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill();
  });
}

/** One engine for the tests of a file. */
export function withEngine(): () => Engine {
  let engine: Engine | undefined;
  beforeAll(async () => {
    engine = await startEngine();
  });
  afterAll(async () => engine?.stop());
  return () => {
    if (!engine) throw new Error('the engine is not started yet');
    return engine;
  };
}
