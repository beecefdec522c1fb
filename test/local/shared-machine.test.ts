import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { reasonNotToHide } from '../../local/dynamodb/hidden.ts';
import { type Identity, createIdentities } from '../../local/identity/credentials.ts';
import { call, clerkBundles, item, key, whole } from './clerk-system.ts';
import { start } from './small-system.ts';

let assets: string;
beforeAll(async () => {
  assets = await clerkBundles();
});

const notHidden = reasonNotToHide();

/** A request for a secret as the real SDK signs it. */
async function signed(endpoint: string, credentials: Identity, SecretId: string) {
  let request = { method: 'POST', headers: {} as Record<string, string>, body: '' };
  const metadata = { handlerProtocol: 'h1' };
  const requestHandler = {
    metadata,
    handle: ({ headers, body }: HttpRequest) => {
      request = { method: 'POST', headers, body: new TextDecoder().decode(body) };
      return Promise.reject(new Error('only to be signed'));
    },
  };
  const client = new SecretsManagerClient({
    endpoint,
    region: 'cn-north-1',
    credentials,
    requestHandler,
    maxAttempts: 1,
  });
  await client.send(new GetSecretValueCommand({ SecretId })).catch(() => undefined);
  return request;
}

interface HttpRequest {
  headers: Record<string, string>;
  body: Uint8Array;
}

describe('somebody else on the machine', () => {
  it('is told nothing by the port of the services without a signature, with a key of their own, or with another body', async () => {
    const system = await start(whole, assets);
    const { aws } = system.endpoints;
    const secret = String((await call(system, 'secretId')).ok);
    const clerk = (await createIdentities(system.directory))('Clerk');
    const genuine = await signed(aws, clerk, secret);
    const told = async (request: RequestInit) => {
      const answer: unknown = await (await fetch(aws, request)).json();
      return Reflect.get(Object(answer), '__type') ?? Reflect.get(Object(answer), 'SecretString');
    };
    const { authorization: _, ...unsigned } = genuine.headers;
    expect(await told({ ...genuine, headers: unsigned })).toBe('AccessDenied');
    expect(await told(await signed(aws, { ...clerk, secretAccessKey: 'guessed' }, secret))).toBe(
      'SignatureDoesNotMatch',
    );
    const thief = { accessKeyId: 'Thief', secretAccessKey: 'thief' };
    expect(await told(await signed(aws, thief, secret))).toBe('InvalidAccessKeyId');
    expect(await told({ ...genuine, body: genuine.body.replace('SecretId', 'secretId') })).toBe(
      'SignatureDoesNotMatch',
    );
    expect(await told(genuine)).toEqual((await call(system, 'secret')).ok);
    await system.stop();
  });

  it.skipIf(notHidden)(
    `does not reach an engine that is hidden, and the functions do${notHidden ? ` (${notHidden})` : ''}`,
    async () => {
      const system = await start(whole, assets, { iam: 'enforce', hidden: true });
      expect(await call(system, 'put', item)).toHaveProperty('ok');
      expect(await call(system, 'get', key)).toEqual({ ok: item });
      await expect(fetch(system.endpoints.dynamo, { method: 'POST' })).rejects.toThrow('fetch failed');
      await system.stop();
      const again = await start(whole, assets, { hidden: true, directory: system.directory });
      expect([again.keptData, await call(again, 'get', key)]).toEqual([true, { ok: item }]);
      await again.stop();
    },
  );

  it('may not even look into the data folder', async () => {
    const system = await start(whole, assets);
    expect(await call(system, 'put', item)).toHaveProperty('ok');
    expect(await call(system, 'store', { Key: 'reports/1', Body: 'x' })).toHaveProperty('ok');
    const open = readdirSync(system.directory, { recursive: true, withFileTypes: true })
      .map(({ parentPath, name }) => join(parentPath, name))
      .concat(system.directory)
      .filter((name) => (statSync(name).mode & 0o077) !== 0);
    expect(open).toEqual([]);
    await system.stop();
  });
});

it('people reach files under the address they know the system by, whatever a proxy calls it', async () => {
  const system = await start(whole, assets, { publicUrl: 'https://jixiao.example.gov.cn' });
  const link = z.string().parse((await call(system, 'link', 'reports/1.json')).ok);
  expect(link).toMatch(/^https:\/\/jixiao\.example\.gov\.cn\/files\//);
  await call(system, 'store', { Key: 'reports/1.json', Body: '{"ok":true}' });
  const behindProxy = link.replace('https://jixiao.example.gov.cn', system.url);
  expect(await (await fetch(behindProxy)).json()).toEqual({ ok: true });
  expect((await fetch(behindProxy.replace('reports', 'Reports'))).status).toBe(403);
  await system.stop();
});
