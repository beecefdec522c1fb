import * as z from 'zod';
import { Entry } from '../../shared/domain/audit/chain.ts';
import { AgreedGoal } from '../../shared/domain/agreement/goal.ts';
import { Indicator } from '../../shared/domain/scheme/indicator.ts';
import { Rule } from '../../shared/domain/scheme/rules.ts';
import { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { ScoringInput } from '../../shared/domain/scoring/input.ts';
import { inJsonSchema } from '../../shared/domain/text.ts';
import { ScoreSheet, TraceNode } from '../../shared/domain/scoring/sheet.ts';
import { said } from '../../shared/text/catalogue.ts';
import { interfaceText as words } from '../../shared/text/interface.ts';
import type { Text } from '../../shared/text/refusal.ts';
import { keyPattern } from '../idempotency.ts';
import { maximumBody, versionPattern } from '../incoming.ts';
import { keyed, type Route } from '../route.ts';
import { deepest } from '../strict-json.ts';
import { both, GatewayMessage, Problem, refusals, responses } from './responses.ts';

type Json = Readonly<Record<string, unknown>>;
type Components = Record<string, Json>;

const limits = { bytes: maximumBody, deep: deepest };

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
      title: both(words.title),
      version: '1',
      description: both(said(words.about, limits)),
    },
    servers: [
      { url: '/', description: both(words.here) },
      {
        url: 'https://{address}',
        description: both(words.deployed),
        variables: {
          address: {
            default: 'api.example.gov.cn',
            description: both(words.address),
          },
        },
      },
    ],
    security: [{ token: [] }],
    tags: [...tables.keys()].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      responses: refusals(),
      schemas: {
        ...components,
        Problem: schemaOf(Problem, components),
        GatewayMessage: schemaOf(GatewayMessage, components),
      },
    },
  };
}

function operation(capability: string, route: Route, components: Components): Json {
  const { id, summary, allow, params, query, body, reply, example, ifMatch, impartial } = route;
  return {
    operationId: id,
    tags: [capability],
    summary: `${summary.zh} · ${summary.en}`,
    description:
      allow.length > 0
        ? `${both(words.allowed)}: ${allow.map(({ role, scope }) => `${role} (${scope})`).join(', ')}${impartial ? `。${both(words.recusal)}` : ''}`
        : both(words.public),
    ...(route.public ? { security: [] } : {}),
    parameters: [
      ...parameters('path', params, components),
      ...parameters('query', query, components),
      ...(ifMatch ? [header('If-Match', words.version, versionPattern)] : []),
      ...(keyed(route) ? [header('Idempotency-Key', words.key, keyPattern)] : []),
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
    responses: responses(route, schemaOf(reply, components)),
  };
}

const header = (name: string, text: Text, pattern: RegExp): Json => ({
  name,
  in: 'header',
  required: true,
  description: both(text),
  schema: { type: 'string', pattern: pattern.source },
});

function parameters(where: 'path' | 'query', schema: z.ZodType | undefined, components: Components): Json[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).map(([name, part]) => ({
    name,
    in: where,
    required: where === 'path' || !part.safeParse(undefined).success,
    schema: schemaOf(part, components, 'input'),
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
