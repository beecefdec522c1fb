import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { codeAt, stepOf } from '../../../local/identity/accounts/totp.ts';
import { tokens } from './browser.ts';
import { county, minute, password, passwords, signIn } from './county.ts';

describe('an account', () => {
  test('is made by the security administrator with a password for one sign-in, at which its owner chooses another', async () => {
    const here = await county();
    here.add('zhao.anquan');
    here.roles.set('zhao.anquan', 'security-administrator');
    const made = await here.ask('zhao.anquan', '', {
      accounts: [
        { subject: 'li.jixiao', name: '李绩' },
        { subject: 'zhou.jixiao', login: 'Zhou', name: '周效' },
      ],
    });
    const [{ password: handed }] = made.body.accounts as [{ password: string }];
    expect(
      await here.ask('zhao.anquan', '', { accounts: [{ subject: 'x', login: 'ZHOU', name: '周' }] }),
    ).toMatchObject({ status: 409 });
    expect(await here.ask('zhao.anquan', '?search=li.&limit=5')).toMatchObject({
      body: { accounts: [{ subject: 'li.jixiao', login: 'li.jixiao', handedOut: true, code: 'off' }] },
    });

    const page = here.browser();
    await signIn(here, page, 'li.jixiao', handed);
    expect(page.page().text).toContain('设置新口令');
    expect(await page.send({ new: handed, again: handed })).toMatchObject({
      status: 422,
      text: expect.stringContaining('不得与现用口令相同'),
    });
    expect(await page.send({ new: 'woaini1314520', again: 'woaini1314520' })).toMatchObject({ status: 422 });
    expect(await page.send({ new: password, again: `${password}!` })).toMatchObject({
      status: 422,
      text: expect.stringContaining('不一致'),
    });
    await page.send({ new: password, again: password });
    expect(page.page().url).toContain('/signed-in?code=');
    expect(await signIn(here, here.browser(), 'li.jixiao', handed)).toMatchObject({ reached: false });

    here.time.now += 14 * 24 * 60 * minute;
    const reset = await here.ask('zhao.anquan', '/zhou.jixiao/reset', {});
    here.time.now += 14 * 24 * 60 * minute;
    const late = here.browser();
    await signIn(here, late, 'zhou', reset.body['password']);
    expect(late.page()).toMatchObject({ status: 422, text: expect.stringContaining('口令已过期') });
  });

  test('goes by a code of an app where the security administrator demands it, each code good once, a recovery code in its stead', async () => {
    const here = await county();
    here.add('zhao.anquan');
    here.add('li.jixiao');
    here.roles.set('zhao.anquan', 'security-administrator');
    await here.ask('zhao.anquan', '/li.jixiao/demand-code', {});
    const page = here.browser();
    await signIn(here, page, 'li.jixiao');
    const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(page.page().text)?.[1]?.replaceAll(' ', '') ?? '';
    const code = () => codeAt(secret, stepOf(here.time.now));
    expect(await page.send({ code: '000000' })).toMatchObject({ status: 422 });
    await page.send({ code: code() });
    const [, recovery = ''] = /<code>([a-z2-9]{4}(?:-[a-z2-9]{4}){3})<\/code>/.exec(page.page().text) ?? [];
    await page.send({});
    expect(page.page().url).toContain('/signed-in?code=');

    const other = here.browser();
    const { verifier } = await signIn(here, other, 'li.jixiao');
    expect(await other.send({ code: code() })).toMatchObject({ status: 422, text: expect.stringContaining('已用过') });
    here.time.now += minute;
    await other.send({ code: code() });
    const { body } = await tokens(here.home, {
      grant_type: 'authorization_code',
      code: other.code(),
      code_verifier: verifier,
    });
    expect(decodeJwt(body['id_token'] ?? '')).toMatchObject({ amr: ['pwd', 'otp', 'mfa'] });

    const lost = here.browser();
    await signIn(here, lost, 'li.jixiao');
    await lost.send({ recovery });
    expect(lost.page().url).toContain('/signed-in?code=');
    await signIn(here, lost, 'li.jixiao');
    await lost.authorize({ prompt: 'login' });
    await lost.send({ login: 'li.jixiao', password });
    for (const _ of [1, 2, 3, 4]) expect(await lost.send({ recovery })).toMatchObject({ status: 422 });
    expect(await lost.send({ recovery })).toMatchObject({ status: 429 });
  });

  test('is administered by nobody else, never by its owner, and by nobody whose own is locked', async () => {
    const here = await county();
    for (const subject of ['zhao.anquan', 'qian.anquan', 'li.jixiao']) here.add(subject);
    for (const subject of ['zhao.anquan', 'qian.anquan']) here.roles.set(subject, 'security-administrator');
    here.roles.set('li.jixiao', 'performance-office');
    for (const path of ['', '/history', '/qian.anquan/unlock']) {
      const body = path.endsWith('lock') ? {} : undefined;
      expect(await here.ask('li.jixiao', path, body)).toMatchObject({ status: 403 });
    }
    const token = await here.issuer.token({ sub: 'zhao.anquan', jurisdiction: '330199' });
    expect(await here.ask('', '', undefined, `${token.slice(0, -40)}${'A'.repeat(40)}`)).toMatchObject({ status: 401 });
    expect(
      await here.ask('', '', undefined, await here.issuer.token({ sub: 'zhao.anquan', jurisdiction: '330100' })),
    ).toMatchObject({ status: 403 });
    for (const act of ['lock', 'unlock', 'reset', 'clear-code'])
      expect(await here.ask('zhao.anquan', `/zhao.anquan/${act}`, {})).toMatchObject({
        status: 403,
        body: { type: 'urn:jixiao:problem:accounts.own' },
      });

    const page = here.browser();
    const { verifier } = await signIn(here, page, 'qian.anquan');
    const { body } = await tokens(here.home, {
      grant_type: 'authorization_code',
      code: page.code(),
      code_verifier: verifier,
    });
    expect(await here.ask('zhao.anquan', '/qian.anquan/lock', { why: '离岗' })).toMatchObject({ status: 200 });
    // So the last one stays open whoever locks whom.
    expect(await here.ask('', '/zhao.anquan/lock', {}, body['access_token'])).toMatchObject({
      status: 403,
      body: { type: 'urn:jixiao:problem:accounts.caller-locked' },
    });
    expect(
      await tokens(here.home, { grant_type: 'refresh_token', refresh_token: body['refresh_token'] ?? '' }),
    ).toMatchObject({ status: 400 });
    expect(await signIn(here, page, 'qian.anquan')).toMatchObject({ reached: false });
    await here.ask('zhao.anquan', '/qian.anquan/unlock', {});
    expect(await signIn(here, page, 'qian.anquan')).toMatchObject({ reached: true });
    const { body: told } = await here.ask('zhao.anquan', '/history?of=qian.anquan&limit=4');
    expect(told.history).toMatchObject([
      { what: 'signed-in', who: 'qian.anquan' },
      { what: 'unlocked', who: 'zhao.anquan', place: '127.0.0.1' },
      { what: 'locked', who: 'zhao.anquan', why: '离岗' },
      { what: 'signed-in' },
    ]);
    expect(() => here.store.database.exec('DELETE FROM history')).toThrow('only added to');
    expect(() => here.store.database.exec("UPDATE history SET who = ''")).toThrow('only added to');
  });

  test('keeps the password that the security administrator handed out while its owner was choosing another', async () => {
    const given = await passwords.hash('床前明月光疑是地上霜');
    const meanwhile = () => here.store.change('li.jixiao', { password: given, mustChange: true });
    const hash: typeof passwords.hash = (chosen) => {
      meanwhile();
      return passwords.hash(chosen);
    };
    const here = await county({ passwords: { ...passwords, hash } });
    here.add('li.jixiao', { mustChange: true });
    const page = here.browser();
    await signIn(here, page, 'li.jixiao');
    const chosen = '白日依山尽黄河入海流';
    await page.send({ new: chosen, again: chosen });
    expect(page.page().url).not.toContain('signed-in');
    expect(here.store.account('li.jixiao')).toMatchObject({ password: given, mustChange: true });
  });

  test('is looked after by its owner: the password is changed, which ends every session, and a code switched on and off', async () => {
    const here = await county();
    here.add('li.jixiao');
    const page = here.browser();
    const account = () => page.get(`${here.home}/oidc/account`);
    expect(await account()).toMatchObject({ status: 401 });
    await signIn(here, page, 'li.jixiao');
    expect(await account()).toMatchObject({ status: 200, text: expect.stringContaining('首次登录') });
    expect(await page.send({ step: 'code-on', current: 'wrong' })).toMatchObject({
      status: 422,
      text: expect.stringContaining('现用口令有误'),
    });
    await page.send({ step: 'code-on', current: password });
    const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(page.page().text)?.[1]?.replaceAll(' ', '') ?? '';
    await page.send({ code: codeAt(secret, stepOf(here.time.now)) });
    await page.send({});
    expect(page.page().text).toContain('剩余恢复码 8 个');
    await page.send({ step: 'code-off', current: password });
    expect(page.page().text).toContain('未启用');
    await page.send({
      step: 'password',
      current: password,
      new: '白日依山尽黄河入海流',
      again: '白日依山尽黄河入海流',
    });
    expect(page.page().text).toContain('口令已修改');
    expect(await account()).toMatchObject({ status: 401 });
    expect(await signIn(here, page, 'li.jixiao', '白日依山尽黄河入海流')).toMatchObject({ reached: true });
  });
});
