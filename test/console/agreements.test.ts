import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { harmsIn, narrow, noBrowser, picture, withBrowser } from './browser.ts';

const period = '2026-q1';
const subject = 'unit.finance';
const place = `/agreements?period=${period}&subject=${subject}`;

/** Types into the field of a goal. */
const type = (page: Page, field: string, item: string, text: string) =>
  page.getByRole('textbox', { name: new RegExp(`^${field}( \\*)?：${item}$`) }).fill(text);

/** Chooses in a list by what stands in it. */
async function choose(page: Page, list: RegExp | string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: list }).first().click();
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
}

/** Goes on by the keyboard until a button of this name has it. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press('Tab');
    if ((await page.locator('button:focus').allTextContents()).join('').replaceAll(' ', '') === name) return;
  }
  throw new Error(`the keyboard does not come to ${name}`);
}

describe.skipIf(noBrowser)('绩效合同', () => {
  const { at, system } = withBrowser('planning');

  test('goes from a duty to the goals of a unit, typed, checked while typing, proposed, countered and signed by keyboard alone', async () => {
    const clerk = await at('finance.clerk', '/');
    await clerk
      .getByRole('listitem')
      .filter({ hasText: '县财政局' })
      .getByRole('link', { name: /提出绩效目标/ })
      .first()
      .click();
    await clerk.getByRole('heading', { name: /起草目标/ }).waitFor();
    await choose(clerk, '责任人', '张伟');
    await choose(clerk, '战略目标', '优化营商环境');
    await clerk.getByRole('textbox', { name: '佐证计划', exact: true }).fill('月度统计表');
    await clerk.getByRole('button', { name: '填入空白项' }).click();
    await type(clerk, '目标值', '政务服务事项网上办结率', '95%');
    await type(clerk, '基期值', '重点项目完成投资', '2100万元');
    await type(clerk, '目标值', '重点项目完成投资', '0.28亿元');
    await clerk.getByRole('button', { name: '增加个性指标' }).click();
    await type(clerk, '指标名称', '增加个性指标', '预算绩效评价覆盖率');
    await type(clerk, '分值', '预算绩效评价覆盖率', '30');
    await clerk.getByText('差 10 分').waitFor();
    await picture(clerk, 'agreements-writing-zh-wide');
    expect(await harmsIn(clerk)).toEqual([]);
    await type(clerk, '分值', '预算绩效评价覆盖率', '40');
    await type(clerk, '目标值', '预算绩效评价覆盖率', '80');
    await type(clerk, '计量单位', '预算绩效评价覆盖率', '%');
    await choose(clerk, '责任人：预算绩效评价覆盖率', '张伟');
    await choose(clerk, '战略目标：预算绩效评价覆盖率', '优化营商环境');
    await clerk.getByText('可以提出').waitFor();
    await clerk.getByRole('button', { name: '提出', exact: true }).click();
    await picture(clerk, 'agreements-propose-zh-wide');
    await clerk.getByRole('dialog').getByRole('button', { name: '提出', exact: true }).click();
    await clerk.getByText('第1版 · 未生效').waitFor();
    await picture(clerk, 'agreements-proposed-zh-wide');

    const office = await at('li.jixiao', place);
    await office.getByRole('button', { name: '退回修改' }).click();
    await office.getByRole('textbox', { name: '理由' }).fill('请补充佐证计划。');
    await office.getByRole('dialog').getByRole('button', { name: '退回修改' }).click();
    await office.getByText('退回理由：请补充佐证计划。').waitFor();
    await office.getByRole('button', { name: '修改目标' }).click();
    await type(office, '目标值', '重点项目完成投资', '3000');
    await office.getByText('可以提出').waitFor();
    await office.getByRole('button', { name: '送对方签' }).click();
    await office.getByRole('dialog').getByRole('button', { name: '送对方签' }).click();
    await office.getByText('“重点项目完成投资”的目标值由 2800 改为 3000。').waitFor();
    await picture(office, 'agreements-countered-zh-wide');

    const leader = await at('finance.leader', place);
    await leader.getByRole('button', { name: '签订（被考核方）' }).waitFor();
    await tabTo(leader, '签订（被考核方）');
    await leader.keyboard.press('Enter');
    const dialog = leader.getByRole('dialog');
    await dialog.getByText('您代表被考核方签订县财政局').waitFor();
    await picture(leader, 'agreements-sign-zh-wide');
    await tabTo(leader, '签订');
    await leader.keyboard.press('Enter');
    await leader.getByText('签字：张伟').waitFor();
    await picture(leader, 'agreements-half-signed-zh-wide');
    expect(await harmsIn(leader)).toEqual([]);

    const checker = await at('zhou.jixiao', place, { size: narrow });
    await checker.getByRole('button', { name: '签订（考核方）' }).click();
    await checker.getByRole('dialog').getByRole('button', { name: '签订', exact: true }).click();
    await checker.getByText('第2版 · 已生效').waitFor();
    await picture(checker, 'agreements-signed-zh-narrow');
    await checker.emulateMedia({ media: 'print' });
    await checker.setViewportSize({ width: 794, height: 1123 });
    await picture(checker, 'agreements-print');
    await checker.emulateMedia({ media: 'screen' });
  });

  test('lets the office see who has not signed, an official their own agreement, and everybody how goals come down', async () => {
    const office = await at('zhou.jixiao', `/agreements?period=${period}`);
    await office.getByRole('button', { name: /^待提出/ }).click();
    await picture(office, 'agreements-list-zh-wide');
    expect(await harmsIn(office)).toEqual([]);
    await office.getByText('目标分解').click();
    await office.getByText('县财政局').first().waitFor();
    await picture(office, 'agreements-tree-zh-wide');
    expect(await harmsIn(office)).toEqual([]);

    const official = await at('qian.min', '/agreements', { size: narrow, language: 'en' });
    await official.getByRole('button', { name: 'Write goals' }).waitFor();
    await picture(official, 'agreements-own-en-narrow');
    expect(await harmsIn(official)).toEqual([]);
    expect(
      (await (await system().as('qian.min')).call('goals.list', { params: { period } })).body.subjects,
    ).toHaveLength(1);
  });
});
