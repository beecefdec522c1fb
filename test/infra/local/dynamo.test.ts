import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { requireSpace } from '../../../infra/local/disk.ts';
import { startDynamo } from '../../../infra/local/dynamo.ts';
import { dynamoDbLocal, dynoxide } from '../../../infra/local/engines.ts';
import { createTable } from '../../../infra/local/table.ts';
import type { TableProperties } from '../../../infra/local/table.ts';
import { temporaryFolder } from './small-system.ts';

const properties: TableProperties = {
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
};
const item = { pk: { S: 'a' } };

const connect = (endpoint: string) =>
  new DynamoDBClient({ endpoint, region: 'cn-north-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });

describe.each([dynoxide(), dynamoDbLocal()])('the engine $name', (engine) => {
  it.skipIf(engine.missing)(`keeps a table over a restart${engine.missing ? ` (${engine.missing})` : ''}`, async () => {
    const directory = temporaryFolder();
    const first = await startDynamo({ directory, engine });
    expect(await createTable(connect(first.endpoint), 'records', properties)).toBe('created');
    await connect(first.endpoint).send(new PutItemCommand({ TableName: 'records', Item: item }));
    await first.stop();
    const second = await startDynamo({ directory, engine });
    expect(await createTable(connect(second.endpoint), 'records', properties)).toBe('kept');
    const { Item } = await connect(second.endpoint).send(new GetItemCommand({ TableName: 'records', Key: item }));
    expect(Item).toEqual(item);
    await second.stop();
  });

  it.skipIf(engine.missing)('ends when the process that started it is killed', async () => {
    const dynamo = path.resolve(import.meta.dirname, '../../../infra/local/dynamo.ts');
    const engines = path.resolve(import.meta.dirname, '../../../infra/local/engines.ts');
    const script = `
      import { startDynamo } from ${JSON.stringify(dynamo)};
      import { dynoxide, dynamoDbLocal } from ${JSON.stringify(engines)};
      const { endpoint } = await startDynamo({ engine: [dynoxide(), dynamoDbLocal()].find(({ name }) => name === ${JSON.stringify(engine.name)}) });
      console.log(endpoint);
      setInterval(() => undefined, 1000);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said]: unknown[] = await once(parent.stdout, 'data');
    const endpoint = String(said).trim();
    expect((await fetch(endpoint, { method: 'POST' })).status).toBeGreaterThan(0);
    parent.kill('SIGKILL');
    await expect
      .poll(
        () =>
          fetch(endpoint, { method: 'POST' }).then(
            () => 'up',
            () => 'gone',
          ),
        { timeout: 10_000 },
      )
      .toBe('gone');
  });
});

it('an engine that is missing is told with what to do', async () => {
  await expect(startDynamo({ engine: { ...dynoxide(), missing: 'the package is not installed' } })).rejects.toThrow(
    'DYNAMODB_ENDPOINT',
  );
});

it('an engine that cannot start is told with its own last words', async () => {
  const broken = { ...dynoxide(), command: () => ['/bin/sh', '-c', 'echo no space left on device; exit 3'] };
  await expect(startDynamo({ engine: broken })).rejects.toThrow('no space left on device');
});

it('a full disk is told before anything is written', () => {
  expect(() => requireSpace(temporaryFolder(), () => 1024)).toThrow('The disk is full');
});
