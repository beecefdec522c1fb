import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { url as debuggerUrl } from 'node:inspector';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { openTable } from '../shared/storage/dynamodb.ts';
import { clockText, startNotes, startRefusals } from '../shared/text/local.ts';
import { readArguments } from './arguments.ts';
import { serveClock } from './turn-clock.ts';
import { lockFolder, putAsideUnfinished, readDriven, replace, writableFolder } from './data-folder.ts';
import { apiOf } from './demo/api.ts';
import { everybody, fewUnits, firstSecurityAdministrator, jurisdiction, settings, units } from './demo/county.ts';
import { beginning, driveQuarter, driveYear } from './demo/drive.ts';
import { demoPeople } from './demo/people.ts';
import { leaveAtWork } from './demo/present.ts';
import { announce } from './demo/show.ts';
import { type Quarter, lastWholeQuarter, lastWholeYear, quarterOf, showProgress } from './demo/stage.ts';
import { readExternal } from './external.ts';
import type { Local } from './local.ts';
import { both, inLine } from './log.ts';
import { givenUp } from './messages/messages.ts';
import { runLocal } from './run.ts';
import { dataOption, tellRunning, usualFolder, writeTokens } from './running.ts';
import { createClock } from './schedule/clock.ts';
import { templateIn } from './template/made.ts';
import { createTurning, keepTurns, turnedAhead } from './schedule/turn.ts';

const audience = 'jixiao';
const options = {
  once: { type: 'boolean', default: false },
  small: { type: 'boolean', default: false },
  clock: { type: 'boolean', default: false },
  dev: { type: 'boolean', default: false },
  data: { type: 'string', default: usualFolder },
  port: { type: 'string', default: '8080' },
} as const;
/** Seconds. */
const tokensLast = 12 * 3600;

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (process.env['DEBUG']) console.error(error);
  process.exit(1);
}

/** Builds, synthesizes and runs the whole system; an empty data folder first gets a county and one whole quarter. */
async function main(): Promise<void> {
  const given = readArguments(options, startRefusals.usage);
  if (!given) return;
  const { values } = given;
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`${both(startRefusals.port)}\n${both(startRefusals.usage)}`);
  const external = readExternal(process.env);
  const directory = resolve(values.data);
  await writableFolder(directory);
  const ahead = turnedAhead(directory);
  if (ahead > 0 && !values.clock) throw new Error(both(startRefusals['clock-turned']));

  // Before anything is built in it: whoever runs on this folder runs the functions that lie there.
  const unlock = lockFolder(directory);
  const driven = readDriven(join(directory, 'driven'));
  const isSmall = driven === undefined ? values.small : driven.includes('q');
  const quarter = values.small ? lastWholeQuarter(Date.now()) : quarterOf(lastWholeYear(Date.now()), 1);
  if (driven === undefined) await putAsideUnfinished(directory);
  const makes = () => console.log(inLine(startNotes.building));
  const template = await templateIn(directory, { fromSource: values.dev, makes });
  // One that was driven lives in the present, or in what its clock was turned to.
  const clock = createClock(driven === undefined ? beginning(quarter) : Date.now() + ahead);
  if (values.clock) keepTurns(clock, directory);
  let driving = driven === undefined;
  let local: Local | undefined;
  const stop = () => void local?.stop().then(() => process.exit(process.exitCode ?? 0));
  local = await runLocal({
    template: JSON.parse(await readFile(template, 'utf8')),
    assets: dirname(template),
    parameters: (issuer) => ({
      OidcIssuer: issuer,
      OidcAudience: audience,
      FirstSecurityAdministrator: `${jurisdiction}:${firstSecurityAdministrator}`,
      ConsoleOrigins: `http://127.0.0.1:${port}`,
      ConsoleName: settings.name.zh,
    }),
    audience,
    accounts: { jurisdiction, county: settings.name, demo: demoPeople(isSmall ? fewUnits : units) },
    directory,
    unlock,
    external,
    holdsData: driven !== undefined,
    silent: () => driving,
    inProcess: values.dev,
    port,
    clock,
    log: ({ level, source, text }) => void (level === 'error' && console.error(`${source}: ${text}`)),
    lost: (reason) => {
      console.error(both(startNotes.lost, { directory, reason }));
      process.exitCode = 1;
      stop();
    },
  });
  if (driven === undefined && local.keptData) {
    await local.stop();
    throw new Error(both(startRefusals['database-not-ours'], { directory }));
  }
  // A second one does not wait; a terminal that closes asks by SIGHUP.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);

  const period = driven ?? (await firstDrive(local, directory, values.small ? quarter : undefined));
  driving = false;
  if (driven !== undefined) console.log(`\n${both(startNotes.kept, { directory })}`);
  const tokens = await renewTokens(local, directory);
  await announce(local, { directory, period, tokens });
  for (const told of givenUp(directory)) console.error(told);
  const turn = values.clock ? await turnable(local, directory) : undefined;
  if (values.dev) console.log(`\n${both(startNotes.attach, { debugger: debuggerUrl() ?? startNotes['no-debugger'] })}`);
  const untell = tellRunning(directory, { url: local.url, ...(turn && { clock: turn }) });
  process.once('exit', untell);
  if (values.once) return stop();
  console.log(`\n${both(startNotes.ends)}`);
}

/** A whole year of the county, or of a few of its units the quarter that is given. */
async function firstDrive(local: Local, directory: string, quarter: Quarter | undefined): Promise<string> {
  const progress = showProgress(process.stdout);
  const stage = {
    as: async (person: string) => apiOf(local.url, await local.token({ sub: person, jurisdiction })),
    units: quarter ? fewUnits : units,
    progress,
    travelTo: async (instant: number) => {
      await local.clock.travelTo(instant);
      await local.drain();
    },
  };
  const now = Date.now();
  const driven = await (quarter ? driveQuarter(stage, quarter) : driveYear(stage, lastWholeYear(now)));
  await leaveAtWork({ ...stage, units: driven.units }, now);
  await stage.travelTo(Date.now());
  progress.done();
  console.log(inLine(startNotes.driven, { requests: local.counters().http.requests }));
  replace(join(directory, 'driven'), driven.period);
  return driven.period;
}

function renewTokens(local: Local, directory: string): Promise<string> {
  return writeTokens(directory, everybody, (person) => local.token({ sub: person, jurisdiction }, tokensLast));
}

/** Lets the clock be turned, by a line typed here and by `npm run clock`; gives where the latter asks. */
async function turnable(local: Local, directory: string): Promise<{ url: string; secret: string }> {
  const { clock, database } = local;
  const [name] = database.tables;
  if (name === undefined) throw new Error('the template has no table');
  // A token of before is none any more once its twelve hours are over by this clock.
  clock.onTravel(async () => void (await renewTokens(local, directory)));
  const turn = createTurning({
    clock,
    table: openTable(name, new DynamoDBClient(database.connection)),
    timeZone: settings.timeZone,
    settled: local.drain,
  });
  console.log(`\n${both(clockText.banner, { data: dataOption(directory) })}\n${await turn('show')}`);
  createInterface({ input: process.stdin }).on('line', (line) => {
    if (line.trim() !== '') void turn(line).then(console.log, console.error);
  });
  return serveClock(turn);
}
