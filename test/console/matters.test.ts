import { describe, expect, test } from 'vitest';
import { harmsIn, narrow, noBrowser, picture, withBrowser } from './browser.ts';

const period = '2026-q1';

describe.skipIf(noBrowser)('加减分与事项', () => {
  const { at, system } = withBrowser('told');

  test('leads a leader from the result of the unit to an objection with evidence, and the supervisor to its decision', async () => {
    const leader = await at('health.leader', `/results?period=${period}`);
    await leader.getByRole('link', { name: '提出异议（申请复核）或申诉' }).click();
    await leader.getByRole('heading', { level: 1, name: '加减分与事项' }).waitFor();
    await leader.getByRole('textbox', { name: '理由' }).fill('信访按期办结率漏计3件，附信访局更正函，应为96分。');
    await leader.getByRole('checkbox', { name: '信访事项按期办结率' }).check();
    const file = { name: '信访局更正函.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 更正') };
    await leader.locator('input[type=file]').setInputFiles(file);
    await leader.getByText('信访局更正函.pdf已上传').waitFor();
    await picture(leader, 'matters-begin-zh-wide');
    expect(await harmsIn(leader)).toEqual([]);
    await leader.getByRole('button', { name: '提交' }).click();
    await leader.getByText('等待监督机构办理').waitFor();
    await leader.getByRole('button', { name: '信访局更正函.pdf' }).waitFor();
    await picture(leader, 'matters-lodged-zh-wide');

    const supervisor = await at('wang.jiandu', `/matters?period=${period}`, { size: narrow });
    await supervisor.getByRole('button', { name: /信访按期办结率漏计3件/ }).click();
    await picture(supervisor, 'matters-one-zh-narrow');
    await supervisor.getByRole('button', { name: '决定异议不成立' }).click();
    await supervisor.getByRole('textbox', { name: '理由' }).fill('经核对信访信息系统，3件均超期办结。');
    await supervisor.getByRole('button', { name: '提交' }).click();
    await supervisor.getByText('已经办结').waitFor();
    await picture(supervisor, 'matters-decided-zh-narrow');
    expect(await harmsIn(supervisor)).toEqual([]);
    const params = { period, subject: 'unit.health' };
    const { matters } = (await (await system().as('health.leader')).call('matters.every-of-subject', { params })).body;
    expect(matters).toMatchObject([{ kind: 'rechecks', state: 'dismissed', openedBy: expect.any(String) }]);

    await supervisor.getByRole('button', { name: '关闭', exact: true }).click();
    await supervisor.getByRole('button', { name: '抽查' }).click();
    await supervisor.getByRole('spinbutton', { name: '抽取比例（%）' }).fill('100');
    await supervisor.getByRole('textbox', { name: /种子$/ }).fill('20260423-07');
    await supervisor.getByRole('textbox', { name: '种子的产生方式' }).fill('4月23日监督会议现场摇号');
    await picture(supervisor, 'matters-sample-zh-narrow');
    await supervisor.getByRole('button', { name: /抽\s*取/ }).click();
    await supervisor.getByText(/已开始抽取/).waitFor();
    await system().drain();
    const opened = (await system().as('wang.jiandu')).call('matters.every', {
      params: { period },
      query: { open: 'true' },
    });
    expect((await opened).body.matters.map(({ kind, subject }) => `${kind} ${subject}`).toSorted()).toEqual([
      'rechecks unit.finance',
      'rechecks unit.health',
      'rechecks unit.xihu',
    ]);
  });
});
