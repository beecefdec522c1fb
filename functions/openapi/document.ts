import * as z from 'zod';
import type { Route } from '../route.ts';

type Json = Readonly<Record<string, unknown>>;

const problem = {
  description: 'RFC 9457',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  remedy: z.string().optional(),
  field: z.string().optional(),
  legal: z.array(z.string()).optional(),
  errors: z.array(z.strictObject({ field: z.string(), rule: z.string(), detail: z.string() })).optional(),
  trace: z.string(),
});

/** OpenAPI 3.1 of the whole system, from the route tables. */
export function describe(tables: ReadonlyMap<string, readonly Route[]>): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [capability, routes] of tables) {
    for (const route of routes) (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(capability, route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '绩效 Jixiao',
      version: '1',
      description:
        '政府绩效管理系统接口。Government performance management. 所有 POST 须带 Idempotency-Key；修改须带 If-Match。',
    },
    security: [{ token: [] }],
    tags: [...tables.keys()].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: schemaOf(Problem) },
    },
  };
}

function operation(capability: string, route: Route): Json {
  const { id, summary, allow, params, query, body, reply, example, ifMatch, method, computes } = route;
  return {
    operationId: id,
    tags: [capability],
    summary: `${summary.zh} · ${summary.en}`,
    description:
      allow.length > 0
        ? `可办理 Allowed: ${allow.map(({ role, scope }) => `${role} (${scope})`).join(', ')}`
        : '公开 Public',
    ...(route.public ? { security: [] } : {}),
    parameters: [
      ...parameters('path', params),
      ...parameters('query', query),
      ...(ifMatch ? [header('If-Match', '所依据的版本 The version the edit is based on')] : []),
      ...(method === 'POST' && !computes ? [header('Idempotency-Key', '8–128 个字符 characters')] : []),
    ],
    ...(body
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: schemaOf(body, 'input'), ...(example === undefined ? {} : { example }) },
            },
          },
        }
      : {}),
    responses: {
      '200': { description: 'OK', content: { 'application/json': { schema: schemaOf(reply) } } },
      default: problem,
    },
  };
}

const header = (name: string, description: string): Json => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
});

function parameters(where: 'path' | 'query', schema: z.ZodType | undefined): Json[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).map(([name, part]) => ({
    name,
    in: where,
    required: where === 'path' || !part.safeParse(undefined).success,
    schema: schemaOf(part),
  }));
}

function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output' = 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
  return rest;
}
