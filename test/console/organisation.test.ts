import { describe, expect, test } from 'vitest';
import { harmsIn, narrow, noBrowser, picture, withBrowser } from './browser.ts';

describe.skipIf(noBrowser)('机构人员权限', () => {
  const { at } = withBrowser('filing');

  test('lets the system administrator register a unit and a person of it, in the tree and by name', async () => {
    const page = await at('qian.xitong', '/organisation');
    await page.getByRole('heading', { name: '示例县人民政府' }).waitFor();
    await picture(page, 'organisation-zh-wide');
    expect(await harmsIn(page)).toEqual([]);
    await page.getByRole('button', { name: '新增下属单位' }).click();
    await page.getByRole('textbox', { name: '单位编码' }).fill('archives');
    await page.getByRole('textbox', { name: /^[* ]*名称/ }).fill('县档案馆');
    await page.getByRole('textbox', { name: '英文名称' }).fill('Archives');
    await picture(page, 'unit-form-zh-wide');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: '县档案馆' }).waitFor();
    await page.getByRole('button', { name: '登记人员' }).click();
    await page.getByRole('textbox', { name: '人员编号' }).fill('dang.an');
    await page.getByRole('textbox', { name: '姓名' }).fill('党安');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('cell', { name: '党安', exact: true }).waitFor();
    await page.getByRole('link', { name: '工作日历' }).click();
    await page.getByRole('button', { name: '2026年2月17日，休息' }).waitFor();
    await picture(page, 'work-calendar-zh-wide');
    expect(await harmsIn(page)).toEqual([]);
    await page.getByRole('link', { name: '基本设置' }).click();
    await page.getByRole('textbox', { name: '地区名称' }).waitFor();
    await picture(page, 'settings-zh-wide');
    expect(await harmsIn(page)).toEqual([]);
    const parts = page.getByRole('navigation', { name: '机构人员权限' }).getByRole('link');
    expect(await parts.allTextContents()).toEqual(['单位与人员', '工作日历', '基本设置']);
  });

  test('lets the security administrator give a role to several at once and says what became of each', async () => {
    const page = await at('zhao.anquan', '/organisation/roles');
    await page.getByRole('checkbox', { name: '李娜' }).check();
    await page.getByRole('checkbox', { name: '张伟' }).check();
    await picture(page, 'roles-zh-wide');
    expect(await harmsIn(page)).toEqual([]);
    await page.getByRole('button', { name: '授予角色' }).click();
    const dialog = page.getByRole('dialog', { name: '授予角色' });
    await dialog.getByRole('combobox', { name: '角色' }).click();
    await page.getByTitle('填报人').click();
    await dialog.getByRole('textbox', { name: '理由' }).fill('岗位调整');
    await picture(page, 'grant-zh-wide');
    await dialog.getByRole('button', { name: '授予角色' }).click();
    const became = page.getByRole('region', { name: '办理结果' });
    await page.getByText('共2项，成功1项，未成功1项').waitFor();
    await picture(page, 'granted-zh-wide');
    expect(await became.count()).toBeGreaterThan(0);
  });

  test('fits a telephone, in English too', async () => {
    const page = await at('qian.xitong', '/organisation', { size: narrow, language: 'en' });
    await page.getByRole('heading', { name: 'Shili County Government' }).waitFor();
    await picture(page, 'organisation-en-narrow');
    expect(await harmsIn(page)).toEqual([]);
  });
});
