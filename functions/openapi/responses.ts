import * as z from 'zod';
import { gatewayAnswers, interfaceText, successes } from '../../shared/text/interface.ts';
import type { Text } from '../../shared/text/refusal.ts';
import { refusalStatuses } from '../problem.ts';
import type { Success } from '../reply.ts';
import { keyed, type Route } from '../route.ts';

type Json = Readonly<Record<string, unknown>>;

export const both = ({ zh, en }: Text): string => `${zh} ${en}`;

export const Problem = z.looseObject({
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
export const GatewayMessage = z.looseObject({ message: z.string() });

const gateway = new Map(Object.entries(gatewayAnswers).map(([code, answer]) => [Number(code), answer]));
const refused = [...new Set([...refusalStatuses.keys(), ...gateway.keys()])].sort((a, b) => a - b);

/** Every way of the system, and of the gateway before it, to say no: each described once. */
export const refusals = (): Json => Object.fromEntries(refused.map((code) => [`No${code}`, refusal(code)]));

/** How an operation may end. What the gateway says it may say anywhere; only a public operation asks for no token. */
export function responses(route: Route, schema: Json): Json {
  const { status = 200 } = route;
  const possible = refused.filter(
    (code) => !(route.public && (code === 401 || code === 403)) && !(code === 422 && !keyed(route)),
  );
  return {
    ...Object.fromEntries([status].flat().map((code) => [code, succeeded(code, schema)])),
    ...Object.fromEntries(possible.map((code) => [code, { $ref: `#/components/responses/No${code}` }])),
  };
}

const succeeded = (status: Success, schema: Json): Json => ({
  description: both(successes[status]),
  content: { 'application/json': { schema } },
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
