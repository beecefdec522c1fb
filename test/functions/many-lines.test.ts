import { expect, test } from 'vitest';
import * as z from 'zod';
import { route } from '../../functions/route.ts';
import { gatewayRoutes } from '../../infra/routes.ts';
import { withEngine } from '../make/engine.ts';
import { makeWorld } from '../make/world.ts';

const engine = withEngine();
const kinds = ['apples', 'pears'] as const;
const routes = kinds.map((kind) =>
  route({
    id: `fruit.${kind}`,
    method: 'GET',
    path: `/v1/fruit/{year}/${kind}`,
    gateway: '/v1/fruit/{year}/{kind}',
    summary: { zh: kind, en: kind },
    allow: [{ role: 'official', scope: 'jurisdiction' }],
    params: z.strictObject({ year: z.string() }),
    reply: z.strictObject({ kind: z.string(), year: z.string() }),
    useCase: async (_services, _caller, { params }) => ({ status: 200, body: { kind, year: params.year } }),
  }),
);

test('one route of the gateway brings every line that writes out what it leaves open', async () => {
  const world = makeWorld(engine(), routes);
  await world.person('li', 'finance');
  const replies = await Promise.all(
    kinds.map((kind) => world.as('li').call(`fruit.${kind}`, { params: { year: '2026' } })),
  );
  expect(replies.map(({ body }) => body)).toEqual(kinds.map((kind) => ({ kind, year: '2026' })));
  expect(gatewayRoutes(routes)).toEqual([
    { id: 'GET-v1-fruit-year-kind-', key: 'GET /v1/fruit/{year}/{kind}', public: false },
  ]);
});

test('what no line writes out is refused with what there is', async () => {
  const world = makeWorld(engine(), routes);
  await world.person('li', 'finance');
  const strange = { ...routes[0]!, path: '/v1/fruit/{year}/plums' as const, id: 'fruit.apples' as const };
  const send = world.send('li', 'zh-CN', world.jurisdiction);
  const params = { year: '2026' };
  const sent = { method: 'GET', path: '/v1/fruit/2026/plums', route: strange, params, query: {}, headers: {} };
  const { status, body } = await send({ ...sent, body: undefined });
  expect(status).toBe(404);
  expect(body).toMatchObject({ legal: ['/v1/fruit/{year}/apples', '/v1/fruit/{year}/pears'] });
});
