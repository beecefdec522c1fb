import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { noBrowser, picture, withBrowser } from './browser.ts';

describe.skipIf(noBrowser)('登录', () => {
  const { at, unknown, system } = withBrowser('filing');
  const later = async (minutes: number) => {
    const { clock } = system();
    await clock.travelTo(clock.now() + minutes * 60_000);
  };
  const pick = (page: Page, name: string) => page.getByRole('button', { name }).click();
  const title = (page: Page) => page.getByRole('heading', { level: 1 });

  test('leads whoever comes to the issuer and back to where they wanted to go, and renews a token that is over by itself', async () => {
    const page = await unknown('/reports');
    await pick(page, '李绩');
    await page.getByRole('heading', { name: '报告下载' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/reports');
    await later(11);
    await page.reload();
    await page.getByRole('heading', { name: '报告下载' }).waitFor();
    await page.getByRole('button', { name: /李绩/ }).click();
    await picture(page, 'account-zh-wide');
    await page.getByRole('button', { name: '退出登录' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toContain('/oidc/');
  });

  test('in English goes on in English', async () => {
    const page = await unknown('/');
    await page.getByRole('link', { name: 'English' }).click();
    await pick(page, '李绩');
    await page.getByRole('heading', { name: 'My duties' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  test('again, when it is over, happens in a window of its own: what the person was doing stands and goes on', async () => {
    const page = await at('finance.clerk', '/');
    // What it asks for by itself is answered before the token is over.
    await page.waitForLoadState('networkidle');
    await later(61);
    await page.getByText('日历', { exact: true }).click();
    await page.getByRole('dialog', { name: '登录已到期' }).waitFor();
    await picture(page, 'ended-zh-wide');
    const [window] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: '重新登录' }).click(),
    ]);
    await pick(window, '李娜');
    await page.getByRole('dialog', { name: '登录已到期' }).waitFor({ state: 'hidden' });
    // The days off of February 2026 are what was asked for meanwhile.
    await page.getByText('休').first().waitFor();
    await picture(page, 'calendar-zh-wide');
    expect(await title(page).textContent()).toBe('我的待办');
  });

  test('is not lost with the net: an act is kept, told of, and done once when the net is back', async () => {
    const page = await at('finance.clerk', '/');
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') asked.push(request.headers()['idempotency-key'] ?? '');
    });
    await page.getByRole('button', { name: '订阅到日历' }).click();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '获取地址' }).click();
    await page.getByText('网络已断开').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('textbox', { name: '日历地址' }).waitFor();
    expect(new Set(asked).size).toBe(1);
    expect(asked.length).toBeGreaterThan(1);
  });
});
