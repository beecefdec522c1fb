import { beforeAll, describe, expect, test } from 'vitest';
import { harmsIn, narrow, noBrowser, picture, withBrowser } from './browser.ts';

const period = '2026-q1';
const ids = ['finance', 'health', 'xihu'] as const;

describe.skipIf(noBrowser)('进度总览和数据审核', () => {
  const { at, system } = withBrowser('filing');

  /** Everybody has filed and signed two months of investment, three of them a hundred times too high, and what another unit provides. */
  beforeAll(async () => {
    if (noBrowser) return;
    for (const [place, id] of ids.entries()) {
      const params = { period, subject: `unit.${id}` };
      const file = async (slot: string, number: string) => {
        const given = { kind: 'number' as const, number };
        const body = { indicator: 'projects', slot, given, source: '投资项目月报', evidence: [] };
        return (await (await system().as(`${id}.clerk`)).call('progress.file', { params, body })).body.n;
      };
      const filings = [await file('2026-01', `${place + 12}00`), await file('2026-02', `${place + 8}00000`)];
      await (await system().as(`${id}.leader`)).call('progress.sign-off', { params, body: { filings } });
    }
    const rows = ['health', 'xihu'].map((id) => ({
      subject: `unit.${id}`,
      given: { kind: 'number' as const, number: '4.2' },
    }));
    const clerk = await system().as('finance.clerk');
    await clerk.call('progress.provide', {
      params: { period, indicator: 'budget', slot: 'period' },
      body: { source: '国库集中支付系统', rows },
    });
  });

  test('lets the office move over the matrix by keyboard, see why a light is red, and who has not done what', async () => {
    const page = await at('li.jixiao', '/progress');
    const table = page.getByRole('table', { name: '进度亮灯' });
    await table
      .getByRole('button', { name: /重点项目完成投资：/ })
      .first()
      .waitFor();
    await picture(page, 'progress-zh-wide');
    expect(await harmsIn(page)).toEqual([]);
    await table
      .getByRole('button', { name: /^县财政局/ })
      .first()
      .focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.getByText('2026年2月').first().waitFor();
    await picture(page, 'progress-detail-zh-wide');
    expect(await harmsIn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page
      .getByRole('group', { name: '环节' })
      .getByRole('button', { name: /数据未认定/ })
      .click();
    await picture(page, 'progress-waiting-zh-wide');
  });

  test('answers a leader with a telephone who is red and why', async () => {
    const page = await at('health.leader', '/progress', { size: narrow });
    await page.getByRole('button', { name: /红灯/ }).click();
    await page
      .getByText(/按时间应完成/)
      .first()
      .waitFor();
    await picture(page, 'progress-zh-narrow');
    expect(await harmsIn(page)).toEqual([]);
  });

  test('takes the office from the duty through a month: the plain ones at once, each doubtful one with its reason, one back', async () => {
    const page = await at('zhou.jixiao', '/');
    await page
      .getByRole('link', { name: /^认定填报数据/ })
      .first()
      .click();
    await page.getByRole('checkbox', { name: /县财政局 重点项目完成投资（2026年2月）/ }).waitFor();
    await picture(page, 'review-zh-wide');
    expect(await harmsIn(page)).toEqual([]);
    await page.getByRole('button', { name: '勾选无疑点的' }).click();
    await page.getByRole('button', { name: '认定所选' }).click();
    const accepting = page.getByRole('dialog', { name: '认定3项数据' });
    await accepting.getByRole('button', { name: '认定', exact: true }).click();
    await page.getByText('已办结，共3个对象').waitFor();
    await picture(page, 'review-done-zh-wide');

    // One is a slip of the unit, the others are right: they are told why, in four characters at least.
    await page.getByRole('checkbox', { name: /西湖镇 .*2026年2月/ }).check();
    await page.getByRole('button', { name: '退回所选' }).click();
    const back = page.getByRole('dialog', { name: '退回1项数据' });
    await back.getByRole('textbox', { name: '理由' }).fill('错');
    await back.getByRole('button', { name: '退回', exact: true }).click();
    await back.getByText('理由不少于4个字').waitFor();
    await back.getByRole('textbox', { name: '理由' }).fill('误填为元，应为万元');
    await picture(page, 'review-return-zh-wide');
    await back.getByRole('button', { name: '退回', exact: true }).click();
    await expect.poll(() => page.getByRole('checkbox', { name: /西湖镇/ }).count()).toBe(0);
    await page.getByRole('checkbox', { name: '全选' }).check();
    await page.getByRole('button', { name: '认定所选' }).click();
    const doubted = page.getByRole('dialog', { name: '认定2项数据' });
    await doubted.getByRole('textbox').first().fill('已与统计局核对，一次性入库');
    await doubted.getByRole('button', { name: '其余用同一理由' }).click();
    await picture(page, 'review-accept-zh-wide');
    expect(await harmsIn(page)).toEqual([]);
    await doubted.getByRole('button', { name: '认定', exact: true }).click();
    await page.getByText('没有等待审核的数据').waitFor();
    await picture(page, 'review-empty-zh-wide');

    const params = { period, subject: 'unit.xihu' };
    const { items } = (await (await system().as('xihu.clerk')).call('progress.read', { params })).body;
    const slots = items.find(({ indicator }) => indicator === 'projects')?.slots ?? [];
    expect(slots.map(({ filing }) => filing?.state)).toEqual(['accepted', 'returned', undefined]);
  });
});
