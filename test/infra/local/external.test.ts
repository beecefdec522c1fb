import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { readExternal } from '../../../infra/local/external.ts';
import { createBuckets } from '../../../infra/local/external-s3.ts';

const key = { accessKeyId: 'jixiao', secretAccessKey: 'jixiao' };

it('without keys every function signs alike, since DynamoDB Local keeps a database of its own for each key', () => {
  expect(readExternal({ DYNAMODB_ENDPOINT: 'http://db' })).toEqual({
    dynamo: 'http://db',
    s3: undefined,
    credentials: key,
  });
  const given = { DYNAMODB_ENDPOINT: 'http://db', AWS_ACCESS_KEY_ID: 'own', AWS_SECRET_ACCESS_KEY: 'kept' };
  expect(readExternal(given).credentials).toEqual({ accessKeyId: 'own', secretAccessKey: 'kept' });
  expect(readExternal({ AWS_ACCESS_KEY_ID: 'own', AWS_SECRET_ACCESS_KEY: 'kept' })).toEqual({});
});

it('buckets of another S3 let browsers upload from the console, also where they were there before', async () => {
  const asked: string[] = [];
  const server = createServer((incoming, answer) => {
    let body = '';
    incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
    incoming.on('end', () => {
      const operation = `${incoming.method} ${incoming.url?.replace('/?', '?')}`;
      asked.push(operation + (body.includes('https://console.example') ? ' console' : ''));
      answer.writeHead(operation === 'HEAD /new' || operation === 'HEAD /new/' ? 404 : 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const cors = [{ allowedOrigins: ['https://console.example'], allowedMethods: ['POST'] }];
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await createBuckets(endpoint, 'cn-north-1', key, [
    { name: 'new', versioned: true, cors },
    { name: 'old', versioned: true, cors },
    { name: 'closed', versioned: false },
  ]);
  const about = (bucket: string) =>
    asked.filter((line) => line.includes(`/${bucket}`)).map((line) => line.replace(/\/$/, ''));
  expect(about('new')).toEqual(['HEAD /new', 'PUT /new', 'PUT /new?versioning=', 'PUT /new?cors= console']);
  expect(about('old')).toEqual(['HEAD /old', 'PUT /old?cors= console']);
  expect(about('closed')).toEqual(['HEAD /closed']);
});
