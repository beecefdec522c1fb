import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { reaching, readExternal } from '../../local/external.ts';
import { createBuckets } from '../../local/s3/external.ts';

const key = { accessKeyId: 'jixiao', secretAccessKey: 'jixiao' };

describe('what the environment says of engines that others run', () => {
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

  it('a variable set to nothing is not set, so that nobody is led to the address AWS itself has', () => {
    expect(readExternal({ DYNAMODB_ENDPOINT: '', S3_ENDPOINT: '' })).toEqual({});
    const given = { S3_ENDPOINT: 'http://s3', AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
    expect(readExternal(given)).toEqual({ dynamo: undefined, s3: 'http://s3', credentials: key });
  });

  it.each([
    [{ DYNAMODB_ENDPOINT: 'localhost:8000' }, 'DYNAMODB_ENDPOINT must be a whole address'],
    [{ S3_ENDPOINT: 'http://' }, 'S3_ENDPOINT must be a whole address'],
    [{ S3_ENDPOINT: 'http://s3', AWS_ACCESS_KEY_ID: 'own' }, 'Set both AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY'],
    [{ S3_ENDPOINT: 'http://s3', AWS_SECRET_ACCESS_KEY: 'own' }, 'or neither'],
  ])('%j is refused with what would be right', (environment, sentence) => {
    expect(() => readExternal(environment)).toThrow(sentence);
  });

  it('names the variable and the address of an engine that fails without a word of its own', async () => {
    const wordless = Object.assign(new Error('UnknownError'), { $metadata: { httpStatusCode: 403 } });
    const failed = reaching('S3_ENDPOINT', 'http://s3', () => Promise.reject(wordless));
    await expect(failed).rejects.toThrow(/http:\/\/s3, where S3_ENDPOINT points, cannot be used\.\nHTTP 403/);
  });
});

describe('buckets of another S3', () => {
  const cors = [{ allowedOrigins: ['https://console.example'], allowedMethods: ['POST'] }];
  const evidence = { name: 'evidence', versioned: true, cors };
  const reports = { name: 'reports', versioned: true, objectLock: { mode: 'GOVERNANCE' as const, days: 3650 } };

  /** A store that has some buckets and cannot do some things; it gives what it was asked, a bucket's lines in their order. */
  async function store({ has, cannot = [] }: { has: readonly string[]; cannot?: readonly string[] }) {
    const asked: string[] = [];
    const server = createServer((incoming, answer) => {
      let body = '';
      incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
      incoming.on('end', () => {
        const operation = `${incoming.method} ${incoming.url?.replace('/?', '?').replace(/\/$/, '')}`;
        const locked = incoming.headers['x-amz-bucket-object-lock-enabled'] === 'true' ? ' locked' : '';
        asked.push(operation + locked + (body.includes('https://console.example') ? ' console' : ''));
        const [method, bucket = ''] = operation.split(' /');
        if (method === 'HEAD' && !has.includes(bucket)) return answer.writeHead(404).end();
        if (!cannot.some((one) => operation.includes(one) || (locked !== '' && one === 'locked')))
          return answer.writeHead(200).end();
        return answer.writeHead(501).end('<Error><Code>NotImplemented</Code><Message>not here</Message></Error>');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return {
      connection: { endpoint, region: 'cn-north-1', credentials: key, maxAttempts: 1 },
      about: (bucket: string) => asked.filter((line) => line.includes(`/${bucket}`)),
    };
  }

  it('let browsers upload from the console and lock reports, also where they were there before', async () => {
    const { connection, about } = await store({ has: ['reports', 'log'] });
    const lacking = await createBuckets(connection, [evidence, reports, { name: 'log', versioned: false }]);
    expect(about('evidence')).toEqual([
      'HEAD /evidence',
      'PUT /evidence',
      'PUT /evidence?versioning=',
      'PUT /evidence?cors= console',
    ]);
    expect(about('reports')).toEqual(['HEAD /reports', 'PUT /reports?versioning=', 'PUT /reports?object-lock=']);
    expect(about('log')).toEqual(['HEAD /log']);
    expect(lacking).toEqual([]);
  });

  it('are made without what that store cannot do, and each thing it cannot do is told', async () => {
    const { connection, about } = await store({ has: [], cannot: ['locked', 'object-lock', 'cors', 'versioning'] });
    const lacking = await createBuckets(connection, [evidence, reports]);
    expect(about('reports').slice(1, 3)).toEqual(['PUT /reports locked', 'PUT /reports']);
    expect(lacking).toEqual([
      expect.stringMatching(/^evidence: .*keeps no versions.*NotImplemented, not here, HTTP 501/),
      expect.stringMatching(/^evidence: .*takes no CORS rules.*https:\/\/console\.example/),
      expect.stringMatching(/^reports: .*keeps no versions/),
      expect.stringMatching(/^reports: .*has no object lock/),
    ]);
  });

  it('are not made anew for a data folder that goes with others', async () => {
    const { connection, about } = await store({ has: [] });
    await expect(createBuckets(connection, [evidence, reports], true)).rejects.toThrow('bring the storage of before');
    expect(about('')).toEqual(['HEAD /evidence', 'HEAD /reports']);
  });
});
