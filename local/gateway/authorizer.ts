import { compactVerify, createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import * as z from 'zod';
import { startNotes } from '../../shared/text/local.ts';
import type { Clock } from '../schedule/clock.ts';
import type { Issuer } from '../identity/issuer.ts';
import { inLine, type Log } from '../log.ts';
import { cloudOnly } from '../template/template.ts';

export const authorizerSchema = z.strictObject({
  ApiId: z.string(),
  Name: cloudOnly,
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
  JwtConfiguration: z.object({ Issuer: z.string(), Audience: z.array(z.string()) }),
});

export interface Claims {
  /** Every claim as text, which is how an HTTP API hands them on. */
  claims: Record<string, string>;
  scopes: string[] | null;
}

export type Verdict =
  | { ok: true; jwt: Claims }
  | { ok: false; status: 401 | 403; challenge: string }
  /** The issuer does not hand out its keys, so nobody can say whether the token is good. */
  | { ok: false; status: 503 };

export type Authorizer = (authorization: string | undefined, scopes: readonly string[]) => Promise<Verdict>;

interface AuthorizerOptions {
  issuer: string;
  audience: readonly string[];
  clock: Clock;
  /** Answers for the issuer of this machine; any other is asked over the network. */
  local: Issuer;
  log: Log;
}

/** As long as API Gateway goes on with the keys it has, so a short outage of the issuer passes unnoticed. */
const keysGoodFor = 2 * 60 * 60 * 1000;

/** API Gateway's JWT authorizer: signature, issuer, audience, times and scopes; who may do what is the function's business. */
export function createAuthorizer({ issuer, audience, clock, local, log }: AuthorizerOptions): Authorizer {
  const verified = createVerifier(issuer === local.url ? localKeys(local) : remoteKeys(issuer));
  return async (authorization, scopes) => {
    const token = authorization?.replace(/^Bearer /i, '');
    if (token === undefined || token === '') return { ok: false, status: 401, challenge: 'Bearer' };
    let payload: Payload | string;
    try {
      payload = await verified(token);
    } catch (error) {
      if (!(error instanceof NoKeys)) throw error;
      log({ source: 'gateway', level: 'error', text: inLine(startNotes['issuer-silent'], { reason: error.message }) });
      return { ok: false, status: 503 };
    }
    if (typeof payload === 'string') return refused(payload);
    const fault = faultOf(payload, issuer, audience, Math.floor(clock.now() / 1000));
    if (fault !== undefined) return refused(fault);
    const granted = scopesOf(payload);
    if (scopes.length > 0 && !scopes.some((scope) => granted.includes(scope))) {
      return { ok: false, status: 403, challenge: `Bearer scope="${scopes.join(' ')}" error="insufficient_scope"` };
    }
    const claims = Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, textOf(value)]));
    return { ok: true, jwt: { claims, scopes: scopes.length > 0 ? [...scopes] : null } };
  };
}

const payloadSchema = z.looseObject({
  iss: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  iat: z.number().optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  client_id: z.string().optional(),
});

type Payload = z.infer<typeof payloadSchema>;

/** Gives the signed payload of a token, or why there is none. Times are not looked at: a kept token is as well signed tomorrow. */
function createVerifier(keys: JWTVerifyGetKey): (token: string) => Promise<Payload | string> {
  const kept = new Map<string, Payload>();
  return async (token) => {
    const known = kept.get(token);
    if (known) return known;
    try {
      const { payload } = await compactVerify(token, keys, { algorithms: ['RS256', 'RS384', 'RS512'] });
      const parsed = payloadSchema.parse(JSON.parse(new TextDecoder().decode(payload)));
      if (kept.size >= mostKept) kept.clear();
      kept.set(token, parsed);
      return parsed;
    } catch (error) {
      if (error instanceof NoKeys) throw error;
      return reasonOf(error);
    }
  };
}

/** The issuer is unreachable or answers nonsense; the message is for whoever runs the machine. */
class NoKeys extends Error {}

const mostKept = 1000;

function faultOf(payload: Payload, issuer: string, audience: readonly string[], now: number): string | undefined {
  const { iss, exp, nbf = 0, iat = 0 } = payload;
  if (iss !== issuer) return 'the token has an invalid issuer';
  if (exp <= now) return 'the token has expired';
  if (nbf > now || iat > now) return 'the token is not valid yet';
  // client_id counts only where there is no aud, as with Cognito's access tokens.
  const meant = [payload.aud ?? payload.client_id ?? []].flat();
  return meant.some((one) => audience.includes(one)) ? undefined : 'the token does not have a valid audience';
}

function refused(reason: string): Verdict {
  return { ok: false, status: 401, challenge: `Bearer scope="" error="invalid_token" error_description="${reason}"` };
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWKSNoMatchingKey) return 'signing key not found';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'the token has an invalid signature';
  return 'the token is malformed';
}

function localKeys({ documents }: Issuer): JWTVerifyGetKey {
  const jwks = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) }).parse(documents['/jwks']);
  return createLocalJWKSet(jwks);
}

function remoteKeys(issuer: string): JWTVerifyGetKey {
  let found: JWTVerifyGetKey | undefined;
  return async (header, token) => {
    try {
      found ??= createRemoteJWKSet(await jwksUri(issuer), { cacheMaxAge: keysGoodFor });
      return await found(header, token);
    } catch (error) {
      // It answered, and none of its keys is the token's.
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw new NoKeys(`the issuer ${issuer} does not hand out its keys: ${reason}`, { cause: error });
    }
  };
}

const discoveryPatience = 5_000;

async function jwksUri(issuer: string): Promise<URL> {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(discoveryPatience),
  });
  return new URL(z.object({ jwks_uri: z.url() }).parse(await answer.json()).jwks_uri);
}

function scopesOf(payload: Payload): string[] {
  const scope = payload['scope'] ?? payload['scp'] ?? [];
  return [scope].flat().flatMap((one) => (typeof one === 'string' ? one.split(' ') : []));
}

/** Lists become `[a b]`, as API Gateway writes them. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? `[${value.map(textOf).join(' ')}]` : JSON.stringify(value);
}
