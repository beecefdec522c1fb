import { describe, expect, test } from 'vitest';
import { harmsIn, narrow, noBrowser, picture, withBrowser } from './browser.ts';

describe.skipIf(noBrowser)('报告下载', () => {
  const { at } = withBrowser('published');

  test('lists the office the reports of the period and of its subjects by name, and saves the one that is wanted', async () => {
    const page = await at('li.jixiao', '/reports');
    const subjects = page.getByRole('region', { name: '各考核对象的报告' }).first();
    await subjects.getByRole('cell', { name: '县财政局' }).first().waitFor();
    await picture(page, 'reports-zh-wide');
    expect(await harmsIn(page)).toEqual([]);
    await page.getByRole('searchbox', { name: '按名称查找' }).fill('西湖');
    await expect.poll(() => subjects.getByRole('cell', { name: '县财政局' }).count()).toBe(0);
    const saved = page.waitForEvent('download');
    await subjects
      .getByRole('button', { name: /下载 Excel/ })
      .first()
      .click();
    expect((await saved).suggestedFilename()).toMatch(/^西湖镇 .*\.xlsx$/);
  });

  test('shows a report in the page, held against its recorded sum', async () => {
    const page = await at('li.jixiao', '/reports');
    await page.getByRole('button', { name: '预览' }).first().click();
    await page.getByText('文件完整，与校验值一致').waitFor();
    await picture(page, 'preview-zh-wide');
    expect(await page.frameLocator('iframe').getByText('县财政局').count()).toBeGreaterThan(0);
  });

  test('makes a table of how things stand now', async () => {
    const page = await at('li.jixiao', '/reports', { language: 'en' });
    await page.getByRole('button', { name: 'Make', exact: true }).click();
    const file = page.getByRole('button', { name: /file 1, \d+ rows/ });
    await file.waitFor();
    await picture(page, 'reports-en-wide');
    expect(await file.textContent()).toMatch(/^Units by indicator/);
  });

  test('gives a unit its own reports and no others, on a telephone too', async () => {
    const page = await at('health.clerk', '/reports', { size: narrow });
    const own = page.getByRole('region', { name: '本单位和本人的报告' }).first();
    await own.getByText('县卫健局').first().waitFor();
    expect(await page.getByText('县财政局').count()).toBe(0);
    expect(await page.getByRole('heading', { name: '制作表格' }).count()).toBe(0);
    await picture(page, 'reports-zh-narrow');
    expect(await harmsIn(page)).toEqual([]);
  });
});
