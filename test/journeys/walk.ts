import type { Page } from 'playwright-core';
import { consoleOf } from '../console/browser.ts';
import type { Api } from '../../local/demo/api.ts';
import type { System } from '../make/system.ts';

/** Whose pages are looked at when the year is over: a unit that left it, an official who appealed, and the office. */
const people = ['commerce.leader', 'sun.jie', 'li.jixiao'] as const;

/** What can be looked at in a period, whose name an address takes. */
const ofPeriod = ['filing', 'agreements', 'progress', 'review', 'matters', 'results', 'reports'];

/**
 * Goes through the console while a county drives its year: whoever is about to act looks at what waits for them and goes from
 * 我的待办 to where it is done, each kind of duty once. What went wrong stands in `wrong`, one sentence each.
 */
export function walkThrough(system: () => System) {
  const { at, end, wrong } = consoleOf(system);
  /** The title of the page on which each kind of duty is done. */
  const led = new Map<string, string>();
  const done = new Set<string>();

  async function look(page: Page, where: string): Promise<string> {
    const title = page.getByRole('heading', { level: 1 });
    await title.waitFor();
    await page.locator('main .page-reading, main .ant-spin-spinning').first().waitFor({ state: 'detached' });
    const refused = await page.locator('main .ant-alert-error').allTextContents();
    wrong.push(...refused.map((text) => `${where}: ${text}`));
    return (await title.textContent()) ?? '';
  }

  async function follow(person: string, what: string, name: string): Promise<void> {
    led.set(what, '');
    const page = await at(person, '/');
    const line = page.locator('.heap li').filter({ hasText: name }).first();
    await line.waitFor();
    const link = line.getByRole('link');
    if ((await link.count()) > 0) {
      await link.click();
      await page.getByRole('heading', { level: 1, name: '我的待办' }).waitFor({ state: 'detached' });
      led.set(what, await look(page, `${person} ${what}`));
    }
    await page.close();
  }

  return {
    led,
    wrong,
    end,
    /** A person's client: before an act of a kind nobody did yet, the person looks at what waits. */
    async of(person: string): Promise<Api> {
      const api = await system().as(person);
      if (person === 'citizen') return api;
      // oxlint-disable-next-line typescript/unbound-method -- a closure, of no object
      const call = new Proxy(api.call, {
        async apply(really, self, [id, ...rest]: Parameters<Api['call']>) {
          if (!done.has(id)) {
            done.add(id);
            const { duties } = (await api.call('duties.mine')).body;
            for (const { what, name } of duties) if (!led.has(what)) await follow(person, what, name.zh);
          }
          return Reflect.apply(really, self, [id, ...rest]);
        },
      });
      return { ...api, call };
    },
    /** Some look at every page of their menu, at those of a period in this one. */
    async everywhere(period: string): Promise<void> {
      for (const person of people) {
        const page = await at(person, '/');
        const menu = page.getByRole('navigation', { name: '页面' }).getByRole('menuitem');
        for (const name of await menu.allTextContents()) {
          await menu.filter({ hasText: name }).click();
          await page.getByRole('heading', { level: 1, name }).waitFor();
          const { pathname } = new URL(page.url());
          if (ofPeriod.includes(pathname.slice(1))) await page.goto(`${system().url}${pathname}?period=${period}`);
          await look(page, `${person} ${name}`);
        }
        await page.close();
      }
    },
  };
}
