import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Agent, request } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startNotes, startRefusals } from '../../shared/text/local.ts';
import { databaseFile, requireSpace } from '../data-folder.ts';
import { both, inLine, lines, type Log } from '../log.ts';
import { freePort } from '../server.ts';
import { startChild } from './child-process.ts';
import { HiddenAgent, requireHiding, startHidden } from './hidden.ts';

/** A DynamoDB that runs on this machine. */
export interface Engine {
  name: 'dynoxide' | 'DynamoDB Local';
  /** Why it cannot run here; undefined when it can. */
  missing?: string;
  /** The command line; without a directory the data lives in memory. */
  command(port: number, directory?: string): string[];
}

const require = createRequire(import.meta.url);

function folderOf(name: string): string | undefined {
  try {
    return path.dirname(require.resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}

/** A static binary on a SQLite file: the engine of the one-machine edition. */
export function dynoxide(): Engine {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  const binary = path.join(folderOf(name) ?? '', 'dynoxide');
  return {
    name: 'dynoxide',
    ...(existsSync(binary) && path.isAbsolute(binary) ? {} : { missing: `the package ${name} is not installed` }),
    command: (port, directory) => [
      binary,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      ...(directory === undefined ? [] : ['--db-path', path.join(directory, databaseFile)]),
    ],
  };
}

/**
 * Amazon's own, in Java: the second opinion of the storage tests. No dependency of ours (65 MB): it comes with the package
 * amplify-dynamodb-simulator, or lies where DYNAMODB_LOCAL_DIR says.
 */
export function dynamoDbLocal(directory = process.env['DYNAMODB_LOCAL_DIR']): Engine {
  const folder = directory ?? path.join(folderOf('amplify-dynamodb-simulator') ?? '', 'emulator');
  const jar = path.join(folder, 'DynamoDBLocal.jar');
  const missing = !existsSync(jar)
    ? 'neither the package amplify-dynamodb-simulator nor DYNAMODB_LOCAL_DIR is there'
    : spawnSync('java', ['-version']).status !== 0
      ? 'there is no Java'
      : undefined;
  return {
    name: 'DynamoDB Local',
    ...(missing === undefined ? {} : { missing }),
    command: (port, directory) => [
      'java',
      `-Djava.library.path=${path.join(folder, 'DynamoDBLocal_lib')}`,
      '-jar',
      jar,
      '-port',
      String(port),
      // One database whatever credentials and region a caller signs with: each function has its own.
      '-sharedDb',
      ...(directory === undefined ? ['-inMemory'] : ['-dbPath', directory]),
    ],
  };
}

interface Dynamo {
  endpoint: string;
  /** How to connect to it. */
  agent: Agent;
  stop: () => Promise<void>;
}

interface DynamoOptions {
  /** Where the data lives; in memory when left out. */
  directory?: string;
  engine?: Engine;
  /** In a network of its own, where nobody else on this machine reaches it: the engine takes whatever credentials. */
  hidden?: boolean;
  log?: Log;
  /** Called when the engine is gone for good: nothing can be answered any more. */
  lost?: (reason: string) => void;
}

const javaNeedsUpTo = 15_000;

/** Where an engine listens that has a network to itself. */
const alone = 8000;

const notHidden = (): never => {
  throw new Error('an engine that is not hidden is connected to by its address');
};

/** Milliseconds before each try to start an engine again that ended by itself. */
const pauses = [0, 250, 1_000, 4_000, 15_000];

/** An engine that ran this long is sound: its next end is tried to be mended from the beginning again. */
const soundAfter = 60_000;

/**
 * Starts a DynamoDB engine that ends with this process, and starts it again where it was should it end alone. Errors are sentences
 * for whoever runs the machine.
 */
export async function startDynamo({
  directory,
  engine = dynoxide(),
  hidden = false,
  log = () => undefined,
  lost = () => undefined,
}: DynamoOptions = {}): Promise<Dynamo> {
  if (engine.missing !== undefined) {
    throw new Error(both(startRefusals['no-engine'], { reason: engine.missing }));
  }
  if (directory !== undefined) requireSpace(directory);
  if (hidden) requireHiding();
  const port = hidden ? alone : await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  let stopping = false;
  let child = spawn();
  const agent = hidden ? new HiddenAgent(() => child.connect()) : new Agent({ keepAlive: true });
  function spawn(): ReturnType<typeof startHidden> {
    const [command, said] = [engine.command(port, directory), lines(engine.name, 'info', log)];
    return hidden ? startHidden(command, port, said) : { ...startChild(command, said), connect: notHidden };
  }

  async function ready(): Promise<void> {
    let over: string | undefined;
    void child.ended.then((last) => (over = last));
    for (const deadline = Date.now() + javaNeedsUpTo; !(await answers(endpoint, agent)); await sleep(10)) {
      if (over === undefined && Date.now() < deadline) continue;
      await child.end();
      const reason = over ?? 'it does not answer';
      const fault = both(startRefusals['engine-does-not-start'], { engine: engine.name, reason });
      throw new Error(
        directory === undefined ? fault : `${fault}\n${both(startRefusals['engine-file'], { directory })}`,
      );
    }
  }

  async function keepAlive(): Promise<void> {
    for (let tries = 0; ;) {
      const began = Date.now();
      const last = await child.ended;
      if (stopping) return;
      if (Date.now() - began > soundAfter) tries = 0;
      log({ source: engine.name, level: 'error', text: inLine(startNotes['engine-ended'], { reason: last }) });
      const pause = pauses[tries];
      // What lived in memory is gone, and a start with none of it would answer as if nothing had ever been.
      if (directory === undefined || pause === undefined) return lost(`the engine ${engine.name} ended: ${last}`);
      tries += 1;
      await sleep(pause);
      if (stopping) return;
      child = spawn();
      await ready().catch(() => undefined);
    }
  }

  await ready();
  void keepAlive();
  return {
    endpoint,
    agent,
    async stop() {
      stopping = true;
      agent.destroy();
      await child.end();
    },
  };
}

/** Any HTTP answer will do: an engine refuses an unsigned request, and so shows that it listens. */
function answers(endpoint: string, agent: Agent): Promise<boolean> {
  return new Promise((resolve) => {
    request(endpoint, { method: 'POST', agent }, (answer) => {
      answer.resume().on('end', () => resolve(true));
    })
      .on('error', () => resolve(false))
      .end();
  });
}
