import { describe, expect, test } from 'vitest';
import { harmsIn, narrow, noBrowser, picture, withBrowser } from './browser.ts';

describe.skipIf(noBrowser)('我的待办', () => {
  const { at } = withBrowser('filing');

  test('shows a clerk what waits, what is overdue first and in red, and harms nobody', async () => {
    const page = await at('finance.clerk', '/');
    await page.getByRole('heading', { name: '已逾期 1' }).waitFor();
    await page.getByRole('region', { name: '我最近办理的' }).getByRole('listitem').first().waitFor();
    await picture(page, 'duties-zh-wide');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('我的待办');
    expect(await harmsIn(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    await picture(page, 'duties-zh-print');
    // A document says whose it is and of when, and has no menu.
    expect(await page.getByText(/示例县 · 李娜 · 2026年2月20日/).isVisible()).toBe(true);
    expect(await page.getByRole('navigation', { name: '页面' }).isVisible()).toBe(false);
  });

  test('fits a telephone, where the menu is a drawer, in English too', async () => {
    const page = await at('finance.clerk', '/', { size: narrow, language: 'en' });
    await page.getByRole('heading', { name: 'Overdue 1' }).waitFor();
    await picture(page, 'duties-en-narrow');
    await page.getByRole('button', { name: 'Open the menu' }).click();
    await page.getByRole('menuitem', { name: 'My duties' }).waitFor();
    await picture(page, 'menu-en-narrow');
    expect(await harmsIn(page)).toEqual([]);
  });
});
