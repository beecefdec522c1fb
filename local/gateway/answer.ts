import * as z from 'zod';
import { gatewayAnswers, type GatewayStatus } from '../../shared/text/interface.ts';
import type { Outcome } from '../functions/function.ts';

export interface HttpAnswer {
  status: number;
  headers: Record<string, string>;
  cookies: string[];
  body: Buffer | string;
}

const responseSchema = z.object({
  statusCode: z.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

const failed = message(500);

/** What the gateway itself says, in its own words. */
export function message(status: GatewayStatus): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    cookies: [],
    body: JSON.stringify({ message: gatewayAnswers[status].message }),
  };
}

/** How an HTTP API turns what a function returned, or that it failed, into a response. */
export function answerOf(outcome: Outcome): HttpAnswer {
  if (!outcome.ok) return outcome.reason === 'stopped' ? message(503) : failed;
  const returned: unknown = JSON.parse(outcome.payload);
  if (typeof returned !== 'object' || returned === null || !('statusCode' in returned)) {
    // Without a status the gateway takes whatever came back as the body of a 200.
    const body = typeof returned === 'string' ? returned : JSON.stringify(returned);
    return { status: 200, headers: { 'content-type': 'application/json' }, cookies: [], body };
  }
  const response = responseSchema.safeParse(returned);
  if (!response.success) return failed;
  const { statusCode, headers, cookies, body, isBase64Encoded } = response.data;
  const own = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  return {
    status: statusCode,
    headers: { 'content-type': 'text/plain;charset=UTF-8', ...Object.fromEntries(own) },
    cookies: cookies ?? [],
    body: isBase64Encoded ? Buffer.from(body ?? '', 'base64') : (body ?? ''),
  };
}
