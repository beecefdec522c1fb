import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startDynamo } from '../../local/dynamodb/engine.ts';
import { openJournal } from '../../local/queue/journal.ts';
import { call, clerkBundles, item, key, result, whole } from './clerk-system.ts';
import { start } from './small-system.ts';
import { table, template } from './small-template.ts';

let assets: string;
beforeAll(async () => {
  assets = await clerkBundles();
});

describe('a system stopped and started on the same folder', () => {
  it('has its records, files, secrets and keys again', async () => {
    const first = await start(whole, assets);
    expect(first.keptData).toBe(false);
    await call(first, 'put', item);
    await call(first, 'store', { Key: 'reports/1.json', Body: '{}' });
    const secretBefore = await call(first, 'secret');
    const token = await first.token({ sub: 'zhao' });
    const port = Number(new URL(first.url).port);
    await first.stop();

    const second = await start(whole, assets, { directory: first.directory, port });
    expect(second.keptData).toBe(true);
    expect(await call(second, 'get', key)).toEqual({ ok: item });
    expect(await call(second, 'list', 'list')).toEqual({ ok: [item] });
    expect(await call(second, 'read', 'reports/1.json')).toEqual({ ok: '{}' });
    expect(await call(second, 'secret')).toEqual(secretBefore);
    expect(secretBefore.ok).toMatch(/^[A-Za-z0-9]{64}$/);
    expect((await fetch(`${second.url}/v1/clerk`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
    expect((await fetch(`${second.url}/v1/clerk`)).status).toBe(401);
    await second.stop();
  });

  it('refuses a second process on its folder, and a port in use, with a sentence', async () => {
    const system = await start(template(table), assets);
    await expect(start(template(table), assets, { directory: system.directory })).rejects.toThrow(
      'in use by another process',
    );
    await expect(start(template(table), assets, { port: Number(new URL(system.url).port) })).rejects.toThrow(
      'is in use: choose another',
    );
    await system.stop();
  });

  it('refuses records that were kept under other keys', async () => {
    const system = await start(template(table), assets);
    await system.stop();
    const { GlobalSecondaryIndexes: _, ...Properties } = table['Table']!['Properties'] as Record<string, never>;
    const other = template({ Table: { Type: 'AWS::DynamoDB::Table', Properties } });
    await expect(start(other, assets, { directory: system.directory })).rejects.toThrow(
      'another version of this system',
    );
  });
});

it('records may live in another DynamoDB than the embedded one', async () => {
  const other = await startDynamo();
  const system = await start(whole, assets, { external: { dynamo: other.endpoint } });
  await call(system, 'put', item);
  await system.stop();
  const again = await start(whole, assets, { external: { dynamo: other.endpoint } });
  expect(again.keptData).toBe(true);
  expect(await call(again, 'get', key)).toEqual({ ok: item });
  await again.stop();
  await other.stop();
});

describe('a queue', () => {
  it('gives batches to its function, again what failed after the timeout, and at last to the dead letters', async () => {
    const system = await start(whole, assets);
    expect(await call(system, 'sendAll', ['a', 'fail', 'b'])).toEqual({ ok: 3 });
    const waiting = await system.drain();
    expect(waiting.hidden).toBe(1);
    await system.clock.travelTo(waiting.nextVisibleAt!);
    expect((await system.drain()).hidden).toBe(1);
    await system.clock.travelTo((await system.drain()).nextVisibleAt!);
    expect((await system.drain()).hidden).toBe(0);
    const seen: string[][] = await result(system, 'Worker', {});
    expect(seen.flat().toSorted()).toEqual(['a 1', 'b 1', 'fail 1', 'fail 2']);
    expect(system.counters().queues['jixiao-DeadLetters']).toMatchObject({ visible: 1 });
    await system.stop();
  });

  it('that is kept gives a message at once to the next start that the end of the process took out of hand', async () => {
    const first = await start(whole, assets, { durable: true });
    await call(first, 'sendAll', ['fail', 'b']);
    await first.drain();
    openJournal(first.directory).put('jixiao-Queue', {
      message: { id: 'cut', body: 'cut', attributes: {}, sentAt: Date.now(), firstReceivedAt: 1, receiveCount: 1 },
      visibleAt: Number.MAX_SAFE_INTEGER,
      inHand: true,
    });
    await first.stop();
    const second = await start(whole, assets, { durable: true, directory: first.directory });
    const { hidden } = await second.drain();
    const seen: string[][] = await result(second, 'Worker', {});
    expect([hidden, seen]).toEqual([1, [['cut 2']]]);
    await second.stop();
    rmSync(join(first.directory, 'queue.sqlite'));
    await expect(start(whole, assets, { durable: true, directory: first.directory, holdsData: true })).rejects.toThrow(
      'missing or empty: queue.sqlite',
    );
  });

  it('gives the whole batch again when its function breaks', async () => {
    const system = await start(whole, assets);
    await call(system, 'sendAll', ['a', 'crash']);
    await system.clock.travelTo((await system.drain()).nextVisibleAt!);
    await system.drain();
    const seen: string[][] = await result(system, 'Worker', {});
    expect(seen.flat().filter((body) => body.startsWith('crash'))).toEqual(['crash 1', 'crash 2']);
    await system.stop();
  });
});

describe('a schedule', () => {
  it('runs once after a jump of the clock, however long, with the time it is then', async () => {
    const system = await start(whole, assets);
    const spring = Date.UTC(2031, 2, 31, 16);
    await system.clock.travelTo(spring);
    await system.clock.travelTo(spring + 60_000 * 30);
    await system.clock.travelTo(spring + 60_000 * 31);
    expect(await system.fire('Schedule')).toBe(1);
    const runs: string[] = await result(system, 'Timer', {});
    expect(runs.map((run) => run.slice(0, 16))).toEqual(['2031-03-31T16:00', '2031-03-31T16:30', '2031-03-31T16:31']);
    await expect(system.clock.travelTo(spring)).rejects.toThrow('time only moves forward');
    await system.stop();
  });
});

describe('with policies enforced', () => {
  it('a function may do what its own role allows and nothing else, and idle grants are named', async () => {
    const system = await start(whole, assets, { iam: 'enforce' });
    expect(await call(system, 'put', item)).toHaveProperty('ok');
    expect(await call(system, 'transact', [{ ...item, sk: 'two' }])).toHaveProperty('ok');
    expect(await call(system, 'list', 'list')).toHaveProperty('ok');
    expect(await call(system, 'secret')).toHaveProperty('ok');
    expect(await call(system, 'store', { Key: 'reports/1', Body: 'x' })).toHaveProperty('ok');
    expect(await call(system, 'send', 'a')).toHaveProperty('ok');
    await system.drain();
    await system.fire('Schedule');

    expect(await call(system, 'remove', key)).toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('dynamodb:DeleteItem'),
    });
    expect(await call(system, 'transactRemove', key)).toMatchObject({ name: 'AccessDeniedException' });
    expect(await call(system, 'store', { Key: 'evidence/1', Body: 'x' })).toMatchObject({ name: 'AccessDenied' });
    expect(await call(system, 'read', 'reports/1')).toMatchObject({ name: 'AccessDenied' });

    const { denied, unused } = system.permissions();
    expect(denied.map(({ action }) => action)).toEqual(['dynamodb:DeleteItem', 's3:PutObject', 's3:GetObject']);
    expect(unused.map(({ action, resource }) => action ?? resource)).toEqual([
      'dynamodb:GetItem',
      'dynamodb:ConditionCheckItem',
      'sqs:ChangeMessageVisibility',
    ]);
    await system.stop();
  });

  it('a route whose function the gateway may not invoke answers nothing', async () => {
    const { RoutePermission: _, ...resources } = whole['Resources'] as Record<string, never>;
    const system = await start({ ...whole, Resources: resources }, assets, { iam: 'enforce' });
    const answer = await fetch(`${system.url}/v1/clerk`, { headers: await system.bearer() });
    expect([answer.status, system.counters().functions['jixiao-Clerk']!.invocations]).toEqual([500, 0]);
    await system.stop();
  });
});
