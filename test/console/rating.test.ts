import { describe, expect, test } from 'vitest';
import { harmsIn, narrow, noBrowser, picture, withBrowser } from './browser.ts';

describe.skipIf(noBrowser)('评分', () => {
  const { at, system } = withBrowser('rating');

  test('takes a rater through the sheet by the keyboard alone, keeps the draft sealed and submits what is whole', async () => {
    const page = await at('leader.1', '/rating');
    await page.getByRole('textbox', { name: '县财政局：履职评价' }).focus();
    await picture(page, 'rating-zh-empty');
    expect(await harmsIn(page)).toEqual([]);
    for (const typed of ['92.5', '101', '８８']) {
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
    }
    await page.getByText('应在0至100之间').waitFor();
    await page.getByRole('button', { name: '保存草稿' }).hover();
    await page.getByText('有1处填写有误，已标红').first().waitFor();
    await picture(page, 'rating-zh-wrong');
    // Kept in this tab, whatever becomes of the page.
    await page.reload();
    const wrong = page.locator('[aria-invalid="true"]');
    await wrong.fill('90');
    await page.keyboard.press('Control+s');
    await page.getByText('已保存3个对象的草稿').waitFor();
    await page.getByText('90分（含）以上：2个，至多2个（67%）').waitFor();
    const third = page.getByRole('textbox', { name: /履职评价/ }).nth(2);
    await third.fill('95');
    await page.getByText('90分（含）以上已有3个，超过至多2个（67%），请调低').waitFor();
    await picture(page, 'rating-zh-over-limit');
    await third.fill('88');
    await page.getByText('草稿已密封').first().waitFor();

    const votes = page.getByRole('combobox', { name: /作风评价/ });
    await votes.nth(0).selectOption({ label: '好' });
    await votes.nth(1).selectOption({ label: '一般' });
    await page
      .getByRole('button', { name: /作风评价 · 弃权/ })
      .nth(2)
      .click();
    const asking = page.getByRole('dialog', { name: /弃权：/ });
    await asking.getByRole('textbox', { name: '理由' }).fill('不分管，不了解情况');
    await picture(page, 'rating-zh-abstain');
    await asking.getByRole('button', { name: '弃权' }).click();
    await page.getByText('已弃权：不分管，不了解情况').waitFor();
    await page.getByRole('button', { name: '提交3个对象' }).click();
    const confirming = page.getByRole('dialog', { name: '提交3个对象的评分' });
    await picture(page, 'rating-zh-confirm');
    await confirming.getByRole('button', { name: '提交' }).click();
    await page.getByText('已提交3个对象的评分').waitFor();
    await page.getByText('已提交3个，共3个').waitFor();
    await picture(page, 'rating-zh-submitted');
    expect(await harmsIn(page)).toEqual([]);

    const office = await system().as('li.jixiao');
    const params = { period: '2026-q1', subject: 'unit.finance', rater: 'leader.1' };
    const { marks } = (await office.call('scoring.ballot', { params })).body;
    expect(marks).toContainEqual({ indicator: 'performance', mark: '92.5' });
  });

  test('is a card for each subject on a telephone, in English too', async () => {
    const page = await at('leader.2', '/rating', { size: narrow, language: 'en' });
    await page.getByRole('textbox', { name: 'Finance: How duties are performed' }).fill('80');
    await picture(page, 'rating-en-narrow');
    expect(await harmsIn(page)).toEqual([]);
    await page.getByText('How you have marked').scrollIntoViewIfNeeded();
    await picture(page, 'rating-en-narrow-spread');
  });
});
