import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepMade } from '../../local/template/made.ts';
import { temporaryFolder } from '../make/folder.ts';
import { builtSystem } from '../make/system.ts';
import { Format } from '../../shared/domain/reports/manifest.ts';

const root = join(import.meta.dirname, '../..');
const data = temporaryFolder();
const started = new Set<ChildProcess>();
afterAll(() => started.forEach((child) => child.kill('SIGKILL')));

/** `npm start` without npm. */
const start = (options: readonly string[], environment: Record<string, string> = {}) =>
  run([join(root, 'local/start.ts'), '--port', '0', ...options], environment);

function run(command: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    child,
    ended,
    said: () => said,
    async says(text: string) {
      while (!said.includes(text)) {
        if (child.exitCode !== null) throw new Error(`it ended before it said “${text}”:\n${said}`);
        await sleep(50);
      }
    },
  };
}

/** A debugger attached to a process, as far as one breakpoint needs it. */
async function debugging(url: string) {
  const socket = new WebSocket(url);
  const heard: { id?: number; method?: string; text: string }[] = [];
  const waiting = new Set<() => void>();
  socket.addEventListener('message', ({ data: received }) => {
    const text = String(received);
    heard.push({ ...(JSON.parse(text) as { id?: number; method?: string }), text });
    for (const look of waiting) look();
  });
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  const hears = (wanted: (one: (typeof heard)[number]) => boolean) =>
    new Promise<string>((resolve) => {
      const look = () => {
        const found = heard.find(wanted);
        if (!found) return;
        waiting.delete(look);
        resolve(found.text);
      };
      waiting.add(look);
      look();
    });
  let last = 0;
  return {
    send(method: string, params: object = {}) {
      const id = (last += 1);
      socket.send(JSON.stringify({ id, method, params }));
      return hears((one) => one.id === id);
    },
    event: (method: string) => hears((one) => one.method === method),
    close: () => socket.close(),
  };
}

/** Processes whose command line names this folder, as Linux knows them. */
function runningOn(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .flatMap((id) => {
      try {
        const command = readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return command.includes(folder) ? [command] : [];
      } catch {
        return [];
      }
    });
}

const asked = async (file: 'invoke' | 'turn-clock', ...words: string[]) => {
  const one = run([join(root, `local/${file}.ts`), ...words]);
  return [await one.ended, one.said()] as const;
};

/** Each start takes seconds, so the tests go on with one folder in their order, and every one of them ends its own in another way. */
describe('npm start', { timeout: 600_000 }, () => {
  const kept = () => readdirSync(data).filter((name) => name.startsWith('set-aside-'));
  /** Something in the database that no drive has put there. */
  const county = (year: number) => {
    mkdirSync(join(data, 'dynamodb'), { recursive: true });
    writeFileSync(join(data, 'dynamodb', 'county'), `the county of ${year}`);
  };

  // A start that builds stands in the test of the year.
  beforeAll(async () => keepMade(data, { path: await builtSystem() }));

  test('killed in the middle of its first drive, begins that drive afresh, and deletes no data, the second time too', async () => {
    const first = start(['--small', '--data', data]);
    await first.says('agreements laid');
    expect(first.said()).not.toContain('begins afresh');
    first.child.kill('SIGKILL');
    await first.ended;
    county(2001);
    const second = start(['--small', '--data', data]);
    await second.says('units, people and roles');
    expect(second.said()).toContain('begins afresh');
    second.child.kill('SIGKILL');
    await second.ended;
    expect(kept()).toHaveLength(1);
    county(2002);
  });

  test('--once --small drives a quarter of a few units, shows the results and ends with exit code 0', async () => {
    const run = start(['--once', '--small', '--data', data]);
    expect(await run.ended, run.said()).toBe(0);
    for (const text of ['begins afresh', '经济管理部门', '县财政局', '优秀', '/v1/openapi.json', 'curl -s -H'])
      expect(run.said()).toContain(text);
    // Whoever signs in finds something to do.
    for (const waits of [
      /李娜 .*1 项待办：提出绩效目标/,
      /张伟 .*2 项待办/,
      /冯县长 .*6 项待办：评分/,
      /王监督 .*1 项待办：异议/,
    ])
      expect(run.said()).toMatch(waits);
    expect(readdirSync(join(data, 'downloads')).map(extname).toSorted()).toEqual(
      Format.options.map((one) => `.${one}`).toSorted(),
    );
    expect(runningOn(data)).toEqual([]);
    const texts = kept().map((name) => readFileSync(join(data, name, 'dynamodb', 'county'), 'utf8'));
    expect(texts.toSorted()).toEqual(['the county of 2001', 'the county of 2002']);
  });

  test('again says that its data was kept, and shows the same results', async () => {
    const run = start(['--once', '--data', data]);
    expect(await run.ended, run.said()).toBe(0);
    expect(run.said()).toContain('The data of the last start was kept');
    expect(run.said()).not.toContain('synthesizing');
    expect(run.said()).toContain('县财政局');
  });

  test('as npm run dev runs the sources in one process: a breakpoint in them holds, and the answer waits for it', async () => {
    const dev = run(['--inspect=127.0.0.1:0', join(root, 'local/start.ts'), '--dev', '--port', '0', '--data', data]);
    await dev.says('Ctrl-C');
    const debug = await debugging(/attach a debugger to (\S+)/.exec(dev.said())![1]!);
    await debug.send('Debugger.enable');
    const file = 'functions/organisation/officials.ts';
    const lines = readFileSync(join(root, file), 'utf8').split('\n');
    const lineNumber = lines.findIndex((line) => line.includes('function readMe')) + 1;
    await debug.send('Debugger.setBreakpointByUrl', { lineNumber, urlRegex: `.*/${file.replace('.', '\\.')}` });
    const answer = run([join(root, 'local/invoke.ts'), 'organisation.me', '--as', 'li', '--data', data]);
    const paused = await debug.event('Debugger.paused');
    expect(paused).toContain('"functionName":"readMe"');
    expect(answer.said()).toBe('');
    await debug.send('Debugger.resume');
    expect(await answer.ended, answer.said()).toBe(0);
    expect(answer.said()).toMatch(/^200\n\{\n/);
    debug.close();
    dev.child.kill('SIGTERM');
    expect(await dev.ended, dev.said()).toBe(0);
    expect(runningOn(data)).toEqual([]);
  });

  test('answers npm run invoke by the id of a route and says what is near, missing or refused; a second one on its folder is refused', async () => {
    const invoke = (...words: string[]) => asked('invoke', ...words, '--data', data);
    const params = '{"period":"2020-q1","subject":"unit.finance"}';
    const [, stopped] = await invoke('goals.read', '--as', 'li', '--params', params);
    expect(stopped).toContain('run npm start or npm run dev first');
    const up = start(['--data', data]);
    await up.says('Ctrl-C');
    expect(runningOn(data).length).toBeGreaterThan(1);
    const second = start(['--data', data]);
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain('in use by another process');
    // Nothing was built in the folder of the one that runs.
    expect(second.said()).not.toContain('synthesizing');

    const [refused, problem] = await invoke('goals.read', '--as', 'li', '--params', params);
    expect([refused, problem.split('\n')[0]]).toEqual([1, '404']);
    expect(problem).toContain('urn:jixiao:problem:');
    const [wrong, missing] = await invoke('goals.read', '--as', 'li', '--params', '{"period":"2020-q1"}');
    expect(wrong).toBe(1);
    expect(missing).toContain('params.subject: “考核对象”必须填写。 / "subject" is required.');
    expect((await invoke('goal.read', '--as', 'li'))[1]).toContain('near it are:\n  goals.read');
    expect((await invoke('goals.read', '--as', 'finance'))[1]).toContain('finance.leader finance.clerk');
    expect((await invoke('goals.read', '--as', 'li', '--params', '{'))[1]).toContain('--params is no JSON object: {');
    expect((await invoke('goals.read'))[1]).toContain('Usage: npm run invoke');
    expect((await asked('turn-clock', 'next', '--data', data))[0]).toBe(1);
    up.child.kill('SIGINT');
    expect(await up.ended).toBe(0);
    expect(runningOn(data)).toEqual([]);
  });

  test('with --clock goes on from where its clock was turned to, and not without; it ends cleanly with its terminal', async () => {
    const turned = temporaryFolder();
    cpSync(data, turned, { recursive: true, filter: (from) => !from.includes('set-aside-') });
    const clock = async (...words: string[]) => {
      const [code, said] = await asked('turn-clock', ...words, '--data', turned);
      expect(code, said).toBe(0);
      return said;
    };
    const first = start(['--clock', '--data', turned]);
    await first.says('Ctrl-C');
    expect(first.said()).toContain('The clock can be turned');
    const year = new Date().getUTCFullYear() + 2;
    expect(await clock('to', `${year}-03-01T09:00`)).toContain(`clock: ${year}-03-01T09:00`);
    const [code, me] = await asked('invoke', 'organisation.me', '--as', 'li', '--data', turned);
    expect(code, me).toBe(0);
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);

    const plain = start(['--once', '--data', turned]);
    expect(await plain.ended).toBe(1);
    expect(plain.said()).toContain('start it with --clock');
    const second = start(['--clock', '--data', turned]);
    await second.says('Ctrl-C');
    expect(await clock()).toContain(`clock: ${year}-03-01T`);
    second.child.kill('SIGHUP');
    expect(await second.ended).toBe(0);
    expect(runningOn(turned)).toEqual([]);
  });

  test('by npm ends with npm, and leaves nothing serving', async () => {
    const npm = spawn('npm', ['start', '--silent', '--', '--port', '0', '--data', data], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    started.add(npm);
    const ended = new Promise((resolve) => npm.once('close', resolve));
    for await (const chunk of npm.stdout) if (String(chunk).includes('Ctrl-C')) break;
    npm.kill('SIGTERM');
    await ended;
    await expect.poll(() => runningOn(data), { timeout: 10_000 }).toEqual([]);
  });

  test('says that its mark of a completed drive is damaged, and touches no data', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'dynamodb'));
    writeFileSync(join(folder, 'dynamodb', 'county'), 'the year of a county');
    writeFileSync(join(folder, 'driven'), '');
    const run = start(['--data', folder]);
    expect(await run.ended).toBe(1);
    expect(run.said()).toContain(`The file ${join(folder, 'driven')} is damaged`);
    expect(readFileSync(join(folder, 'dynamodb', 'county'), 'utf8')).toBe('the year of a county');
  });

  test.each([
    ['a database that does not answer', { DYNAMODB_ENDPOINT: 'http://127.0.0.1:9' }, [], /127\.0\.0\.1:9/],
    ['a data folder that cannot be written', {}, ['--data', join(root, 'package.json')], /package\.json/],
    ['a port that is none', {}, ['--port', 'eighty'], /--port/],
    ['an option nobody knows', {}, ['--colour'], /--colour/],
  ])('with %s says so and ends with another exit code than 0', async (_, environment, options, message) => {
    const folder = temporaryFolder();
    keepMade(folder, { path: await builtSystem() });
    const run = start(['--once', '--data', folder, ...options], environment);
    expect(await run.ended).toBe(1);
    expect(run.said()).toMatch(message);
    expect(run.said()).not.toContain('    at ');
  });
});
