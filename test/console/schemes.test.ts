import { describe, expect, test } from 'vitest';
import { harmsIn, narrow, noBrowser, picture, withBrowser } from './browser.ts';

describe.skipIf(noBrowser)('考核办法', () => {
  const { at } = withBrowser('filing');

  test('takes last quarter’s scheme through changes, a wrong sum, its mending, the changes in sentences and two hands', async () => {
    const page = await at('li.jixiao', '/periods');
    await page.getByText('2026年第一季度').waitFor();
    await page.getByRole('button', { name: '建立新周期' }).click();
    const creating = page.getByRole('dialog', { name: '建立新周期' });
    await creating.getByTitle('第二季度').waitFor();
    await picture(page, 'periods-zh-create');
    await creating.getByRole('button', { name: '建立新周期' }).click();
    await page.getByRole('button', { name: '启动：2026年第二季度' }).waitFor();
    await picture(page, 'periods-zh-list');
    expect(await harmsIn(page)).toEqual([]);

    await page.getByRole('menuitem', { name: '考核办法' }).click();
    await page.getByRole('link', { name: '示例县部门（乡镇）季度绩效考核办法' }).waitFor();
    await picture(page, 'schemes-zh-list');
    expect(await harmsIn(page)).toEqual([]);
    await page.getByRole('button', { name: '由办法库起草' }).click();
    const library = page.getByRole('dialog', { name: '由办法库起草' });
    await library
      .getByRole('button', { name: /^用作底稿/ })
      .first()
      .waitFor();
    await picture(page, 'schemes-zh-library');
    expect(await harmsIn(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: '沿用以往周期' }).click();
    const copying = page.getByRole('dialog', { name: '沿用以往周期的考核办法' });
    await copying.getByTitle(/第一季度/).waitFor();
    await copying.getByTitle(/第二季度/).waitFor();
    await picture(page, 'schemes-zh-copy');
    await copying.getByRole('button', { name: '起草' }).click();
    await page.getByRole('region', { name: '照原样沿用' }).waitFor();
    await picture(page, 'schemes-zh-report');

    await page.getByRole('link', { name: '办法内容' }).click();
    const outline = page.getByRole('navigation', { name: '目录' });
    await outline.getByRole('button', { name: /信访事项按期办结率/ }).click();
    await page.getByRole('heading', { name: '信访事项按期办结率' }).waitFor();
    await page.getByRole('textbox', { name: '统一目标值' }).fill('98');
    const example = page.getByRole('region', { name: '算例' });
    await example.getByRole('textbox', { name: '填报值' }).fill('９７');
    await example.getByText('0.00 分').waitFor();
    await example.getByRole('textbox', { name: '填报值' }).fill('98.5');
    await example.getByText('20.00 分').waitFor();
    await picture(page, 'schemes-zh-indicator');
    await page.getByRole('textbox', { name: '统一目标值' }).fill('98%');
    await example.getByText('规则填完整后，这里显示算例').waitFor();
    await page.getByRole('textbox', { name: '统一目标值' }).fill('98');
    await outline.getByRole('button', { name: /^目标任务/ }).click();
    await page.getByRole('combobox', { name: '构成' }).click();
    await page.getByTitle('个性指标').click();
    const asking = page.getByRole('dialog', { name: '改为“个性指标”？' });
    await asking.getByText(/将删去：.*\d项/).waitFor();
    await picture(page, 'schemes-zh-turn');
    await asking.getByRole('button', { name: /取\s*消/ }).click();
    await outline.getByRole('button', { name: /信访事项按期办结率/ }).click();
    await page.getByRole('heading', { name: '信访事项按期办结率' }).waitFor();
    await page.getByRole('textbox', { name: '分值', exact: true }).fill('15');
    await outline.getByText('95 / 100').waitFor();
    await page.getByText('有1处问题').waitFor();
    await picture(page, 'schemes-zh-wrong-sum');
    expect(await harmsIn(page)).toEqual([]);
    await page.getByRole('button', { name: '提交审批' }).hover();
    await page.getByText('请先保存').first().waitFor();
    // Whatever becomes of the page, what was typed is still there.
    await page.reload();
    await outline.getByRole('button', { name: /重点项目完成投资/ }).click();
    await page.getByRole('heading', { name: '重点项目完成投资' }).waitFor();
    await page.getByRole('textbox', { name: '分值', exact: true }).fill('30');
    await page.getByText('检查通过，可以提交').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText('已保存').waitFor();
    await page.getByRole('link', { name: '变动' }).click();
    await page.getByText('指标“信访事项按期办结率”的统一目标值由“95”改为“98”。').waitFor();
    await picture(page, 'schemes-zh-changes');
    await page.getByRole('button', { name: '提交审批' }).click();
    await page
      .getByRole('dialog', { name: '提交绩效管理委员会审批' })
      .getByRole('button', { name: '提交审批' })
      .click();
    await page.getByText('第2版已提交待批，不能修改').waitFor();

    const seen = await at('wu.zhuren', '/');
    await seen.getByRole('link', { name: /^审批考核办法/ }).click();
    await seen.getByRole('button', { name: '退回修改' }).click();
    const returning = seen.getByRole('dialog', { name: '退回第2版' });
    await returning.getByRole('textbox').fill('请写明信访数据由哪个部门提供');
    await returning.getByRole('button', { name: '退回修改' }).click();
    await seen.getByRole('button', { name: '退回修改' }).and(seen.locator('[aria-disabled]')).waitFor();

    await page.goto(new URL('/', page.url()).href);
    await page.getByText('请写明信访数据由哪个部门提供').waitFor();
    await picture(page, 'duties-zh-returned-scheme');
    await page.getByRole('link', { name: /^修改考核办法/ }).click();
    await page.getByRole('button', { name: '提交审批' }).click();
    await page
      .getByRole('dialog', { name: '提交绩效管理委员会审批' })
      .getByRole('button', { name: '提交审批' })
      .click();
    await page.getByText('第2版已提交待批，不能修改').waitFor();

    await seen.goto(new URL('/', page.url()).href);
    await seen.getByRole('link', { name: /^审批考核办法/ }).waitFor();
    await picture(seen, 'duties-zh-scheme');
    await seen.getByRole('link', { name: /^审批考核办法/ }).click();
    await seen.getByRole('link', { name: '变动' }).click();
    await seen.getByText('共3处').waitFor();
    await seen.getByRole('button', { name: '批准' }).click();
    const approving = seen.getByRole('dialog', { name: '批准第2版' });
    await approving.getByRole('textbox', { name: '作出决定的会议' }).fill('县绩效管理委员会2026年第2次会议');
    await picture(seen, 'schemes-zh-approve');
    await approving.getByRole('button', { name: '批准' }).click();
    await seen.getByText('第2版已批准，不能修改').waitFor();

    await page.getByRole('menuitem', { name: '考核周期' }).click();
    await page.getByRole('button', { name: '启动：2026年第二季度' }).click();
    const opening = page.getByRole('dialog', { name: '启动2026年第二季度' });
    await opening.getByRole('button', { name: /启\s*动/ }).click();
    await opening.getByText('请填写').first().waitFor();
    await opening.getByRole('combobox', { name: '考核办法' }).click();
    await page.getByTitle('示例县部门（乡镇）季度绩效考核办法 第2版').click();
    await opening.getByRole('combobox', { name: '考核类别' }).click();
    await page.getByTitle('经济管理部门').click();
    await picture(page, 'periods-zh-open');
    await opening.getByText('启动后考核办法不再更换').click();
    await opening.getByRole('button', { name: /启\s*动/ }).click();
    await page.getByRole('button', { name: '提前进入实施：2026年第二季度' }).waitFor();
    await page.getByRole('button', { name: '撤销周期：2026年第二季度' }).hover();
    await page.getByText('由绩效管理委员会办理').first().waitFor();

    await seen.getByRole('link', { name: '全文' }).click();
    await seen.getByRole('heading', { name: /重点项目完成投资/ }).waitFor();
    await picture(seen, 'schemes-zh-whole');
    expect(await harmsIn(seen)).toEqual([]);
  });

  test('gives up a draft begun by mistake, with the reason, and begins another', async () => {
    const page = await at('li.jixiao', '/schemes');
    const begin = page.getByRole('button', { name: '起草新版本：示例县部门（乡镇）季度绩效考核办法' });
    await begin.click();
    await page.getByRole('button', { name: /^作\s*废$/ }).click();
    const dropping = page.getByRole('dialog', { name: /^作废第\d版$/ });
    await dropping.getByRole('textbox').fill('误建，本年度沿用原办法');
    await picture(page, 'schemes-zh-drop');
    await dropping.getByRole('button', { name: /^作\s*废$/ }).click();
    await page.getByText(/第\d版已作废，不能修改/).waitFor();
    await page.getByRole('alert').getByText('误建，本年度沿用原办法').waitFor();
    await picture(page, 'schemes-zh-dropped');
    expect(await harmsIn(page)).toEqual([]);
    await page.getByRole('link', { name: '返回一览' }).click();
    await begin.click();
    await page.getByRole('button', { name: '提交审批' }).waitFor();
  });

  test('can be read on a telephone, in English too', async () => {
    const page = await at('wu.zhuren', '/schemes/departments-quarterly/1?at=grades', {
      size: narrow,
      language: 'en',
    });
    await page.getByRole('heading', { name: 'Grades and quotas' }).waitFor();
    await picture(page, 'schemes-en-narrow');
    expect(await harmsIn(page)).toEqual([]);
  });
});
