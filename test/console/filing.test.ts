import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { harmsIn, narrow, noBrowser, picture, withBrowser } from './browser.ts';

/** As a spreadsheet puts it where the cursor is. */
const paste = (page: Page, text: string) =>
  page.evaluate(`{
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(text)});
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }`);

describe.skipIf(noBrowser)('填报', () => {
  const { at } = withBrowser('filing');

  test('leads a clerk from the duty to the month that is overdue, who types it with its unit and submits it', async () => {
    const page = await at('finance.clerk', '/');
    await page.getByRole('link', { name: /^填报/ }).first().click();
    const box = page.getByRole('textbox', { name: '重点项目完成投资，2026年1月' });
    await box.waitFor();
    await picture(page, 'filing-zh-wide');
    expect(await harmsIn(page)).toEqual([]);
    await box.fill('0.52亿元');
    await page.getByText('按 5200万元 填报').waitFor();
    await picture(page, 'filing-typed-zh-wide');
    await page.getByRole('button', { name: '提交 1 项' }).click();
    await page.getByText('已提交 1 项，待负责人签审').waitFor();
    await picture(page, 'filing-submitted-zh-wide');
    expect(await box.inputValue()).toBe('5200');
    // What is filed already is corrected with the reason, here by keyboard alone.
    await box.fill('5300');
    await page.keyboard.press('F2');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('（更正）');
    expect(await page.getByRole('textbox', { name: '数据来源' }).inputValue()).toContain('（更正）');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '提交 1 项' }).press('Enter');
    await page
      .getByRole('dialog', { name: '更正 1 项已填数据' })
      .getByRole('textbox', { name: '理由' })
      .fill('月报漏计一个项目');
    await picture(page, 'filing-correction-zh-wide');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.context().setOffline(true);
    await page.keyboard.press('Enter');
    await page.getByText('网络已断开，内容已保留').waitFor();
    // What is typed while that waits for the net is no part of it, and waits to be submitted itself.
    await box.fill('5400');
    await page.context().setOffline(false);
    await page.getByText(/已填 5300$/).waitFor();
    expect(await box.inputValue()).toBe('5400');
    await page.getByRole('button', { name: '提交 1 项' }).waitFor();
  });

  test('takes a block of a spreadsheet, keeps what is refused with the reason in its cell, and loses nothing with the page', async () => {
    const page = await at('xihu.clerk', '/filing');
    await page.getByRole('textbox', { name: '政务服务事项网上办结率，全期' }).click();
    await paste(page, '5/0\t\t\n2,300万元\t约3000\t9\n');
    await page.getByText('已粘贴 3 格。粘贴的数据中有 1 格').waitFor();
    await page.getByText('是约数或范围').waitFor();
    await page.reload();
    expect(await page.getByRole('textbox', { name: '重点项目完成投资，2026年1月' }).inputValue()).toBe('2,300万元');
    await page.getByRole('button', { name: '提交 2 项' }).click();
    await page.getByText('已提交 1 项，待负责人签审。1 项未被接受').waitFor();
    await picture(page, 'filing-refused-zh-wide');
    expect(await page.getByRole('textbox', { name: '政务服务事项网上办结率，全期' }).inputValue()).toBe('5/0');
    expect(await harmsIn(page)).toEqual([]);
  });

  test('lets a unit that holds figures about others paste them by their names', async () => {
    const page = await at('petitions-office.clerk', '/filing');
    const first = page.getByRole('textbox', { name: /，信访事项按期办结率$/ }).first();
    await first.click();
    await paste(page, '县卫健局\t97.5%\n县财政局\t96\n');
    await page.getByRole('button', { name: '提交 2 项' }).click();
    await page.getByText('已提交 2 项，待本单位负责人签审').waitFor();
    await picture(page, 'provided-zh-wide');
    expect(await page.getByRole('cell', { name: '97.5' }).count()).toBe(1);
    expect(await harmsIn(page)).toEqual([]);
  });

  test('fits a telephone, in English too', async () => {
    const page = await at('health.clerk', '/filing', { size: narrow, language: 'en' });
    await page.getByRole('textbox', { name: /Investment in key projects/ }).click();
    await picture(page, 'filing-en-narrow');
    expect(await harmsIn(page)).toEqual([]);
  });
});
