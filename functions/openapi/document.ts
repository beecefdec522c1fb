import * as z from 'zod';
import { AgreedGoal } from '../../shared/domain/agreement/goal.ts';
import { Entry } from '../../shared/domain/audit/chain.ts';
import { DutyEvent } from '../../shared/domain/duty/reminder.ts';
import { Mapping } from '../../shared/domain/import/mapping.ts';
import { Indicator } from '../../shared/domain/scheme/indicator.ts';
import { Rule } from '../../shared/domain/scheme/rules.ts';
import { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { ScoringInput } from '../../shared/domain/scoring/input.ts';
import { ScoreSheet, TraceNode } from '../../shared/domain/scoring/sheet.ts';
import { inJsonSchema } from '../../shared/domain/text.ts';
import { said } from '../../shared/text/say.ts';
import { gatewayAnswers, interfaceText, interfaceText as words, successes } from '../../shared/text/interface.ts';
import type { Text } from '../../shared/text/refusal.ts';
import { keyPattern } from '../idempotency.ts';
import { MatterView } from '../matter-view.ts';
import { maximumBody, versionPattern } from '../route.ts';
import { deepest } from '../json.ts';
import { refusalStatuses } from '../problem.ts';
import { type Success, type Route, keyed } from '../route.ts';

/** An event as EventBridge and a webhook hand it over. */
const Delivered = z.strictObject({
  id: z.string(),
  source: z.literal('jixiao'),
  'detail-type': z.enum(['duty.near', 'duty.due', 'duty.late']),
  time: z.iso.datetime(),
  detail: DutyEvent,
});

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
    webhooks: {
      duty: {
        post: {
          summary: both(words.webhook),
          description: both(words.signed),
          requestBody: { content: { 'application/json': { schema: schemaOf(Delivered, components) } } },
          responses: { 200: { description: both(successes[200]) } },
        },
      },
    },
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
named.add(Mapping, { id: 'ImportMapping' });
named.add(MatterView, { id: 'Matter' });
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

const both = ({ zh, en }: Text): string => `${zh} ${en}`;

const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  remedy: z.string().optional(),
  field: z.string().optional(),
  legal: z.array(z.string()).optional(),
  errors: z
    .array(
      z.strictObject({
        field: z.string(),
        rule: z.string(),
        detail: z.string(),
        legal: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  trace: z.string(),
});

/** What the gateway says by itself. */
const GatewayMessage = z.looseObject({ message: z.string() });

const gateway = new Map(Object.entries(gatewayAnswers).map(([code, answer]) => [Number(code), answer]));
const refused = [...new Set([...refusalStatuses.keys(), ...gateway.keys()])].sort((a, b) => a - b);

/** Every way of the system, and of the gateway before it, to say no: each described once. */
const refusals = (): Json => Object.fromEntries(refused.map((code) => [`No${code}`, refusal(code)]));

/** How an operation may end. What the gateway says it may say anywhere; only a public operation asks for no token. */
function responses(route: Route, schema: Json): Json {
  const { status = 200, media } = route;
  const possible = refused.filter(
    (code) => !(route.public && (code === 401 || code === 403)) && !(code === 422 && !keyed(route)),
  );
  return {
    ...Object.fromEntries([status].flat().map((code) => [code, succeeded(code, schema, media)])),
    ...Object.fromEntries(possible.map((code) => [code, { $ref: `#/components/responses/No${code}` }])),
  };
}

const succeeded = (status: Success, schema: Json, media: string = 'application/json'): Json => ({
  description: both(successes[status]),
  content: { [media]: { schema } },
});

function refusal(code: number): Json {
  const ours = refusalStatuses.get(code);
  const theirs = gateway.get(code);
  return {
    description: [...(ours ?? []), ...(theirs ? [theirs] : [])].map(both).join(' · '),
    ...headers(code),
    content: {
      ...(ours ? { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } : {}),
      ...(theirs
        ? {
            'application/json': {
              schema: { $ref: '#/components/schemas/GatewayMessage' },
              example: { message: theirs.message },
            },
          }
        : {}),
    },
  };
}

function headers(code: number): Json {
  const header = (name: string, text: Text, schema: Json) => ({
    headers: { [name]: { description: both(text), schema } },
  });
  if (code === 401) return header('WWW-Authenticate', interfaceText.challenge, { type: 'string' });
  return code === 503 ? header('Retry-After', interfaceText.retry, { type: 'integer' }) : {};
}
