import type { IncomingMessage } from 'node:http';
import * as z from 'zod';

export const corsSchema = z.strictObject({
  AllowOrigins: z.array(z.string()).default([]),
  AllowMethods: z.array(z.string()).default([]),
  AllowHeaders: z.array(z.string()).default([]),
  ExposeHeaders: z.array(z.string()).default([]),
  MaxAge: z.coerce.number().optional(),
  AllowCredentials: z.boolean().optional(),
});

type Cors = z.infer<typeof corsSchema>;

interface CorsAnswer {
  preflight: boolean;
  headers: Record<string, string>;
}

/** What the gateway says to a browser; it answers a preflight itself and no function sees it. */
export function corsAnswer(cors: Cors | undefined, { method, headers }: IncomingMessage): CorsAnswer {
  const origin = headers.origin;
  const preflight = method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
  if (cors === undefined || origin === undefined) return { preflight: false, headers: {} };
  const allowed = cors.AllowOrigins.includes('*') || cors.AllowOrigins.includes(origin);
  if (!allowed) return { preflight, headers: {} };
  const list = (name: string, values: string[]): Record<string, string> =>
    values.length > 0 ? { [name]: values.join(',') } : {};
  return {
    preflight,
    headers: {
      'access-control-allow-origin': cors.AllowOrigins.includes('*') ? '*' : origin,
      vary: 'Origin',
      ...(cors.AllowCredentials ? { 'access-control-allow-credentials': 'true' } : {}),
      ...list('access-control-expose-headers', cors.ExposeHeaders),
      ...(preflight && {
        ...list('access-control-allow-methods', cors.AllowMethods),
        ...list('access-control-allow-headers', cors.AllowHeaders),
        ...(cors.MaxAge === undefined ? {} : { 'access-control-max-age': String(cors.MaxAge) }),
      }),
    },
  };
}
