import { describe, expect, test } from 'vitest';
import { harmsIn, narrow, noBrowser, picture, withBrowser } from './browser.ts';

describe.skipIf(noBrowser)('考核结果', () => {
  const { at, unknown, system } = withBrowser('assessed');

  test('tells a clerk in a minute why the unit is not excellent, down to rule, figure and points', async () => {
    const page = await at('finance.clerk', '/results');
    await page.getByRole('heading', { name: /为什么(不)?是“优秀”/ }).waitFor();
    const tree = page.getByRole('region', { name: '得分是怎样算的' });
    await tree.getByRole('button', { name: '全部展开' }).click();
    await tree.getByText('规则', { exact: true }).first().waitFor();
    await picture(page, 'results-own-zh-wide');
    expect(await tree.getByText('算式', { exact: true }).count()).toBeGreaterThan(0);
    expect(await page.getByText('县卫健局').count()).toBe(0);
    expect(await harmsIn(page)).toEqual([]);
  });

  test('shows the office ranks, sections and charts of a group, and why beside them, in English too', async () => {
    const page = await at('li.jixiao', '/results', { language: 'en' });
    await page
      .getByRole('button', { name: /^Why: / })
      .first()
      .click();
    await page.getByRole('heading', { name: 'How the score was computed' }).waitFor();
    await picture(page, 'results-why-en-wide');
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await picture(page, 'results-ranking-en-wide');
    await page.getByText('Sections', { exact: true }).click();
    await page.getByRole('region', { name: 'Sections' }).locator('.heat').first().waitFor();
    await picture(page, 'results-sections-en-wide');
    await page.getByText('Charts', { exact: true }).click();
    await page.locator('.chart svg').first().waitFor();
    expect(await page.getByRole('img', { name: /Good 1, 100 %/ }).count()).toBe(1);
    await picture(page, 'results-charts-en-wide');
    expect(await harmsIn(page)).toEqual([]);
  });

  test('tries out other figures of the scheme, by the keyboard alone, without changing any result', async () => {
    const page = await at('wu.zhuren', '/results');
    await page.getByText('试算', { exact: true }).click();
    const outcome = page.getByRole('region', { name: '会怎样' });
    await outcome.getByText('没有对象的得分、名次或等次会变。').waitFor();
    expect(await page.getByRole('button', { name: '恢复原值' }).getAttribute('aria-disabled')).toBe('true');
    const excellent = page.getByRole('group', { name: '等次分数线' }).getByRole('slider', { name: '优秀' });
    await excellent.focus();
    await page.keyboard.press('End');
    await page.getByRole('textbox', { name: '良好' }).fill('99');
    await outcome.getByText(/等次改变1个/).waitFor();
    await picture(page, 'results-what-if-zh-wide');
    await page.getByRole('textbox', { name: '合格', exact: true }).fill('100');
    await outcome.getByText('这样改，考核办法不能成立：').waitFor();
    await picture(page, 'results-what-if-broken-zh-wide');
    expect(await harmsIn(page)).toEqual([]);
    await page.getByRole('button', { name: '恢复原值' }).click();
    await outcome.getByText('没有对象的得分、名次或等次会变。').waitFor();
  });

  test('leads the results from the office to the committee and out, each step greyed until it is its turn', async () => {
    const office = await at('li.jixiao', '/results');
    const committee = await at('wu.zhuren', '/results', { size: narrow });
    expect(await committee.getByRole('button', { name: '审定', exact: true }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    await office.getByRole('button', { name: '提请审定' }).click();
    await picture(office, 'results-propose-zh-wide');
    await office.getByRole('button', { name: '确定' }).click();
    await office.getByText(/^李绩，/).waitFor();
    await committee.reload();
    await committee.getByRole('button', { name: '审定', exact: true }).click();
    await committee.getByLabel('会议').fill('县绩效管理委员会2026年第2次会议');
    await committee.getByRole('button', { name: '确定' }).click();
    await committee.getByText('县绩效管理委员会2026年第2次会议').waitFor();
    await picture(committee, 'results-approved-zh-narrow');
    expect(await harmsIn(committee)).toEqual([]);
    await office.reload();
    await office.getByRole('button', { name: '公示', exact: true }).click();
    await office.getByRole('button', { name: '确定' }).click();
    // Nothing is published before everybody had the time to remark, at an address of their own.
    await expect
      .poll(() => office.getByRole('button', { name: '公布', exact: true }).getAttribute('aria-disabled'))
      .toBe('true');
    const address = office.getByRole('region', { name: '公众查看地址' });
    await address.getByRole('img', { name: '二维码' }).waitFor();
    expect(await address.getByRole('link').textContent()).toMatch(/\/public\/330199\/announced\/2026-q1$/);
    await picture(office, 'results-announced-zh-wide');
    expect(await harmsIn(office)).toEqual([]);
    const leader = await at('finance.leader', '/results');
    await leader.getByRole('button', { name: '签收', exact: true }).focus();
    await leader.keyboard.press('Enter');
    await leader.getByText(/签收：无异议/).waitFor();
    await picture(leader, 'results-received-zh-wide');

    // Nobody has remarked on them when the time is over: then they are published, and everybody reads them.
    const { announcement } = (
      await (await system().as('li.jixiao')).call('results.read', { params: { period: '2026-q1' } })
    ).body;
    await system().travelTo(Date.parse(announcement?.until ?? '') + 3_600_000);
    const later = await at('li.jixiao', '/results');
    await later.getByRole('button', { name: '公布', exact: true }).click();
    await later.getByRole('button', { name: '确定' }).click();
    const published = later.getByRole('region', { name: '公众查看地址' });
    await published.getByText('群众不用登录，用手机扫码即可查看公布的结果。').waitFor();
    await picture(later, 'results-published-zh-wide');
    await system().drain();
    const anybody = await unknown(new URL((await published.getByRole('link').textContent()) ?? '').pathname, {
      size: narrow,
    });
    await anybody.getByText('县财政局').first().waitFor();
    await picture(anybody, 'results-published-public-zh-narrow');
  });
});
