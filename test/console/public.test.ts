import { describe, expect, test } from 'vitest';
import { harmsIn, narrow, noBrowser, picture, withBrowser } from './browser.ts';

const home = '/public/330199';

describe.skipIf(noBrowser)('公众：公示期间', () => {
  const { unknown } = withBrowser('announced');

  test('anybody with a telephone reads what is announced, remarks without a name, and reads by the code what became of it', async () => {
    const page = await unknown(home, { size: narrow });
    await page.getByRole('link', { name: /2026年第一季度考核结果公示/ }).waitFor();
    await picture(page, 'public-home');
    expect(await harmsIn(page)).toEqual([]);
    await page.getByRole('link', { name: /2026年第一季度考核结果公示/ }).click();
    await page.getByText('县卫健局', { exact: true }).first().waitFor();
    await picture(page, 'public-announced');
    await page.getByRole('button', { name: '对县卫健局提意见' }).click();
    const text = page.getByLabel('您的意见');
    await text.fill('慢');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('请至少写4个字。').waitFor();
    await text.fill('3月5日在城关卫生院排队两小时，与公布的办结率不符。');
    await picture(page, 'public-remark');
    expect(await harmsIn(page)).toEqual([]);
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('已收到，谢谢您').waitFor();
    const code = ((await page.locator('.received code').textContent()) ?? '').replaceAll(' ', '');
    expect(code).toMatch(/^[a-z2-7]{26}$/);
    await picture(page, 'public-received');
    expect(await harmsIn(page)).toEqual([]);

    await page.getByLabel('单位', { exact: true }).selectOption({ label: '县卫健局' });
    await page.getByRole('textbox', { name: '查询码' }).fill('abcdefghijklmnopqrstuvwxyz');
    await page.getByRole('button', { name: '查看' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('textbox', { name: '查询码' }).fill(` ${code.toUpperCase()} `);
    await page.getByRole('button', { name: '查看' }).click();
    await page.getByText('办理情况').waitFor();
    await picture(page, 'public-answer');

    const nowhere = await unknown('/public', { size: narrow });
    await nowhere.getByRole('heading', { name: '地址不完整' }).waitFor();
  });
});

describe.skipIf(noBrowser)('公众：公布以后', () => {
  const { unknown } = withBrowser('published');

  test('anybody reads the published results and prints them as a document, in English too', async () => {
    const page = await unknown(home);
    await page.getByRole('link', { name: /2026年第一季度考核结果/ }).click();
    await page.getByRole('rowheader', { name: '县财政局' }).waitFor();
    expect(await page.getByRole('columnheader', { name: '名次' }).count()).toBe(3);
    await picture(page, 'public-results');
    expect(await harmsIn(page)).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('columnheader', { name: 'Rank' }).first().waitFor();
    await page.setViewportSize(narrow);
    await picture(page, 'public-results-en');
    const over = await unknown(`${home}/announced/2026-q1`, { size: narrow });
    await over.getByRole('heading', { name: '这次公示已经结束' }).waitFor();
    await picture(over, 'public-over');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button').count()).toBe(0);
    await picture(page, 'public-results-printed');
  });
});
