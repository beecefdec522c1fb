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

  test('the office enrols a new unit late, lets one follow to the unit above it now, and asks for one to leave, by document', async () => {
    const registrar = await system().as('qian.xitong');
    const level = 'department' as const;
    const bureau = { name: { zh: '县数据局', en: 'Data Bureau' }, parent: 'county', level, group: 'economic' };
    const params = { unit: 'data-bureau' };
    await registrar.call('organisation.save-unit', { params, ifMatch: 0, body: bureau });
    const moved = { params: { unit: 'xihu' } };
    const { etag } = await registrar.call('organisation.unit', moved);
    await registrar.call('organisation.save-unit', { ...moved, ifMatch: etag, body: { parent: 'finance' } });

    const page = await at('li.jixiao', `/periods/${period}`);
    const list = page.getByRole('region', { name: '参评对象', exact: true });
    await page.getByRole('button', { name: '补列考核对象' }).click();
    const enrolling = page.getByRole('dialog', { name: '补列考核对象' });

    await enrolling.getByRole('combobox', { name: '单位' }).first().click();
    await page.getByTitle('县数据局').click();
    await enrolling.getByRole('combobox', { name: '单位或者其人员' }).click();
    await page.getByTitle('县数据局').last().click();
    await enrolling.getByRole('textbox', { name: '理由' }).fill('机构改革新设单位');
    await picture(page, 'subjects-zh-enrol');
    await enrolling.getByRole('button', { name: '补列考核对象' }).click();
    await list.getByRole('link', { name: '县数据局' }).waitFor();

    const rests = async (dialog: typeof enrolling) => {
      await dialog.getByRole('textbox', { name: '批准文件文号' }).fill(document.number);
      await dialog.getByRole('textbox', { name: '文件名称' }).fill(document.title);
      await dialog.getByRole('textbox', { name: '发文机关' }).fill(document.issuer);
    };
    await list.getByRole('button', { name: '调动：西湖镇' }).click();
    const moving = page.getByRole('dialog', { name: '西湖镇调动' });
    await moving.getByTitle('县财政局').waitFor();
    await moving.getByLabel('调动日期').fill('2026-02-10');
    await rests(moving);
    await picture(page, 'subjects-zh-transfer');
    expect(await harmsIn(page)).toEqual([]);
    await moving.getByRole('button', { name: /调\s*动/ }).click();
    await moving.waitFor({ state: 'detached' });

    await list.getByRole('button', { name: '提请退出：县数据局' }).click();
    const leaving = page.getByRole('dialog', { name: '提请县数据局退出考核' });
    await leaving.getByRole('combobox', { name: '事由' }).click();
    await page.getByTitle('机构撤销').click();
    await rests(leaving);
    await leaving.getByRole('textbox', { name: '理由' }).fill('本年度不再设立');
    await picture(page, 'subjects-zh-withdraw');
    expect(await harmsIn(page)).toEqual([]);
    await leaving.getByRole('button', { name: '提请退出' }).click();
    await list.getByText('本年度不再设立').waitFor();
    await list.getByRole('button', { name: '提请退出：县数据局' }).hover();
    await page.getByRole('tooltip').getByText('已提请退出考核').waitFor();
    await picture(page, 'subjects-zh-office');
  });
});
