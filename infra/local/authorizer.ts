import { createLocalJWKSet, createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import * as z from 'zod';
import type { Clock } from './clock.ts';
import type { Issuer } from './issuer.ts';
import { cloudOnly } from './template.ts';

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

export type Verdict = { ok: true; jwt: Claims } | { ok: false; status: 401 | 403; challenge: string };

export type Authorizer = (authorization: string | undefined, scopes: readonly string[]) => Promise<Verdict>;

export interface AuthorizerOptions {
  issuer: string;
  audience: readonly string[];
  clock: Clock;
  /** Answers for the issuer of this machine; any other is asked over the network. */
  local: Issuer;
}

/** API Gateway's JWT authorizer: signature, issuer, audience, times and scopes; who may do what is the function's business. */
export function createAuthorizer({ issuer, audience, clock, local }: AuthorizerOptions): Authorizer {
  const keys = issuer === local.url ? localKeys(local) : remoteKeys(issuer);
  return async (authorization, scopes) => {
    const token = authorization?.replace(/^Bearer /i, '');
    if (token === undefined || token === '') return { ok: false, status: 401, challenge: 'Bearer' };
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        algorithms: ['RS256', 'RS384', 'RS512'],
        currentDate: new Date(clock.now()),
        requiredClaims: ['exp'],
      });
      // client_id counts only where there is no aud, as with Cognito's access tokens.
      const meant = [payload.aud ?? payload['client_id'] ?? []].flat();
      if (!meant.some((one) => typeof one === 'string' && audience.includes(one)))
        return refused('the token does not have a valid audience');
      if (payload.iat !== undefined && payload.iat * 1000 > clock.now()) return refused('the token is not valid yet');
      const granted = scopesOf(payload);
      if (scopes.length > 0 && !scopes.some((scope) => granted.includes(scope))) {
        return { ok: false, status: 403, challenge: `Bearer scope="${scopes.join(' ')}" error="insufficient_scope"` };
      }
      const claims = Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, textOf(value)]));
      return { ok: true, jwt: { claims, scopes: scopes.length > 0 ? [...scopes] : null } };
    } catch (error) {
      return refused(reasonOf(error));
    }
  };
}

function refused(reason: string): Verdict {
  return { ok: false, status: 401, challenge: `Bearer scope="" error="invalid_token" error_description="${reason}"` };
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'the token has expired';
  if (error instanceof errors.JWTClaimValidationFailed) return `the token has an invalid ${error.claim}`;
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
    found ??= createRemoteJWKSet(await jwksUri(issuer));
    return found(header, token);
  };
}

async function jwksUri(issuer: string): Promise<URL> {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  return new URL(z.object({ jwks_uri: z.url() }).parse(await answer.json()).jwks_uri);
}

function scopesOf(payload: JWTPayload): string[] {
  const scope = payload['scope'] ?? payload['scp'] ?? [];
  return [scope].flat().flatMap((one) => (typeof one === 'string' ? one.split(' ') : []));
}

/** Lists become `[a b]`, as API Gateway writes them. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? `[${value.map(textOf).join(' ')}]` : JSON.stringify(value);
}
