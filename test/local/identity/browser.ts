import { createHash, randomBytes } from 'node:crypto';
import { client } from '../../../local/identity/accounts/provider.ts';

interface Seen {
  readonly status: number;
  readonly url: string;
  readonly text: string;
}

/** A browser without JavaScript: it keeps cookies by their paths, follows redirects here and sends the form of the page it is on. */
export function browser(home: string) {
  const cookies = new Map<string, { value: string; path: string }>();
  let page: Seen = { status: 0, url: home, text: '' };

  const request = async (
    url: string,
    { headers, ...init }: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
  ): Promise<Seen> => {
    const { pathname } = new URL(url);
    const sent = [...cookies].filter(([, { path }]) => pathname.startsWith(path));
    const cookie = sent.map(([name, { value }]) => `${name.split(' ')[0]}=${value}`).join('; ');
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { ...headers, cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/';
      const [name, value = ''] = pair.split(/=(.*)/s);
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(`${name} ${path}`);
      else cookies.set(`${name} ${path}`, { value, path });
    }
    const to = answer.headers.get('location');
    if (to === null) return (page = { status: answer.status, url, text: await answer.text() });
    const next = new URL(to, url).href;
    // Whatever is not of the issuer is the console's, which nobody serves here.
    if (!next.startsWith(`${home}/oidc/`)) return (page = { status: answer.status, url: next, text: '' });
    return request(next);
  };

  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? '';
  return {
    cookies,
    get: (url: string) => request(url),
    page: () => page,
    /** Sends the first form of the page with these fields. */
    send: (fields: Record<string, string>, headers: Record<string, string> = {}) => {
      const action = /<form method="post" action="([^"]+)"/.exec(page.text)?.[1] ?? page.url;
      const own = { word: hidden('word'), step: hidden('step'), xsrf: hidden('xsrf') };
      return request(action, {
        method: 'POST',
        headers: { origin: home, ...headers },
        body: new URLSearchParams({ ...own, ...fields }),
      });
    },
    /** Goes where the console sends people to sign in; `verifier` proves later who asked. */
    async authorize(more: Record<string, string> = {}) {
      const verifier = randomBytes(32).toString('base64url');
      const query = new URLSearchParams({
        client_id: client,
        response_type: 'code',
        scope: 'openid jixiao',
        redirect_uri: `${home}/signed-in`,
        state: 'there',
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        ...more,
      });
      await request(`${home}/oidc/auth?${query.toString()}`);
      return verifier;
    },
    code: () => new URL(page.url).searchParams.get('code') ?? '',
  };
}

export const tokens = async (home: string, fields: Record<string, string>) => {
  const answer = await fetch(`${home}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: client, redirect_uri: `${home}/signed-in`, ...fields }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
};
