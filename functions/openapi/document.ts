import * as z from 'zod';
import { Entry } from '../../shared/domain/chain.ts';
import { AgreedGoal } from '../../shared/domain/goal.ts';
import { Indicator } from '../../shared/domain/scheme/indicator.ts';
import { Rule } from '../../shared/domain/scheme/rules.ts';
import { Scheme } from '../../shared/domain/scheme.ts';
import { ScoringInput } from '../../shared/domain/scoring/input.ts';
import { inJsonSchema } from '../../shared/domain/text.ts';
import { ScoreSheet, TraceNode } from '../../shared/domain/scoring/sheet.ts';
import { keyPattern } from '../answered.ts';
import { versionPattern } from '../incoming.ts';
import type { Success } from '../reply.ts';
import type { Route } from '../route.ts';

type Json = Readonly<Record<string, unknown>>;
type Components = Record<string, Json>;

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
  const components: Components = {};
  for (const [capability, routes] of tables) {
    for (const route of routes)
      (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(capability, route, components);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '绩效 Jixiao',
      version: '1',
      description:
        '政府绩效管理系统接口。Government performance management. 凡写入的 POST 须带 Idempotency-Key，PUT 须带 If-Match。Every POST that writes takes an Idempotency-Key, every PUT an If-Match.',
    },
    servers: [
      { url: '/', description: '提供本说明的地址 Where this description was read' },
      {
        url: 'https://{address}',
        description: '已部署的系统 A deployed system',
        variables: {
          address: {
            default: 'api.example.gov.cn',
            description: '部署输出 Url 或自有域名 The output Url of the deployment, or its own domain name',
          },
        },
      },
    ],
    security: [{ token: [] }],
    tags: [...tables.keys()].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { ...components, Problem: schemaOf(Problem, components) },
    },
  };
}

const recusal = '。与考核对象有关联者回避 Nobody connected with the subject acts in a role of the whole jurisdiction.';

function operation(capability: string, route: Route, components: Components): Json {
  const {
    id,
    summary,
    allow,
    params,
    query,
    body,
    reply,
    example,
    ifMatch,
    method,
    computes,
    impartial,
    status = 200,
  } = route;
  return {
    operationId: id,
    tags: [capability],
    summary: `${summary.zh} · ${summary.en}`,
    description:
      allow.length > 0
        ? `可办理 Allowed: ${allow.map(({ role, scope }) => `${role} (${scope})`).join(', ')}${impartial ? recusal : ''}`
        : '公开 Public',
    ...(route.public ? { security: [] } : {}),
    parameters: [
      ...parameters('path', params, components),
      ...parameters('query', query, components),
      ...(ifMatch ? [header('If-Match', versionText, versionPattern)] : []),
      ...(method === 'POST' && !computes ? [header('Idempotency-Key', keyText, keyPattern)] : []),
    ],
    ...(body
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: schemaOf(body, components, 'input'),
                ...(example === undefined ? {} : { example }),
              },
            },
          },
        }
      : {}),
    responses: {
      ...Object.fromEntries(
        [status].flat().map((code) => [String(code), succeeded(code, schemaOf(reply, components))]),
      ),
      default: problem,
    },
  };
}

const meaning: Record<Success, string> = {
  200: 'OK',
  201: '已记录 Recorded',
  202: '已受理，尚未办完 Taken on, not yet done',
};

const succeeded = (status: Success, schema: Json): Json => ({
  description: meaning[status],
  content: { 'application/json': { schema } },
});

const versionText =
  '所依据的版本：读取时返回的 ETag The version the edit is based on: the ETag of what was read ("0" where nothing is kept yet)';
const keyText =
  '每次新的提交用新的值，重复提交才不会重复入账 A new value for each new submission: sent twice, it is done once';

const header = (name: string, description: string, pattern: RegExp): Json => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string', pattern: pattern.source },
});

function parameters(where: 'path' | 'query', schema: z.ZodType | undefined, components: Components): Json[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).map(([name, part]) => ({
    name,
    in: where,
    required: where === 'path' || !part.safeParse(undefined).success,
    schema: schemaOf(part, components),
  }));
}

/** Schemas people know by name: described once, referred to everywhere. What a client sends may leave out defaults. */
const named = z.registry<{ id: string }>();
named.add(Entry, { id: 'AuditEntry' });
named.add(AgreedGoal, { id: 'AgreedGoal' });
named.add(Indicator, { id: 'Indicator' });
named.add(Rule, { id: 'Rule' });
named.add(Scheme, { id: 'Scheme' });
named.add(ScoreSheet, { id: 'ScoreSheet' });
named.add(ScoringInput, { id: 'ScoringInput' });
named.add(TraceNode, { id: 'TraceNode' });

/** The JSON Schema of a part, its named pieces moved to where OpenAPI keeps them. */
function schemaOf(schema: z.core.$ZodType, components: Components, io: 'input' | 'output' = 'output'): Json {
  const {
    $schema: _,
    $defs = {},
    ...own
  } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    metadata: named,
    override: inJsonSchema,
  });
  const at = (id: string) => `${id}${io === 'input' ? 'Sent' : ''}`;
  const moved = (piece: unknown): Json =>
    JSON.parse(
      JSON.stringify(piece).replaceAll(/"#\/\$defs\/(\w+)"/g, (_ref, id: string) => `"#/components/schemas/${at(id)}"`),
    );
  for (const [id, piece] of Object.entries($defs)) components[at(id)] ??= moved(piece);
  return moved(own);
}
