import { createHash } from 'node:crypto';
import type { JWK } from 'jose';
import { Provider, interactionPolicy } from 'oidc-provider';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { createProviderState } from './provider-state.ts';
import type { Store } from './store.ts';

const minute = 60;
const hour = 60 * minute;
/** Seconds a sign-in lasts, whatever is done meanwhile; and those a token does, which nothing can call back. */
const signedIn = 8 * hour;
const tokenLasts = 10 * minute;

export const client = 'jixiao-console';
const scope = 'jixiao';

interface ProviderOptions {
  /** The issuer: the public address and where this is mounted. */
  url: string;
  /** The public address of the console. */
  home: string;
  audience: string;
  jurisdiction: string;
  key: JWK;
  /** Milliseconds that the clock of the system is ahead of the real one: in a demo it can be turned. */
  ahead: () => number;
  store: Store;
  pages: {
    /** What `error` shows is for engineers. */
    error: (context: KoaContextWithOIDC, error: string) => void;
    signOut: (context: KoaContextWithOIDC, form: { action: string; secret: string }) => void;
    signedOut: (context: KoaContextWithOIDC) => void;
  };
}

/** OpenID Connect for one client: authorization code with PKCE, and tokens of the form that API Gateway's authorizer takes. */
export function createProvider({
  url,
  home,
  audience,
  jurisdiction,
  key,
  ahead,
  store,
  pages,
}: ProviderOptions): Provider {
  const resource = `urn:jixiao:${audience}`;
  const left = (since: number | undefined) => Math.max(1, (since ?? seconds()) + signedIn - seconds());
  const provider = new Provider(url, {
    adapter: createProviderState(store, Date.now),
    jwks: { keys: [{ ...key, alg: 'RS256', use: 'sig' }] },
    clients: [
      {
        client_id: client,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: [`${home}/signed-in`],
        post_logout_redirect_uris: [`${home}/`],
      },
    ],
    responseTypes: ['code'],
    clientAuthMethods: ['none'],
    scopes: ['openid'],
    claims: { openid: ['sub', 'jurisdiction', 'name', 'previous_sign_in', 'auth_time', 'amr'] },
    // The console has no other way to them: with a resource of its own a token opens no userinfo.
    conformIdTokenClaims: false,
    cookies: {
      keys: [createHash('sha256').update(`cookies ${store.secret}`).digest('base64url')],
      names: { session: 'jixiao_session', interaction: 'jixiao_sign_in', resume: 'jixiao_resume' },
    },
    pkce: { required: () => true },
    interactions: {
      policy: onlyToSignIn(),
      url: (_context, interaction) => `${new URL(url).pathname}/sign-in/${interaction.uid}`,
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({ scope, audience, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource(context) {
          const secret = context.oidc.session?.state?.['secret'];
          pages.signOut(context, {
            action: context.oidc.urlFor('end_session_confirm'),
            secret: typeof secret === 'string' ? secret : '',
          });
        },
        postLogoutSuccessSource: (context) => pages.signedOut(context),
      },
    },
    ttl: {
      AccessToken: tokenLasts,
      IdToken: tokenLasts,
      AuthorizationCode: minute,
      Interaction: hour,
      Session: (_context, session) => left(session.loginTs),
      Grant: signedIn,
      RefreshToken: (_context, token) => left(token.authTime),
    },
    extraTokenClaims: () => ({ jurisdiction }),
    formats: {
      customizers: {
        // The authorizer goes by the clock of the system.
        jwt(_context, _token, { payload }) {
          const turned = Math.floor(ahead() / 1000);
          payload['iat'] = Number(payload['iat']) + turned;
          payload['exp'] = Number(payload['exp']) + turned;
        },
      },
    },
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    expiresWithSession: () => true,
    findAccount(_context, subject) {
      const account = store.account(subject);
      if (!account || account.lockedAt !== null) return undefined;
      const { name, signedInBefore } = account;
      const previous = signedInBefore === null ? {} : { previous_sign_in: new Date(signedInBefore).toISOString() };
      return { accountId: subject, claims: () => ({ sub: subject, jurisdiction, name, ...previous }) };
    },
    async loadExistingGrant({ oidc }) {
      const { session, client: asking } = oidc;
      const accountId = session?.accountId;
      if (!session || !asking || accountId === undefined) return undefined;
      const known = session.grantIdFor(asking.clientId);
      const kept = known === undefined ? undefined : await oidc.provider.Grant.find(known);
      if (kept) return kept;
      const grant = new oidc.provider.Grant({ accountId, clientId: asking.clientId });
      grant.addOIDCScope('openid');
      grant.addResourceScope(resource, scope);
      await grant.save();
      return grant;
    },
    renderError: (context, out) => pages.error(context, [out.error, out.error_description].filter(Boolean).join(': ')),
  });
  // Who asks always asks the public address; what a header says of it is set by the front server.
  provider.proxy = true;
  return provider;
}

/** It is the county's own console: nobody is asked whether it may act for them. */
function onlyToSignIn() {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  return policy;
}

const seconds = (): number => Math.floor(Date.now() / 1000);
