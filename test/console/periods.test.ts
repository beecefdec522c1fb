import { describe, expect, test } from 'vitest';
import { harmsIn, narrow, noBrowser, picture, withBrowser } from './browser.ts';

const period = '2026-q1';
const document = { number: '县编〔2026〕5号', title: '关于撤销县卫健局的通知', issuer: '县委编办' };

describe.skipIf(noBrowser)('参评对象', () => {
  const { at, system } = withBrowser('filing');
  const asks = async (subject: string) => {
    const body = { ground: 'dissolved', document, reason: '机构改革撤销该局，职能划出' } as const;
    await (await system().as('li.jixiao')).call('periods.withdraw', { params: { period, subject }, body });
  };

  test('the committee is led from its duty to a withdrawal with its document and reason, confirms it, and takes that back', async () => {
    await asks('unit.health');
    const page = await at('wu.zhuren', '/');
    await page.getByRole('link', { name: /决定是否同意退出考核/ }).click();
    const asked = page.getByRole('dialog', { name: '决定是否同意县卫健局退出考核' });
    await asked.getByText('《关于撤销县卫健局的通知》（县编〔2026〕5号，县委编办）').waitFor();
    await asked.getByText('机构改革撤销该局，职能划出').waitFor();
    await asked.getByText('2026年2月20日').waitFor();
    await asked.getByRole('radio', { name: '同意', exact: true }).check();
    await asked.getByRole('textbox', { name: '作出决定的会议' }).fill('县绩效管理委员会2026年第2次会议');
    await asked.getByRole('textbox', { name: '理由' }).fill('机构改革方案已经批准');
    await picture(page, 'subjects-zh-decide');
    expect(await harmsIn(page)).toEqual([]);
    await asked.getByRole('button', { name: '作出决定' }).click();
    const list = page.getByRole('region', { name: '参评对象', exact: true });
    await list.getByText('已退出考核').waitFor();
    await picture(page, 'subjects-zh-list');
    expect(await harmsIn(page)).toEqual([]);

    await list.getByRole('button', { name: '恢复考核：县卫健局' }).click();
    const revoking = page.getByRole('dialog', { name: '撤销原决定，恢复对县卫健局的考核' });
    await revoking.getByRole('textbox', { name: '作出决定的会议' }).fill('县绩效管理委员会2026年第3次会议');
    await revoking.getByRole('textbox', { name: '理由' }).fill('改革方案调整，该局保留');
    await revoking.getByRole('button', { name: '恢复考核' }).click();
    await list.getByText('已退出考核').waitFor({ state: 'detached' });
  });

  test('the office sees what it asked for on a telephone, in English too, and that the committee decides', async () => {
    await asks('unit.finance');
    const page = await at('li.jixiao', '/periods', { size: narrow, language: 'en' });
    await page.getByRole('link', { name: 'Subjects of 2026 Q1' }).click();
    await page.getByText('its withdrawal is proposed').first().waitFor();
    await page.getByRole('button', { name: /^Decide.*Finance/ }).hover();
    await page.getByText('The committee does this').first().waitFor();
    await picture(page, 'subjects-en-narrow');
    expect(await harmsIn(page)).toEqual([]);
  });
});
