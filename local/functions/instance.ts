/**
 * The inside of a function instance: a thread with its own environment that runs the real bundle, one event at a time. It imports
 * nothing but Node's own modules, because every cold start would load it again.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';

export interface Start {
  /** The folder of the bundle. */
  code: string;
  /** As Lambda writes it: `index.handler`. */
  handler: string;
  functionName: string;
  functionArn: string;
  /** Megabytes. */
  memory: number;
}

export interface Task {
  event: string;
  requestId: string;
  /** Epoch milliseconds at which the instance will be ended. */
  deadline: number;
}

/** What an instance says: that it has loaded, or how an event ended. `result` is JSON; `held` is the memory it holds after it, in bytes. */
export type Said =
  | { ready: true }
  | { result: string; held: number }
  | { failed: { errorType: string; errorMessage: string; trace: string[] } };

const start: Start = workerData;
const port = parentPort;
if (!port) throw new Error('an instance runs in a thread of its function');

const say = (said: Said): void => port.postMessage(said);

const [file = '', ...exported] = start.handler.split('.');
const require = createRequire(path.join(start.code, 'package.json'));
const entry = ['.cjs', '.js', '.mjs']
  .map((extension) => path.join(start.code, file + extension))
  .find((name) => existsSync(name));
if (entry === undefined) throw new Error(`${start.code} has no ${file}`);
const bundle: unknown = require(entry);
const handler: unknown = Reflect.get(Object(bundle), exported.join('.'));
if (typeof handler !== 'function') throw new Error(`${start.handler} is not a function of the bundle in ${start.code}`);

const run = async ({ event, requestId, deadline }: Task): Promise<void> => {
  const context = {
    awsRequestId: requestId,
    functionName: start.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: start.functionArn,
    memoryLimitInMB: String(start.memory),
    logGroupName: `/aws/lambda/${start.functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
  try {
    const result: unknown = await Reflect.apply(handler, undefined, [JSON.parse(event), context]);
    const { total_heap_size: heap, external_memory: outside } = getHeapStatistics();
    say({ result: JSON.stringify(result) ?? 'null', held: heap + outside });
  } catch (error) {
    const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    say({ failed: { errorType: name, errorMessage: message, trace: stack.split('\n') } });
  }
};

port.on('message', (task: Task) => void run(task));
say({ ready: true });
