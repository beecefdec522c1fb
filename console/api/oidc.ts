import { OidcClient, WebStorageStateStore } from 'oidc-client-ts';
import { Unanswered } from './refusal.ts';
import { told } from './told.ts';
import { session } from './session.ts';

const here = location.origin;

/** The issuer, as far as this window needs it: authorization code with PKCE, whatever product it is. */
async function client(): Promise<OidcClient> {
  const { issuer, clientId, scope } = await told();
  return new OidcClient({
    authority: issuer,
    client_id: clientId,
    scope,
    redirect_uri: `${here}/signed-in`,
    post_logout_redirect_uri: `${here}/`,
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
    loadUserInfo: false,
  });
}

/** Where somebody wanted to go, and whether a window was opened only to sign in. */
interface Wish {
  readonly to: string;
  readonly apart: boolean;
}

export async function beginSignIn(wish: Wish, language: string): Promise<void> {
  const { url } = await (
    await client()
  ).createSigninRequest({ state: wish, ui_locales: language === 'zh' ? 'zh-CN' : 'en' });
  location.assign(url);
}

export async function endSignIn(): Promise<Wish> {
  const { access_token, refresh_token, id_token, userState } = await (
    await client()
  ).processSigninResponse(location.href);
  session.open({ token: access_token, refresh: refresh_token, identity: id_token });
  return isWish(userState) ? userState : { to: '/', apart: false };
}

const isWish = (state: unknown): state is Wish => typeof state === 'object' && state !== null && 'to' in state;

/** A new token for the one that renews, or nothing where the issuer ends the session. */
export async function renewed(refresh: string): Promise<{ token: string; refresh: string } | undefined> {
  const { issuer, clientId } = await told();
  const endpoint = await (await client()).metadataService.getTokenEndpoint();
  const grant = { grant_type: 'refresh_token', client_id: clientId, refresh_token: refresh };
  const answer = await fetch(endpoint ?? `${issuer}/token`, { method: 'POST', body: new URLSearchParams(grant) }).catch(
    (error: unknown) => {
      throw new Unanswered(String(error), { cause: error });
    },
  );
  const body: unknown = await answer.json();
  const given = (name: string): string | undefined => {
    const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const token = given('access_token');
  return token === undefined ? undefined : { token, refresh: given('refresh_token') ?? refresh };
}

/** Signs out here, and at the issuer where it offers that. */
export async function signOut(): Promise<void> {
  const last = session.close();
  try {
    const ending = await (
      await client()
    ).createSignoutRequest({ ...(last?.identity && { id_token_hint: last.identity }) });
    location.assign(ending.url);
  } catch {
    location.assign('/');
  }
}
