import { beforeAll, describe, expect, test } from 'vitest';
import { goalsOf } from '../../local/demo/quarter.ts';
import { fewUnits } from '../../local/demo/county.ts';
import { quarterOf } from '../../local/demo/stage.ts';
import { harmsIn, narrow, noBrowser, picture, withBrowser } from './browser.ts';

const period = '2026-q1';
const reason = {
  ground: 'policy-change',
  document: { number: '县政办〔2026〕18号', title: '关于调整政务服务指标的通知', issuer: '县政府办公室' },
  explanation: '上级调整统计口径。',
} as const;

describe.skipIf(noBrowser)('签审', () => {
  const { at, system } = withBrowser('filing');

  /** Finance and health have filed or corrected figures, and both ask for other goals. */
  beforeAll(async () => {
    if (noBrowser) return;
    const figure = (slot: string, number: string) => ({
      indicator: 'projects',
      slot,
      given: { kind: 'number' as const, number },
      source: '投资项目月报',
      evidence: [],
    });
    for (const id of ['finance', 'health']) {
      const params = { period, subject: `unit.${id}` };
      const clerk = await system().as(`${id}.clerk`);
      await clerk.call('progress.file', { params, body: figure('2026-01', '13.5') });
      await clerk.call('progress.file', {
        params,
        body: { ...figure('2026-02', '21'), narrative: '新开工两个项目。' },
      });
      const unit = fewUnits.find((one) => one.id === id);
      if (!unit) throw new Error(`no unit ${id}`);
      const goals = goalsOf(unit, quarterOf(2026, 1)).map((goal) =>
        goal.item === 'budget' ? { ...goal, target: '31' } : goal,
      );
      const leader = await system().as(`${id}.leader`);
      const { revision } = (await leader.call('goals.read', { params })).body;
      await leader.call('goals.change', { params, ifMatch: revision, body: { goals, reason } });
    }
    const provided = { period, indicator: 'budget', slot: 'period' };
    const rows = ['health', 'xihu'].map((id) => ({
      subject: `unit.${id}`,
      given: { kind: 'number' as const, number: '18.4' },
    }));
    await (
      await system().as('finance.clerk')
    ).call('progress.provide', { params: provided, body: { source: '国库集中支付系统', rows } });
  });

  test('shows a leader what waits, with what changed against the version before, and harms nobody', async () => {
    const page = await at('health.leader', '/signing');
    await page.getByText(/由 .* 更正为 13\.5/).waitFor();
    await picture(page, 'signing-zh-wide');
    await page.emulateMedia({ media: 'print' });
    await picture(page, 'signing-print');
    await page.emulateMedia({ media: 'screen' });
    expect(await harmsIn(page)).toEqual([]);
  });

  test('sends a figure back with the reason, and signs the rest', async () => {
    const page = await at('health.leader', '/signing', { size: narrow });
    await page.getByRole('checkbox', { name: /2026年2月/ }).check();
    await page.getByRole('button', { name: '退回所选' }).click();
    await picture(page, 'signing-back-zh-narrow');
    await page.getByRole('textbox', { name: '理由' }).fill('分子与台账不一致，请核对。');
    await page.getByRole('button', { name: '退回', exact: true }).click();
    await expect.poll(() => page.getByRole('checkbox', { name: /2026年2月/ }).count(), { timeout: 10_000 }).toBe(0);
    await picture(page, 'signing-zh-narrow');
    expect(await harmsIn(page)).toEqual([]);
    const params = { period, subject: 'unit.health' };
    const { items } = (await (await system().as('health.clerk')).call('progress.read', { params })).body;
    const slots = items.find(({ indicator }) => indicator === 'projects')?.slots ?? [];
    expect(slots.find(({ slot }) => slot === '2026-02')?.filing).toMatchObject({
      state: 'returned',
      returnReason: '分子与台账不一致，请核对。',
    });
  });

  test('lets a leader sign by keyboard alone, and the leader of a provider sign what it says of others', async () => {
    const page = await at('finance.leader', '/signing', { language: 'en' });
    const own = page.getByRole('region', { name: 'Figures', exact: false }).first();
    await page.getByRole('checkbox', { name: /January 2026/ }).focus();
    await page.keyboard.press('Space');
    const sign = own.getByRole('button', { name: 'Sign the chosen figures' });
    await sign.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('You answer for these figures, 1 in all').waitFor();
    await picture(page, 'signing-confirm-en-wide');
    await page.getByRole('button', { name: 'Sign', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('checkbox', { name: /January 2026/ }).count(), { timeout: 10_000 }).toBe(0);
    const about = page.getByRole('region', { name: /Figures your unit provides about others/ }).first();
    await about.getByRole('checkbox', { name: /Select all/i }).check();
    await about.getByRole('button', { name: 'Sign the chosen figures' }).click();
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await expect.poll(() => about.count(), { timeout: 10_000 }).toBe(0);
  });

  test('lets the office sign many agreements at once, each with what changed, and tells what became of them', async () => {
    const page = await at('zhou.jixiao', '/signing');
    const agreements = page.getByRole('region', { name: /^绩效合同/ }).first();
    await agreements
      .getByText(/目标值由 .* 改为 31/)
      .first()
      .waitFor();
    await picture(page, 'signing-office-zh-wide');
    expect(await harmsIn(page)).toEqual([]);
    await agreements.getByRole('checkbox', { name: '全选' }).check();
    await agreements.getByRole('button', { name: '签订所选合同' }).click();
    await page.getByRole('button', { name: '签订', exact: true }).click();
    await page.getByText('已办结，共2个对象').waitFor();
    await picture(page, 'signing-done-zh-wide');
  });
});
