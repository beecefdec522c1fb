import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { describe as describeApi } from '../../../functions/openapi/document.ts';
import { routeTables } from '../../../infra/routes.ts';
import { bundles, start, type SmallSystem } from '../small-system.ts';
import { lambda, route, template } from '../small-template.ts';

/** The description of the whole API, of which the gateway's own words are the same whatever it serves. */
const described = JSON.parse(JSON.stringify(describeApi(await routeTables()))) as {
  paths: Record<string, Record<string, { responses: Record<string, unknown>; security?: unknown }>>;
  components: {
    responses: Record<string, { content: Record<string, { schema: { $ref: string }; example: unknown }> }>;
    schemas: Record<string, z.core.JSONSchema.JSONSchema>;
  };
};

const source = `export const handler = async ({ rawPath }) => {
  if (rawPath.endsWith('/throws')) throw new Error('no');
  if (rawPath.endsWith('/exits')) process.exit(1);
  return 'plain';
}`;

let system: SmallSystem;

beforeAll(async () => {
  const scoped = route('Scoped', 'GET /v1/scoped/{what}', 'Plain');
  Object.assign(Object(scoped['Scoped']?.['Properties']), { AuthorizationScopes: ['goals:write'] });
  const routes = [route('Read', 'GET /v1/{what}', 'Plain'), route('Write', 'POST /v1/{what}', 'Plain'), scoped];
  system = await start(template(lambda('Plain'), ...routes), await bundles({ Plain: source }));
});

const get = (path: string, init?: RequestInit) => fetch(system.url + path, init);

/** What comes back for bytes that no client of HTTP would send. */
async function overSocket(sent: string): Promise<string> {
  const socket = connect(Number(new URL(system.url).port), '127.0.0.1');
  socket.end(sent);
  return text(socket);
}

describe('the gateway refuses', () => {
  it('a request line and headers of more than 10,240 bytes, whether it can still read them or not', async () => {
    const headers = await system.bearer();
    const withHeader = (bytes: number) => get('/v1/a', { headers: { ...headers, 'x-more': 'x'.repeat(bytes) } });
    expect((await withHeader(8_000)).status).toBe(200);
    for (const tooMany of [10_240, 20_000]) {
      const answer = await withHeader(tooMany);
      expect([answer.status, await answer.json()]).toEqual([431, { message: 'Request Header Fields Too Large' }]);
    }
    expect((await get(`/v1/a?more=${'x'.repeat(10_240)}`, { headers })).status).toBe(431);
  });

  it('what is no HTTP', async () => {
    for (const sent of ['nonsense\r\n\r\n', 'GET / HTTP/1.1\r\nContent-Length: many\r\n\r\n']) {
      const told = await overSocket(sent);
      expect(told).toMatch(/^HTTP\/1\.1 400 Bad Request\r\ncontent-type: application\/json\r\n/);
      expect(told).toMatch(/\r\n\r\n\{"message":"Bad Request"\}$/);
    }
  });
});

describe('what the gateway says by itself is in the description of the API', () => {
  const huge = { method: 'POST', body: 'x'.repeat(10 * 1024 * 1024 + 1) };
  const asked: readonly (readonly [number, string, RequestInit & { token?: string | null }])[] = [
    [400, '/v1/%E6', {}],
    [401, '/v1/a', { token: null }],
    [401, '/v1/a', { token: 'forged' }],
    [403, '/v1/scoped/a', {}],
    [404, '/nowhere', {}],
    [413, '/v1/a', huge],
    [431, '/v1/a', { headers: { 'x-more': 'x'.repeat(11_000) } }],
    [431, '/v1/a', { headers: { 'x-more': 'x'.repeat(20_000) } }],
    [500, '/v1/throws', {}],
    [500, '/v1/exits', {}],
  ];

  it.each(asked)('%d: %s', async (status, path, { token, headers, ...init }) => {
    const bearer = token === undefined ? await system.bearer() : token === null ? {} : { authorization: token };
    const answer = await get(path, { ...init, headers: { ...bearer, ...(headers as Record<string, string>) } });
    expect(answer.status).toBe(status);
    const { components, paths } = described;
    const content = components.responses[`No${status}`]?.content[answer.headers.get('content-type') ?? ''];
    const name = content?.schema.$ref.replace('#/components/schemas/', '') ?? '';
    expect(z.fromJSONSchema(components.schemas[name]!).parse(await answer.json())).toEqual(content?.example);
    // Only a public operation is asked without a token.
    for (const { responses, security } of Object.values(paths).flatMap((methods) => Object.values(methods)))
      if (!security || (status !== 401 && status !== 403))
        expect(responses[status]).toEqual({ $ref: `#/components/responses/No${status}` });
  });
});
