import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { requireSpace } from '../../../local/data-folder.ts';
import { dynamoDbLocal, dynoxide, startDynamo } from '../../../local/dynamodb/engine.ts';
import { createTable, type TableProperties } from '../../../local/dynamodb/tables.ts';
import { temporaryFolder } from '../../make/folder.ts';

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

  it.skipIf(engine.missing)('makes no empty table where one is known to hold data', async () => {
    const { endpoint, stop } = await startDynamo({ engine });
    await expect(createTable(connect(endpoint), 'records', properties, true)).rejects.toThrow(
      'the database has no table records: bring the database of before',
    );
    expect(await createTable(connect(endpoint), 'records', properties)).toBe('created');
    await stop();
  });

  it.skipIf(engine.missing)('ends when the process that started it is killed', async () => {
    const engines = path.resolve(import.meta.dirname, '../../../local/dynamodb/engine.ts');
    const script = `
      import { dynamoDbLocal, dynoxide, startDynamo } from ${JSON.stringify(engines)};
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

/** The process of the engine on this folder or port, past the shell that guards it. */
function engineOn(place: string): number {
  const found = readdirSync('/proc').find((id) => {
    try {
      const [program = '', ...rest] = readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0');
      return program.endsWith('dynoxide') && rest.some((word) => word.startsWith(place));
    } catch {
      return false;
    }
  });
  return Number(found);
}

describe('an engine whose process ends alone', () => {
  it('is started again where it was, with all it kept', async () => {
    const directory = temporaryFolder();
    const lost: string[] = [];
    const { endpoint, stop } = await startDynamo({ directory, lost: (reason) => lost.push(reason) });
    await createTable(connect(endpoint), 'records', properties);
    await connect(endpoint).send(new PutItemCommand({ TableName: 'records', Item: item }));
    const killed = engineOn(directory);
    process.kill(killed, 'SIGKILL');
    await expect.poll(() => engineOn(directory) || killed, { timeout: 10_000 }).not.toBe(killed);
    const client = new DynamoDBClient({
      endpoint,
      region: 'cn-north-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 20,
    });
    const { Item } = await client.send(new GetItemCommand({ TableName: 'records', Key: item }));
    expect([Item, lost]).toEqual([item, []]);
    await stop();
    expect(engineOn(directory)).toBeNaN();
  });

  it('and lived in memory is told lost at once: an empty one would answer as if nothing had ever been', async () => {
    let tell: (reason: string) => void = () => undefined;
    const lost = new Promise<string>((resolve) => (tell = resolve));
    const { endpoint } = await startDynamo({ lost: tell });
    process.kill(engineOn(new URL(endpoint).port), 'SIGKILL');
    expect(await lost).toContain('dynoxide');
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
