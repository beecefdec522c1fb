import { setTimeout as sleep } from 'node:timers/promises';
import { requireSpace } from './disk.ts';
import { dynoxide } from './engines.ts';
import type { Engine } from './engines.ts';
import { startChild } from './lifeline.ts';
import { lines } from './log.ts';
import type { Log } from './log.ts';
import { freePort } from './ports.ts';

interface Dynamo {
  endpoint: string;
  stop: () => Promise<void>;
}

interface DynamoOptions {
  /** Where the data lives; in memory when left out. */
  directory?: string;
  engine?: Engine;
  log?: Log;
}

const javaNeedsUpTo = 15_000;

/** Starts a DynamoDB engine that ends with this process. Errors are sentences for whoever runs the machine. */
export async function startDynamo({
  directory,
  engine = dynoxide(),
  log = () => undefined,
}: DynamoOptions = {}): Promise<Dynamo> {
  if (engine.missing !== undefined) {
    throw new Error(
      `缺少数据库引擎：请执行 npm ci，或以 DYNAMODB_ENDPOINT 指定其他 DynamoDB 端点。` +
        `\nNo DynamoDB engine: ${engine.missing}. Run npm ci, or set DYNAMODB_ENDPOINT to another DynamoDB.`,
    );
  }
  if (directory !== undefined) requireSpace(directory);
  const port = await freePort();
  const child = startChild(engine.command(port, directory), lines(engine.name, 'info', log));
  const endpoint = `http://127.0.0.1:${port}`;
  let ready = false;
  let stopping = false;
  let over: string | undefined;
  void watch();
  async function watch(): Promise<void> {
    over = await child.ended;
    if (ready && !stopping)
      log({ source: engine.name, level: 'error', text: `数据库引擎意外退出 / the engine ended unexpectedly: ${over}` });
  }
  for (const deadline = Date.now() + javaNeedsUpTo; !(await answers(endpoint)); await sleep(10)) {
    if (over === undefined && Date.now() < deadline) continue;
    stopping = true;
    await child.end();
    throw new Error(`数据库引擎无法启动 / the engine ${engine.name} does not start: ${over ?? 'it does not answer'}`);
  }
  ready = true;
  return {
    endpoint,
    async stop() {
      stopping = true;
      await child.end();
    },
  };
}

/** Any HTTP answer will do: an engine refuses an unsigned request, and so shows that it listens. */
async function answers(endpoint: string): Promise<boolean> {
  try {
    await (await fetch(endpoint, { method: 'POST' })).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
