import { describe, expect, test } from 'vitest';
import { eventNames } from '../../shared/text/event-names.ts';
import { png } from '../make/png.ts';
import { harmsIn, narrow, noBrowser, picture, withBrowser } from './browser.ts';

describe.skipIf(noBrowser)('机构人员权限', () => {
  const { at, system } = withBrowser('filing');

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
    await page.getByRole('textbox', { name: '发文机关代字' }).fill('示绩发');
    const seal = { name: '印章.png', mimeType: 'image/png', buffer: Buffer.from(png({})) };
    await page.getByLabel('选择图片').setInputFiles(seal);
    await page.getByRole('img', { name: '现用印章' }).waitFor();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
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
    await page.getByText('已办结1个对象，1个未办成').waitFor();
    await picture(page, 'granted-zh-wide');
    expect(await page.getByRole('list', { name: '未办成的' }).getByRole('listitem').count()).toBe(1);
  });

  test('makes an account on one machine, whose one-time password is shown this once', async () => {
    const page = await at('zhao.anquan', '/organisation/accounts');
    await page.getByRole('button', { name: '新建账号' }).click();
    const dialog = page.getByRole('dialog', { name: '新建账号' });
    await dialog.getByRole('combobox', { name: '已登记、还没有账号的人员' }).waitFor();
    await dialog.getByRole('textbox', { name: '人员编号' }).fill('dang.an');
    await dialog.getByRole('textbox', { name: '姓名' }).fill('党安');
    await dialog.getByRole('button', { name: '新建账号' }).click();
    const once = page.getByRole('dialog', { name: '一次性口令（只显示这一次）' });
    const password = await once.locator('code').textContent();
    expect(password?.length).toBeGreaterThanOrEqual(10);
    await picture(page, 'one-time-zh-wide');
    await once.getByRole('button', { name: '已交付，关闭' }).click();
    await page.getByRole('cell', { name: '待首次登录' }).waitFor();
    expect(await page.getByText(password ?? '').count()).toBe(0);
    await picture(page, 'accounts-zh-wide');
    expect(await harmsIn(page)).toEqual([]);
    await page.getByRole('button', { name: '办理党安的账号' }).click();
    await page.getByRole('menuitem', { name: '停用账号' }).click();
    await page.getByRole('textbox', { name: '理由' }).fill('调离');
    await page.getByRole('dialog').getByRole('button', { name: '停用账号' }).click();
    await page.getByRole('cell', { name: '已停用' }).waitFor();
  });

  test('verifies every chain for the auditor, shows the first broken entry and what a chain says, and nothing of the other administrators', async () => {
    const page = await at('sun.shenji', '/organisation');
    await page.getByRole('button', { name: '开始核验' }).click();
    // The nights over which the test turned the clock have no anchor.
    await page.getByRole('cell', { name: '每日锚定' }).first().waitFor();
    await page.getByText(/^发现2处不符，共核验\d+条链$/).waitFor();
    // What the system answers of a chain that was altered behind its back is tried where it can be altered (test/functions/audit).
    const read = { query: { of: 'organisation', limit: 2 } };
    const { entries } = (await (await system().as('sun.shenji')).call('audit.entries', read)).body;
    await page.route('**/v1/audit/verify?*', async (route) => {
      const answer = await route.fetch();
      const sentence = '第 2 条记录被改动，与其哈希不符。';
      const findings = [{ kind: 'altered-entry', where: 'organisation', sentence }];
      const broken = { n: 2, entry: entries[1] };
      await route.fulfill({ response: answer, json: { ...(await answer.json()), intact: false, findings, broken } });
    });
    await page.getByRole('button', { name: '核验', exact: true }).click();
    const first = page.getByRole('region', { name: '第一处不符：第2条' }).first();
    await first.getByRole('cell', { name: eventNames[entries[1]!.what].zh }).waitFor();
    await picture(page, 'audit-zh-wide');
    expect(await harmsIn(page)).toEqual([]);
    await page.getByRole('button', { name: '查阅记录' }).first().click();
    await page.getByRole('cell', { name: '钱系统' }).first().waitFor();
    await picture(page, 'entries-zh-wide');
    expect(await page.getByRole('button', { name: '登记人员' }).count()).toBe(0);
  });

  test('fits a telephone, in English too', async () => {
    const page = await at('qian.xitong', '/organisation', { size: narrow, language: 'en' });
    await page.getByRole('heading', { name: 'Shili County Government' }).waitFor();
    await picture(page, 'organisation-en-narrow');
    expect(await harmsIn(page)).toEqual([]);
  });
});
