import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, test } from 'vitest';
import { createAuthorizer } from '../../../local/gateway/authorizer.ts';
import { Busy } from '../../../local/identity/accounts/passwords.ts';
import { temporaryFolder } from '../../make/folder.ts';
import { tokens } from './browser.ts';
import { county, minute, ofGateway, password, passwords, signIn } from './county.ts';

describe('signing in', () => {
  test('with name and password leads by a code to tokens that the gateway takes, and the next start still knows who is signed in', async () => {
    const first = await county();
    const { home, issuer, store } = first;
    first.add('li.jixiao');
    const page = first.browser();
    const { verifier, reached } = await signIn(first, page, ' Li.Jixiao');
    expect(reached).toBe(true);
    const code = page.code();
    const wrong = await tokens(home, { grant_type: 'authorization_code', code, code_verifier: 'x'.repeat(43) });
    expect(wrong).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    const { body: got } = await tokens(home, { grant_type: 'authorization_code', code, code_verifier: verifier });
    expect(got).toMatchObject({ token_type: 'Bearer', scope: 'jixiao', expires_in: 600 });

    const { access_token: token = '' } = got;
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'RS256', kid: 'local' });
    const claims = decodeJwt(token);
    expect(claims).toMatchObject({ iss: issuer.url, aud: 'jixiao', sub: 'li.jixiao', jurisdiction: '330199' });
    expect(Number(claims.exp) - Number(claims.iat)).toBe(600);
    expect(decodeJwt(got['id_token'] ?? '')).toMatchObject({ sub: 'li.jixiao', name: '李绩', amr: ['pwd'] });
    const authorizer = createAuthorizer({ ...ofGateway, issuer: issuer.url, local: issuer });
    expect(await authorizer(`Bearer ${token}`, [])).toMatchObject({
      ok: true,
      jwt: { claims: { sub: 'li.jixiao', jurisdiction: '330199' } },
    });
    const tampered = `${token.slice(0, -40)}${'A'.repeat(40)}`;
    expect(await authorizer(`Bearer ${tampered}`, [])).toMatchObject({ ok: false, status: 401 });
    expect(store.history.list({ of: 'li.jixiao', before: 99, limit: 9 }).found).toMatchObject([
      { what: 'signed-in', place: '127.0.0.1' },
    ]);

    first.restart();
    const again = await page.authorize();
    expect(page.page().url).toContain(`${home}/signed-in?code=`);
    const renewed = await tokens(home, {
      grant_type: 'authorization_code',
      code: page.code(),
      code_verifier: again,
    });
    expect(decodeJwt(renewed.body['access_token'] ?? '')).toMatchObject({ sub: 'li.jixiao' });
  });

  test('is asked for by the console alone: another address to return to, no proof of who asks and a used code lead nowhere', async () => {
    const here = await county();
    here.add('li.jixiao');
    const page = here.browser();
    await page.authorize({ redirect_uri: 'https://elsewhere.example/signed-in' });
    expect(page.page()).toMatchObject({ status: 400, url: expect.stringContaining('/oidc/auth?') });
    expect(page.page().text).toContain('无法继续');
    await page.authorize({ code_challenge_method: 'plain' });
    expect(page.page().url).toContain('error=invalid_request');

    const { verifier } = await signIn(here, page, 'li.jixiao');
    const once = { grant_type: 'authorization_code', code: page.code(), code_verifier: verifier };
    const both = await Promise.all([tokens(here.home, once), tokens(here.home, once)]);
    expect(both.map(({ status }) => status)).toEqual(expect.arrayContaining([200, 400]));
    expect(await tokens(here.home, once)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    // Whoever brought it second may be whom it was stolen from: what the first was given is good no more.
    const refresh = both.find(({ status }) => status === 200)?.body['refresh_token'] ?? '';
    expect(await tokens(here.home, { grant_type: 'refresh_token', refresh_token: refresh })).toMatchObject({
      status: 400,
    });
  });

  test('is renewed by a token that is good once; one that comes back ends them all', async () => {
    const here = await county();
    here.add('li.jixiao');
    const page = here.browser();
    const { verifier } = await signIn(here, page, 'li.jixiao');
    const first = await tokens(here.home, {
      grant_type: 'authorization_code',
      code: page.code(),
      code_verifier: verifier,
    });
    const renew = (token = '') => tokens(here.home, { grant_type: 'refresh_token', refresh_token: token });
    const second = await renew(first.body['refresh_token']);
    expect(decodeJwt(second.body['access_token'] ?? '')).toMatchObject({
      sub: 'li.jixiao',
      aud: 'jixiao',
      jurisdiction: '330199',
    });
    expect(await renew(first.body['refresh_token'])).toMatchObject({ status: 400 });
    expect(await renew(second.body['refresh_token'])).toMatchObject({ status: 400 });
  });

  test('says the same of a name that nobody has as of a wrong password, and closes both after five, until a quarter of an hour has passed', async () => {
    const asked: string[] = [];
    const matches: typeof passwords.matches = (given, hash) => {
      asked.push(given);
      return passwords.matches(given, hash);
    };
    let full = true;
    const requireRoom = () => {
      if (full) throw new Busy();
    };
    const here = await county({ passwords: { ...passwords, matches, requireRoom } });
    here.add('li.jixiao');
    const page = here.browser();
    const told = async (login: string, given: string) => {
      await page.authorize();
      const { status, text } = await page.send({ login, password: given });
      return { status, text: text.replaceAll(login, '').replace(/name="word" value="[^"]+"/, '') };
    };
    // Where too many wait nobody looks at a password: it is no attempt.
    for (const _ of [1, 2, 3, 4, 5, 6]) expect(await told('li.jixiao', 'wrong')).toMatchObject({ status: 503 });
    full = false;
    for (const _ of [1, 2, 3, 4]) expect(await told('nobody', 'wrong')).toEqual(await told('li.jixiao', 'wrong'));
    // As much work for the one as for the other, or the time it takes would tell.
    expect(asked).toHaveLength(8);
    const closed = await told('li.jixiao', 'wrong');
    expect(closed).toMatchObject({ status: 429, text: expect.stringContaining('15 分钟') });
    expect(await told('nobody', 'wrong')).toEqual(closed);
    expect(await told('li.jixiao', password)).toEqual(closed);
    expect(
      here.store.history.list({ of: '', before: 99, limit: 9 }).found.map(({ what, whom }) => `${what} ${whom}`),
    ).toEqual(['locked-out ', 'locked-out li.jixiao', ...Array.from({ length: 4 }, () => 'refused li.jixiao')]);

    here.time.now += 15 * minute;
    expect(await signIn(here, page, 'li.jixiao')).toMatchObject({ reached: true });
  });

  test('is refused to a form of another site, and to one without the word of its page', async () => {
    const here = await county();
    here.add('li.jixiao');
    const page = here.browser();
    await page.authorize();
    const fields = { login: 'li.jixiao', password };
    expect(await page.send(fields, { origin: 'https://elsewhere.example' })).toMatchObject({ status: 403 });
    await page.authorize();
    expect(await page.send({ ...fields, word: 'guessed' })).toMatchObject({ status: 403 });
    // A demo's button is nothing anywhere else.
    await page.authorize();
    expect(await page.send({ step: 'pick', person: 'li.jixiao' })).toMatchObject({
      status: 200,
      url: expect.stringContaining('/sign-in/'),
    });
  });

  test('of a demo is by picking a person, whose folder is never served as a county', async () => {
    const li = {
      id: 'li.jixiao',
      name: '李绩',
      unit: { zh: '绩效办', en: 'Office' },
      role: { zh: '绩效办', en: 'office' },
    };
    const directory = temporaryFolder();
    const here = await county({ directory, demo: [li] });
    const page = here.browser();
    await page.authorize();
    expect(page.page().text).toContain('演示');
    expect(page.page().text).not.toContain('type="password"');
    expect(await page.send({ person: 'somebody' })).toMatchObject({ status: 422 });
    await page.send({ person: 'li.jixiao' });
    expect(page.page().url).toContain(`${here.home}/signed-in?code=`);
    await expect(county({ directory })).rejects.toThrow('of a demo');
  });

  test('ends by signing out, which is asked for once', async () => {
    const here = await county();
    here.add('li.jixiao');
    const page = here.browser();
    await signIn(here, page, 'li.jixiao');
    await page.get(
      `${here.home}/oidc/session/end?client_id=jixiao-console&post_logout_redirect_uri=${encodeURIComponent(`${here.home}/`)}`,
    );
    expect(page.page().text).toContain('确定退出');
    await page.send({ logout: 'yes' });
    expect(page.page().url).toBe(`${here.home}/`);
    await page.authorize();
    expect(page.page().url).toContain('/oidc/sign-in/');
    expect(here.store.history.list({ of: 'li.jixiao', before: 99, limit: 1 }).found).toMatchObject([
      { what: 'signed-out' },
    ]);
  });
});
