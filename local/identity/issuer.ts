import path from 'node:path';
import { type JWK, SignJWT, exportJWK, generateKeyPair, importJWK } from 'jose';
import * as z from 'zod';
import { keep } from '../data-folder.ts';
import type { Clock } from '../schedule/clock.ts';

/** API Gateway's JWT authorizers accept RSA signatures only. */
const algorithm = 'RS256';
const kid = 'local';

export const issuerFile = 'issuer.json';
const part = z.string().min(1);
const privateKeySchema = z.looseObject({
  kty: z.literal('RSA'),
  n: part,
  e: part,
  d: part,
  p: part,
  q: part,
  dp: part,
  dq: part,
  qi: part,
});

export interface Issuer {
  url: string;
  /** Its private key. */
  key: JWK;
  /** What the issuer serves, by path under its address. */
  documents: Readonly<Record<string, object>>;
  /** A token with these claims; `ttl` in seconds. */
  token: (claims: Readonly<Record<string, unknown>>, ttl?: number) => Promise<string>;
}

/** A small OIDC issuer that stands for the government's single sign-on. Its key lives in the data folder. */
export async function createIssuer(directory: string, url: string, audience: string, clock: Clock): Promise<Issuer> {
  const file = path.join(directory, issuerFile);
  const secret = await keep<JWK>(file, privateKeySchema, async () => {
    const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
    return exportJWK(privateKey);
  });
  const key = await importJWK(secret, algorithm);
  const { kty, n, e } = secret;
  return {
    url,
    key: { ...secret, kid },
    documents: {
      '/.well-known/openid-configuration': {
        issuer: url,
        jwks_uri: `${url}/jwks`,
        id_token_signing_alg_values_supported: [algorithm],
        response_types_supported: ['id_token'],
        subject_types_supported: ['public'],
      },
      '/jwks': { keys: [{ kty, n, e, kid, alg: algorithm, use: 'sig' }] },
    },
    token(claims, ttl = 3600) {
      const now = Math.floor(clock.now() / 1000);
      return new SignJWT({ iss: url, aud: audience, iat: now, exp: now + ttl, ...claims })
        .setProtectedHeader({ alg: algorithm, kid, typ: 'JWT' })
        .sign(key);
    },
  };
}
