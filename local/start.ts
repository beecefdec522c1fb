import { access, constants, mkdir, mkdtemp, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../infra/build.ts';
import { synthesize } from '../infra/synthesize.ts';
import { databaseFolder, lockFolder, objectsFolder, readIfThere, replace } from './data-folder.ts';
import { apiOf } from './demo/api.ts';
import { everybody, firstSecurityAdministrator, jurisdiction } from './demo/county.ts';
import { drive } from './demo/drive.ts';
import { personas, publicPath, saveReports, showResults } from './demo/show.ts';
import { lastWholeQuarter, showProgress } from './demo/stage.ts';
import { readExternal } from './external.ts';
import type { Local } from './local.ts';
import { runLocal } from './run.ts';
import { createClock } from './schedule/clock.ts';

const usage = 'npm start -- [--once] [--data DIR] [--port N]';
const audience = 'jixiao';
const day = 86_400_000;

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (process.env['DEBUG']) console.error(error);
  process.exit(1);
}

/** Builds, synthesizes and runs the whole system; an empty data folder first gets a county and one whole quarter. */
async function main(): Promise<void> {
  const values = readArguments();
  if (values.help) return console.log(usage);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port must be 0 to 65535\n${usage}`);
  const external = readExternal(process.env);
  const directory = resolve(values.data);
  await writableFolder(directory);

  console.log('· 构建与合成模板 building, synthesizing');
  // Into the data folder: another start, or a deployment, may be building at the same time.
  const bundles = join(directory, 'bundles');
  await build(bundles);
  const [template] = await synthesize({
    outdir: join(directory, 'template'),
    bundles,
    validate: false,
    context: { regions: 'cn-north-1' },
  });
  if (!template) throw new Error('the app synthesized no template');

  const driven = readDriven(join(directory, 'driven'));
  const quarter = lastWholeQuarter(Date.now());
  if (driven === undefined) await putAsideUnfinished(directory);
  // An empty county begins a week before its quarter; one that was driven lives in the present.
  const clock = createClock(driven === undefined ? quarter.noon(0, 1) - 7 * day : undefined);
  let local: Local | undefined;
  const stop = () => void local?.stop().then(() => process.exit(process.exitCode ?? 0));
  local = await runLocal({
    template: JSON.parse(await readFile(template.path, 'utf8')),
    assets: dirname(template.path),
    parameters: (issuer) => ({
      OidcIssuer: issuer,
      OidcAudience: audience,
      FirstSecurityAdministrator: `${jurisdiction}:${firstSecurityAdministrator}`,
      ConsoleOrigins: `http://127.0.0.1:${port}`,
    }),
    audience,
    directory,
    external,
    holdsData: driven !== undefined,
    port,
    clock,
    log: ({ level, source, text }) => void (level === 'error' && console.error(`${source}: ${text}`)),
    lost: (reason) => {
      console.error(
        `系统无法继续，已退出；数据保留在 ${directory}\nThe system cannot go on and ends; its data stays in ${directory}: ${reason}`,
      );
      process.exitCode = 1;
      stop();
    },
  });
  if (driven === undefined && local.keptData) {
    await local.stop();
    throw new Error(
      `数据库已有数据，而 ${directory} 中没有演示完成的标记：请换用空的数据库。\nThe database holds data already, and ${directory} does not say that a drive was completed there: bring an empty one.`,
    );
  }
  // A second one does not wait; a terminal that closes asks by SIGHUP.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);

  const period = driven ?? (await firstDrive(local, directory, quarter));
  if (driven !== undefined) console.log(`\n数据已保留 The data of the last start was kept: ${directory}`);
  await announce(local, directory, period);
  if (values.once) return stop();
  console.log('\nCtrl-C 结束 ends everything.');
}

function readArguments() {
  try {
    const options = {
      once: { type: 'boolean', default: false },
      data: { type: 'string', default: '.jixiao' },
      port: { type: 'string', default: '8080' },
      help: { type: 'boolean', default: false },
    } as const;
    return parseArgs({ options }).values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`, { cause: error });
  }
}

async function writableFolder(directory: string): Promise<void> {
  try {
    // Appraisals of people and the keys of the system are nobody else's on this machine.
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await access(directory, constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const said = `数据目录不可写：${directory}\nThe data folder ${directory} cannot be written: ${reason}`;
    throw new Error(said, { cause: error });
  }
}

/** The quarter that was driven here. */
function readDriven(file: string): string | undefined {
  const period = readIfThere(file)?.trim();
  if (period === undefined || /^\d{4}-q[1-4]$/.test(period)) return period;
  throw new Error(
    `文件已损坏：${file}，其中应为所演示的季度，例如 2026-q2；数据未受影响，请更正后重新启动。` +
      `\nThe file ${file} is damaged: it names the quarter that was driven, for example 2026-q2. The data is not touched; correct it and start again.`,
  );
}

/**
 * Data without the file that says its county was driven to the end cannot be gone on with: who did what already is known to nobody.
 * The drive begins afresh beside it. What lay there is kept, each time in a folder of its own: it may be more than a drive left.
 */
async function putAsideUnfinished(directory: string): Promise<void> {
  const kept = (await readdir(directory)).filter((name) => name === databaseFolder || name === objectsFolder);
  if (kept.length === 0) return;
  // Somebody else may be in the middle of that drive right now.
  const release = await lockFolder(directory);
  const aside = await mkdtemp(join(directory, 'set-aside-'));
  for (const name of kept) await rename(join(directory, name), join(aside, name));
  await release();
  console.log(
    `数据目录中没有演示完成的标记，重新开始；原有数据保留在 ${aside}\nThe data folder does not say that its drive was completed: it begins afresh, and what lay there is kept in ${aside}`,
  );
}

async function firstDrive(
  local: Local,
  directory: string,
  quarter: ReturnType<typeof lastWholeQuarter>,
): Promise<string> {
  const progress = showProgress(process.stdout);
  const period = await drive({
    as: async (person) => apiOf(local.url, await local.token({ sub: person, jurisdiction })),
    quarter,
    progress,
    travelTo: async (instant) => {
      await local.clock.travelTo(instant);
      await local.drain();
    },
  });
  await local.clock.travelTo(Date.now());
  await local.drain();
  progress.done();
  replace(join(directory, 'driven'), period);
  return period;
}

async function announce(local: Local, directory: string, period: string): Promise<void> {
  const token = (person: string) => local.token({ sub: person, jurisdiction }, 12 * 3600);
  const office = apiOf(local.url, await token('li.jixiao'));
  console.log(`\n${period} 考核结果 results`);
  console.log(await showResults(office, period));

  const reports = join(directory, 'downloads');
  await mkdir(reports, { recursive: true });
  console.log('\n报告 reports (final, signed and sealed)');
  for (const file of await saveReports(office, period, reports)) console.log(`  ${file}`);
  console.log(`  ${local.url}/v1/reports/${period} 清单与下载链接 list and links`);

  console.log(`\n地址 address    ${local.url}`);
  console.log(`接口 OpenAPI    ${local.url}/v1/openapi.json`);
  console.log(`\n公众 public\n  curl -s ${local.url}${publicPath(period)}`);
  const tokens = join(directory, 'tokens');
  await mkdir(tokens, { recursive: true, mode: 0o700 });
  for (const id of everybody) {
    await writeFile(join(tokens, id), `Authorization: Bearer ${await token(id)}\n`, { mode: 0o600 });
  }
  for (const { id, role, path } of personas) {
    console.log(`${role} · ${id}\n  curl -s -H '@${join(tokens, id)}' '${local.url}${path(period)}'`);
  }
  console.log(
    `\n${tokens} 中每人一个文件，令牌 12 小时有效，重新启动即更新\nOne file for each person of the county; tokens are valid for 12 hours, another start renews them.`,
  );
}
