import { beforeAll, describe, expect, it } from 'vitest';
import { bundles, start, type SmallSystem } from '../small-system.ts';
import { lambda, route, template } from '../small-template.ts';

const echo = `export const handler = async (event) => {
  console.log('seen', event.rawPath);
  return { statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(event) };
}`;

const odd = `export const handler = async ({ rawPath }) => {
  if (rawPath.endsWith('/throws')) throw new Error('database password is swordfish');
  if (rawPath.endsWith('/exits')) process.exit(1);
  if (rawPath.endsWith('/hangs')) await new Promise(() => setInterval(() => undefined, 1000));
  if (rawPath.endsWith('/spins')) for (;;);
  if (rawPath.endsWith('/environment')) return process.env;
  if (rawPath.endsWith('/late')) { setTimeout(() => { throw new Error('afterwards'); }, 0); await new Promise((done) => setTimeout(done, 50)); }
  if (rawPath.endsWith('/cookies')) return { statusCode: 201, cookies: ['a=1', 'b=2'], body: Buffer.from('绩效').toString('base64'), isBase64Encoded: true };
  if (rawPath.endsWith('/bad')) return { statusCode: 'ok' };
  return 'plain';
}`;

let system: SmallSystem;

beforeAll(async () => {
  const assets = await bundles({ Echo: echo, Odd: odd });
  const resources = [
    lambda('Echo', { variables: { TABLE_NAME: 'records' } }),
    lambda('Odd', { timeout: 1, variables: { ONLY: 'mine' } }),
    route('Goals', 'POST /v1/goals/{period}/{subject}', 'Echo'),
    route('Mine', 'GET /v1/goals/mine/{subject}', 'Echo'),
    route('Any', 'GET /v1/goals/{period}/{subject}', 'Echo'),
    route('Files', 'GET /v1/files/{proxy+}', 'Echo', false),
    route('OddRoute', 'GET /v1/odd/{what}', 'Odd', false),
  ];

  system = await start(template(...resources), assets);
});

// oxlint-disable-next-line typescript/no-explicit-any -- whatever the gateway said, as the test expects it
const read = async (answer: Response) => (await answer.json()) as Record<string, any>;
const get = (path: string, init?: RequestInit) => fetch(system.url + path, init);

describe('the event of a request', () => {
  it('is payload 2.0 of an HTTP API, with the time of the clock and the claims as text', async () => {
    const headers = {
      ...(await system.bearer({ sub: 'zhao', jurisdiction: '330199', level: 3, roles: ['a', 'b'] })),
      cookie: 'x=1; y=2',
    };
    const answer = await get('/v1/goals/2026Q1/unit.%E6%95%99%E8%82%B2%2F1?a=1&a=2&name=%E5%B1%80', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{"target":"12"}',
    });
    const event = await read(answer);
    expect(answer.status).toBe(200);
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'POST /v1/goals/{period}/{subject}',
      rawPath: '/v1/goals/2026Q1/unit.教育/1',
      rawQueryString: 'a=1&a=2&name=%E5%B1%80',
      cookies: ['x=1', 'y=2'],
      queryStringParameters: { a: '1,2', name: '局' },
      pathParameters: { period: '2026Q1', subject: 'unit.教育/1' },
      body: '{"target":"12"}',
      isBase64Encoded: false,
      requestContext: {
        authorizer: {
          jwt: {
            claims: { sub: 'zhao', jurisdiction: '330199', level: '3', roles: '[a b]', aud: 'jixiao' },
            scopes: null,
          },
        },
        http: { method: 'POST', path: '/v1/goals/2026Q1/unit.教育/1', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' },
        stage: '$default',
      },
    });
    expect(event['headers']).toMatchObject({
      'content-type': 'application/json',
      'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
    });
    expect(event['headers']).not.toHaveProperty('cookie');
    expect(Math.abs(event['requestContext'].timeEpoch - system.clock.now())).toBeLessThan(5000);
  });

  it('carries a body that is no text in base64', async () => {
    const bytes = new Uint8Array([0, 255, 128]);
    const answer = await get('/v1/goals/p/s', {
      method: 'POST',
      headers: { ...(await system.bearer()), 'content-type': 'application/octet-stream' },
      body: bytes,
    });
    expect(await answer.json()).toMatchObject({ isBase64Encoded: true, body: Buffer.from(bytes).toString('base64') });
  });

  it('comes by the most specific route', async () => {
    const headers = await system.bearer();
    const keyOf = async (path: string) => (await read(await get(path, { headers })))['routeKey'];
    expect(await keyOf('/v1/goals/mine/s')).toBe('GET /v1/goals/mine/{subject}');
    expect(await keyOf('/v1/goals/2026/s')).toBe('GET /v1/goals/{period}/{subject}');
    expect(await keyOf('/v1/files/a/b/c')).toBe('GET /v1/files/{proxy+}');
  });
});

describe('the gateway refuses', () => {
  it('a path or method that the template does not have', async () => {
    const headers = await system.bearer();
    for (const [path, method] of [
      ['/', 'GET'],
      ['/v1/goals/a', 'GET'],
      ['/v1/goals/a/', 'GET'],
      ['/v1/goals/a/b', 'DELETE'],
      ['/v1/goals/a/b/', 'GET'],
    ]) {
      const answer = await get(path!, { method: method!, headers });
      expect([path, answer.status, await answer.json()]).toEqual([path, 404, { message: 'Not Found' }]);
    }
  });

  it('a token that is missing, forged, expired, early, for others or of others', async () => {
    const good = await system.token({ sub: 'zhao' });
    const [header, , signature] = good.split('.');
    const forged = `${header}.${Buffer.from(JSON.stringify({ sub: 'root', iss: system.issuer, aud: 'jixiao', exp: 9e9 })).toString('base64url')}.${signature}`;
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${good.split('.')[1]}.`;
    const now = Math.floor(system.clock.now() / 1000);
    const tokens = {
      missing: undefined,
      forged,
      unsigned,
      malformed: 'hello',
      expired: await system.token({ sub: 'zhao' }, -10),
      early: await system.token({ sub: 'zhao', nbf: now + 600 }),
      forOthers: await system.token({ sub: 'zhao', aud: 'payroll' }),
      ofOthers: await system.token({ sub: 'zhao', iss: 'https://elsewhere.example' }),
    };
    for (const [what, token] of Object.entries(tokens)) {
      const answer = await get(
        '/v1/goals/a/b',
        token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } },
      );
      expect([what, answer.status, await answer.json()]).toEqual([what, 401, { message: 'Unauthorized' }]);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
  });

  it('a body of more than ten megabytes', async () => {
    const answer = await get('/v1/goals/a/b', {
      method: 'POST',
      headers: await system.bearer(),
      body: 'x'.repeat(10 * 1024 * 1024 + 1),
    });
    expect([answer.status, await answer.json()]).toEqual([413, { message: 'Request Entity Too Large' }]);
  });
});

describe('what becomes of a function that fails', () => {
  it.each(['throws', 'exits', 'hangs', 'spins', 'late', 'bad'])(
    'when it %s, the caller learns nothing and the next caller is served',
    async (what) => {
      const answer = await get(`/v1/odd/${what}`);
      expect([answer.status, await answer.text()]).toEqual([500, '{"message":"Internal Server Error"}']);
      expect(await (await get('/v1/odd/plain')).text()).toBe('plain');
    },
  );

  it('is told in the log with its cause', () => {
    const texts = system.lines
      .filter(({ source, level }) => source === 'jixiao-Odd' && level === 'error')
      .map(({ text }) => text);
    expect(texts.join('\n')).toContain('swordfish');
    expect(texts).toContain('Task timed out after 1 seconds');
    expect(system.counters().functions['jixiao-Odd']).toMatchObject({ timeouts: 2 });
  });
});

describe('a function', () => {
  it('sees its own variables and those of Lambda, and nothing of the machine', async () => {
    const environment = await read(await get('/v1/odd/environment'));
    expect(Object.keys(environment).filter((name) => !name.startsWith('AWS_'))).toEqual(['ONLY', 'FILES_ENDPOINT']);
    expect(environment).toMatchObject({ AWS_ACCESS_KEY_ID: 'Odd', AWS_REGION: 'cn-north-1' });
  });

  it('answers with cookies and bytes', async () => {
    const answer = await get('/v1/odd/cookies');
    expect([answer.status, answer.headers.getSetCookie(), await answer.text()]).toEqual([201, ['a=1', 'b=2'], '绩效']);
  });

  it('has its output kept line by line under its name', async () => {
    await get('/v1/files/x');
    expect(system.lines).toContainEqual({ source: 'jixiao-Echo', level: 'info', text: 'seen /v1/files/x' });
  });

  it('runs one event at a time in each of at most four instances', async () => {
    await Promise.all(Array.from({ length: 40 }, () => get('/v1/files/x').then((answer) => answer.text())));
    expect(system.counters().functions['jixiao-Echo']!.coldStarts).toBeLessThanOrEqual(4);
  });
});

describe('a browser', () => {
  it('from an allowed origin is answered by the gateway itself', async () => {
    const headers = { origin: 'https://console.example', 'access-control-request-method': 'POST' };
    const answer = await get('/v1/goals/a/b', { method: 'OPTIONS', headers });
    expect([
      answer.status,
      answer.headers.get('access-control-allow-origin'),
      answer.headers.get('access-control-allow-methods'),
    ]).toEqual([204, 'https://console.example', 'GET,POST']);
  });

  it('from elsewhere is told nothing', async () => {
    const answer = await get('/v1/files/x', { headers: { origin: 'https://evil.example' } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

it('the issuer publishes where its keys are', async () => {
  const { jwks_uri, issuer } = await read(await fetch(`${system.issuer}/.well-known/openid-configuration`));
  expect(issuer).toBe(system.issuer);
  const { keys } = await read(await fetch(jwks_uri));
  expect(keys[0]).toMatchObject({ kty: 'RSA', alg: 'RS256' });
  expect(keys[0]).not.toHaveProperty('d');
});
