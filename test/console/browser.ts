import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { System } from '../make/system.ts';
import { countyAt, type County } from './county.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
/** `describe.skipIf(noBrowser)`: the pages are driven in a real browser or not at all. */
export const noBrowser = executablePath === undefined;
if (noBrowser)
  console.warn('No chromium on this machine: the tests of the console skip. Debian: apt-get install chromium');

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const wide = { width: 1366, height: 768 };
export const narrow = { width: 390, height: 844 };

type Language = 'zh' | 'en';

interface Opened {
  readonly size?: { readonly width: number; readonly height: number };
  readonly language?: Language;
}

/** Started by the first who asks for it; it ends with the process of the tests, whose pipe it hangs on. */
let started: Promise<Browser> | undefined;
export const theBrowser = (): Promise<Browser> =>
  (started ??= chromium.launch({ ...(executablePath && { executablePath }), args: flags, headless: true }));

/**
 * The console of a system as people see it. Whatever a page writes to the browser's log as an error (a blocked style, a failed script,
 * a request to another place) stands in `wrong`. Whoever has signed in sits in a tab of their own, which keeps what is theirs; the
 * console itself is loaded once for all.
 */
export function consoleOf(system: () => System) {
  const wrong: string[] = [];
  const open = new Set<{ close(): Promise<void> }>();
  const signedIn: Partial<Record<Language, Promise<BrowserContext>>> = {};

  const newContext = async (language: Language): Promise<BrowserContext> => {
    const context = await (
      await theBrowser()
    ).newContext({
      viewport: wide,
      reducedMotion: 'reduce',
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    });
    // Two cores may be busy with another file of tests.
    context.setDefaultTimeout(45_000);
    // The server's no to a request is an answer, and no net none; what the page makes of them is for the test to look at.
    context.on('console', (line) => {
      if (line.type() === 'error' && !/status of 4\d\d|ERR_INTERNET_DISCONNECTED/.test(line.text()))
        wrong.push(line.text());
    });
    context.on('weberror', (error) => wrong.push(String(error.error())));
    context.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(system().url) && !/^(data|blob|about):/.test(url)) wrong.push(`asked ${url}`);
    });
    return context;
  };

  return {
    wrong,
    /** The console as this person, who has signed in, sees it at an address. */
    at: async (person: string, path: string, { size = wide, language = 'zh' }: Opened = {}): Promise<Page> => {
      const county = system();
      const { url } = county;
      const page = await (await (signedIn[language] ??= newContext(language))).newPage();
      open.add(page);
      await page.setViewportSize(size);
      const kept = JSON.stringify({ token: await county.bearer(person) });
      // Not in a window that it opens, where somebody signs in.
      await page.addInitScript(
        `if (location.origin === ${JSON.stringify(url)} && !sessionStorage.getItem('jixiao.session')) {
           sessionStorage.setItem('jixiao.session', ${JSON.stringify(kept)});
           localStorage.setItem('jixiao.language', ${JSON.stringify(language)});
         }`,
      );
      await page.goto(`${url}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      return page;
    },
    /** As somebody sees it who has not signed in. */
    unknown: async (path: string, { size = wide, language = 'zh' }: Opened = {}): Promise<Page> => {
      const context = await newContext(language);
      open.add(context);
      const page = await context.newPage();
      await page.setViewportSize(size);
      await page.goto(`${system().url}${path}`);
      return page;
    },
    closeAll: async (): Promise<void> => {
      for (const one of open) await one.close();
      open.clear();
    },
    end: async (): Promise<void> => {
      for (const context of Object.values(signedIn)) await (await context).close();
    },
  };
}

/** The console of the county at a moment, for the tests of one file, of which none may leave anything wrong. */
export function withBrowser(moment: Parameters<typeof countyAt>[0]) {
  let system: County;
  const { wrong, closeAll, end, ...pages } = consoleOf(() => system);
  beforeAll(async () => {
    if (!noBrowser) [system] = await Promise.all([countyAt(moment), theBrowser()]);
  });
  afterEach(async () => {
    await closeAll();
    expect(wrong.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await end();
    await system?.stop();
  });
  return { system: () => system, ...pages };
}

/** What axe finds of serious harm to people who see badly or use no mouse, with where it stands. */
export async function harmsIn(page: Page): Promise<string[]> {
  // Not as an element of the page, whose policy rightly takes no script of another's.
  await page.evaluate(axe.source);
  const found = await page.evaluate<
    { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[]
  >('axe.run().then(({ violations }) => violations)');
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    );
}

/** Looked at by whoever changes a page: `SCREENS=/tmp/screens vitest run test/console` leaves a picture of each. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}
