import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { median, milliseconds, printTable, ratio } from './figures.ts';

const rounds = 7;
/** Of a whole province's group, and the widest sheet a unit has. */
const [ranked, indicators, months] = [3_000, 40, 12] as const;

type Row = Record<string, unknown>;

/** How soon the first page can be used beside the least page of the same libraries, and how evenly the largest tables scroll. */
export async function benchPages(): Promise<void> {
  const before = process.env['TMPDIR'];
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-bench-'));
  process.env['TMPDIR'] = folder;
  const [{ consoleOf, theBrowser, noBrowser }, { countyAt }] = await Promise.all([
    import('../console/browser.ts'),
    import('../console/county.ts'),
  ]);
  if (noBrowser) return;
  const [assessed, filing, least] = [await countyAt('assessed'), await countyAt('filing'), await leastPage()];
  const results = consoleOf(() => assessed);
  const filed = consoleOf(() => filing);
  try {
    const soon: { console: number[]; least: number[] } = { console: [], least: [] };
    for (let round = 0; round < rounds; round += 1) {
      // Each in a browser that has seen neither.
      const fresh = consoleOf(() => assessed);
      const desk = await fresh.at('li.jixiao', '/');
      await desk.locator('.heap li').first().waitFor();
      soon.console.push(await now(desk));
      await fresh.end();
      const context = await (await theBrowser()).newContext();
      const page = await context.newPage();
      await page.goto(least.url);
      await page.locator('tbody tr').first().waitFor();
      soon.least.push(await now(page));
      await context.close();
    }
    printTable(
      `First page, from its address to its first line, with nothing kept (medians of ${rounds}, interleaved)`,
      ['page', 'ms', '÷ least'],
      [
        ['React and antd with a table of 20 rows, no request', milliseconds(median(soon.least)), '1.00×'],
        [
          '我的待办, signed in, its three requests answered',
          milliseconds(median(soon.console)),
          ratio(median(soon.console), median(soon.least)),
        ],
      ],
    );

    const ranking = await results.at('li.jixiao', '/');
    await answering(ranking, /\/groups\//, (body) => ({
      ...body,
      ranking: many(body['ranking'], ranked),
      next: undefined,
    }));
    await ranking.goto(`${assessed.url}/results`);
    await ranking.getByText(String(ranked)).first().waitFor();
    const sheet = await filed.at('finance.clerk', '/');
    await answering(sheet, /\/v1\/progress\/[^/]+\/unit\.finance(\?|$)/, (body) => ({
      ...body,
      items: many(body['items'], indicators).map((item) => ({
        ...item,
        slots: many(item['slots'], months).map((slot, at) => ({
          ...slot,
          slot: `2026-${String(at + 1).padStart(2, '0')}`,
        })),
      })),
    }));
    await sheet.goto(`${filing.url}/filing`);
    await sheet
      .locator('table.sheet tbody tr')
      .nth(indicators - 1)
      .waitFor();
    const frames = [
      [`考核结果, ${ranked} rows`, await scrolled(ranking, '.ant-table-tbody-virtual-holder')],
      [`填报, ${indicators} × ${months}`, await scrolled(sheet, '.sheet-scroll')],
      ['the least page', await leastScrolled(least.url)],
    ] as const;
    printTable(
      'Frames while a table is scrolled by 60 pixels each (no graphics card)',
      ['table', 'median ms', '95 of 100', 'over 34 ms'],
      frames.map(([what, took]) => [
        what,
        milliseconds(median(took)),
        milliseconds(took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.95)] ?? Number.NaN),
        `${took.filter((one) => one > 34).length} of ${took.length}`,
      ]),
    );
  } finally {
    await Promise.all([results.end(), filed.end()]);
    await (await theBrowser()).close();
    await Promise.all([assessed.stop(), filing.stop(), least.stop()]);
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(folder, { recursive: true, force: true });
  }

  async function leastScrolled(url: string): Promise<number[]> {
    const context = await (await theBrowser()).newContext({ viewport: { width: 1366, height: 400 } });
    const page = await context.newPage();
    await page.goto(url);
    await page.locator('tbody tr').first().waitFor();
    const took = await scrolled(page, 'html');
    await context.close();
    return took;
  }
}

/** Milliseconds since the page was asked for. */
const now = (page: Page): Promise<number> => page.evaluate<number>('performance.now()');

/** As many as are wanted, made of those that are there. */
function many(rows: unknown, count: number): Row[] {
  const some = rows as readonly Row[];
  return Array.from({ length: count }, (_, at) => ({
    ...some[at % some.length],
    rank: at + 1,
    subject: `unit.${at}`,
    indicator: `indicator-${at}`,
  }));
}

const answering = (page: Page, at: RegExp, made: (body: Row) => Row): Promise<unknown> =>
  page.route(at, async (route) => {
    const reply = await route.fetch();
    await route.fulfill({ response: reply, json: made((await reply.json()) as Row) });
  });

/** Milliseconds of each of 120 frames in which an element is scrolled on. */
const scrolled = (page: Page, element: string): Promise<number[]> =>
  page.evaluate<number[]>(`new Promise((done, wrong) => {
    const box = document.querySelector(${JSON.stringify(element)});
    const took = [];
    let last;
    const frame = (at) => {
      if (last !== undefined) took.push(at - last);
      last = at;
      box.scrollTop += 60;
      if (took.length < 120) requestAnimationFrame(frame);
      else if (box.scrollTop === 0) wrong(new Error('it does not scroll'));
      else done(took);
    };
    requestAnimationFrame(frame);
  })`);

/** The least page, bundled and served as the console is. */
async function leastPage(): Promise<{ url: string; stop(): Promise<void> }> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'least-page.tsx')],
    write: false,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const script = brotliCompressSync(outputFiles[0]?.contents ?? '');
  const html = '<!doctype html><div id="root"></div><script type="module" src="/page.js"></script>';
  const server = createServer(({ url }, response) => {
    if (url === '/page.js') {
      response.setHeader('content-encoding', 'br').setHeader('content-type', 'text/javascript').end(script);
    } else response.setHeader('content-type', 'text/html').end(html);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  };
}
