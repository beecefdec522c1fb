import { describe, expect, test } from 'vitest';
import { workbook } from '../workbook/zipped.ts';
import { harmsIn, narrow, noBrowser, picture, withBrowser } from './browser.ts';

const row = (at: number, ...values: string[]) =>
  `<row r="${at}">${values
    .map((value, place) => (value === '' ? '' : `<c r="${'ABCDEF'[place]}${at}" t="str"><v>${value}</v></c>`))
    .join('')}</row>`;

/** As the supervision office has it: titles, a heading over two rows, a merged cell, a blank line, sums, and units as people call them. */
const messy = workbook(
  {
    督查情况: [
      row(1, '示例县2026年第一季度督查督办情况统计表'),
      row(2, '填报单位：县政府督查室', '', '', '单位：件', '2026年2月18日'),
      row(3, '序号', '责任单位', '考核指标', '办理情况', ''),
      row(4, '', '', '', '逾期（件）', '备注'),
      row(5, '1', '财政局', '督办事项逾期件数', '2件', '已催办'),
      row(7, '2', '县卫健局', '督办事项逾期件数', '0', ''),
      row(8, '3', '西湖镇', '督办事项逾期件数', '约3件', '待核实'),
      row(9, '', '合计', '', '5', ''),
    ].join(''),
    附注: row(1, '数据截至2月18日'),
  },
  '',
  {
    after: `<mergeCells>${['A1:E1', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:E3'].map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
  },
);

describe.skipIf(noBrowser)('数据导入', () => {
  const { at } = withBrowser('filing');

  test('takes the office from a messy workbook to figures, names it does not know among them', async () => {
    const page = await at('li.jixiao', '/imports');
    await page.getByRole('region', { name: '导入记录' }).getByRole('link').first().waitFor();
    await picture(page, 'imports-start');
    expect(await harmsIn(page)).toEqual([]);
    const file = page.locator('input[type=file]:enabled');
    await file.setInputFiles({ name: '督查.xls', mimeType: '', buffer: Buffer.from('d0cf11e0', 'hex') });
    await page.getByText('另存为“Excel 工作簿（.xlsx）”').waitFor();
    await file.setInputFiles({ name: '督查月报.xlsx', mimeType: '', buffer: messy });

    await page.getByText('系统猜测是第4行').waitFor();
    await picture(page, 'imports-heading');
    expect(await harmsIn(page)).toEqual([]);
    await page.getByRole('radio', { name: '第5行为标题行' }).check();
    await page.getByRole('radio', { name: '第4行为标题行' }).check();
    await page.getByRole('button', { name: '下一步' }).click();

    await page.getByText('还没有选：填报期、数据来源').first().waitFor();
    await picture(page, 'imports-columns');
    expect(await harmsIn(page)).toEqual([]);
    for (const field of ['填报期', '数据来源']) {
      await page.getByRole('combobox', { name: field, exact: true }).click();
      await page.locator('.ant-select-dropdown:visible').getByText('每行都一样（自己填）').click();
    }
    await page.getByRole('combobox', { name: '填报期（每行都填）' }).click();
    await page.locator('.ant-select-dropdown:visible').getByText('全期').click();
    await page.getByRole('textbox', { name: '数据来源（每行都填）' }).fill('县政府督查室');
    await page.getByLabel('保存这次的选择，下月直接套用').fill('督查月报');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('已保存为“督查月报”').waitFor();
    await page.getByRole('button', { name: '核对各行' }).click();

    // 财政局 is likely 县财政局, and is asked for.
    await page.getByText('2条不合格，1条合格').waitFor();
    await picture(page, 'imports-unknown');
    await page.getByRole('button', { name: '按此重新核对' }).click();
    await page.getByText('1条不合格，2条合格').waitFor();
    await page.getByText('“约3件”是约数或范围，请填写确切数值。').waitFor();
    await picture(page, 'imports-checked');
    expect(await harmsIn(page)).toEqual([]);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载不合格的行（CSV）' }).click();
    expect((await saved).suggestedFilename()).toBe('督查月报 不合格的行.csv');

    await page.getByRole('button', { name: '写入2条' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '写入2条' }).click();
    await page.getByText('导入完成：写入2条，1条未写入').waitFor();
    await page.getByLabel('保存这次的选择，下月直接套用').fill('督查月报');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('已保存为“督查月报”').waitFor();
    await picture(page, 'imports-done');
    expect(await harmsIn(page)).toEqual([]);

    // Next month the choices are there by their name, and what came before is listed.
    await page.getByRole('link', { name: '导入另一个文件' }).click();
    await page.getByRole('cell', { name: '写入2，未变0，拒绝1' }).waitFor();
    await picture(page, 'imports-past');
  });

  test('is done on a telephone too, and in English', async () => {
    const page = await at('li.jixiao', '/imports', { size: narrow, language: 'en' });
    await picture(page, 'imports-narrow');
    const buffer = Buffer.from('Department,Indicator,Slot,Value,Source\n县财政局,overdue,period,2,Office\n');
    await page.locator('input[type=file]:enabled').setInputFiles({ name: 'overdue.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Check the rows' }).waitFor();
    await picture(page, 'imports-columns-narrow');
    expect(await harmsIn(page)).toEqual([]);
  });
});
