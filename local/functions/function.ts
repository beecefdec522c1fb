import { randomUUID } from 'node:crypto';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { lines, type Log } from '../log.ts';
import type { Start, Task } from './handler.ts';
import type { Said } from './instance.ts';

export interface FunctionOptions {
  /** The logical id in the template. */
  id: string;
  start: Start;
  timeoutSeconds: number;
  environment: Readonly<Record<string, string>>;
  /** Where code that was compiled once is kept for the next instances. */
  compiled: string;
  /** Instances at most; each takes one event at a time, others wait. */
  most: number;
  /** Milliseconds after which an instance that nobody needs ends. */
  idleFor?: number;
  log: Log;
}

/** How an invocation ended; `payload` is the JSON that the handler returned. */
export type Outcome =
  | { ok: true; payload: string }
  | { ok: false; reason: 'error' | 'timeout' | 'crash' | 'stopped'; message: string };

export interface LocalFunction {
  id: string;
  arn: string;
  invoke: (event: unknown) => Promise<Outcome>;
  counters: { invocations: number; errors: number; timeouts: number; coldStarts: number };
  stop: () => Promise<void>;
}

interface Instance {
  run(event: string): Promise<Outcome>;
  alive(): boolean;
  /** It holds more memory than it is worth: the next one starts with little. */
  spent(): boolean;
  end(): Promise<unknown>;
}

/**
 * A thread's heap is let grow towards its limit before it is cleaned, and never shrinks: of sixty instances some gigabytes would stay.
 * One that holds more than this, in bytes, is ended when it has answered; loading the next takes less than a tenth of a second.
 */
const mostHeld = 192 * 1024 * 1024;

/** An instance nobody has needed for so long ends, as in Lambda. */
const idleFor = 5 * 60 * 1000;

/** Lambda's own limit for a synchronous answer. */
const longestPayload = 6 * 1024 * 1024;

/** One function of the template: instances are made when needed and kept warm, as Lambda does. */
export function createFunction(options: FunctionOptions): LocalFunction {
  const counters = { invocations: 0, errors: 0, timeouts: 0, coldStarts: 0 };
  const instances = new Set<Instance>();
  const idle: Instance[] = [];
  const waiting: ((instance: Instance) => void)[] = [];
  const resting = new WeakMap<Instance, NodeJS.Timeout>();
  let stopped = false;

  const cold = (): Instance => {
    counters.coldStarts += 1;
    const instance = startInstance(options);
    instances.add(instance);
    return instance;
  };
  const acquire = async (): Promise<Instance> => {
    const warm = idle.pop();
    if (warm) {
      clearTimeout(resting.get(warm));
      return warm;
    }
    if (instances.size < options.most) return cold();
    return new Promise((resolve) => void waiting.push(resolve));
  };
  const retire = (instance: Instance): void => {
    instances.delete(instance);
    void instance.end();
  };
  const release = (instance: Instance): void => {
    const fit = instance.alive() && !instance.spent();
    if (!fit) retire(instance);
    const next = waiting.shift();
    if (next) next(fit ? instance : cold());
    else if (fit) rest(instance);
  };
  const rest = (instance: Instance): void => {
    idle.push(instance);
    const timer = setTimeout(() => {
      idle.splice(idle.indexOf(instance), 1);
      retire(instance);
    }, options.idleFor ?? idleFor);
    timer.unref();
    resting.set(instance, timer);
  };

  return {
    id: options.id,
    arn: options.start.functionArn,
    counters,
    async invoke(event) {
      if (stopped) return { ok: false, reason: 'stopped', message: 'the system is stopping' };
      counters.invocations += 1;
      const instance = await acquire();
      const outcome = await instance.run(JSON.stringify(event));
      release(instance);
      if (outcome.ok) return outcome;
      counters.errors += 1;
      if (outcome.reason === 'timeout') counters.timeouts += 1;
      if (!stopped) options.log({ source: options.start.functionName, level: 'error', text: outcome.message });
      return outcome;
    },
    async stop() {
      stopped = true;
      for (const instance of idle) clearTimeout(resting.get(instance));
      await Promise.all([...instances].map((instance) => instance.end()));
    },
  };
}

function startInstance({ start, timeoutSeconds, environment, compiled, log }: FunctionOptions): Instance {
  const worker = new Worker(new URL(`./instance${extname(import.meta.url)}`, import.meta.url), {
    name: start.functionName,
    workerData: start,
    // From the sources it holds this file with its types taken off, for which each thread would load a compiler.
    env: { ...environment, NODE_COMPILE_CACHE: compiled },
    // A flag of whoever started us (a test runner's loader) is no part of the function's runtime.
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: start.memory },
  });
  worker.stdout.on('data', lines(start.functionName, 'info', log));
  worker.stderr.on('data', lines(start.functionName, 'error', log));

  let alive = true;
  let held = 0;
  let settle: ((outcome: Outcome) => void) | undefined;
  let dead: Outcome | undefined;
  const finish = (outcome: Outcome): void => {
    const settleNow = settle;
    settle = undefined;
    settleNow?.(outcome);
  };
  const die = (outcome: Outcome): void => {
    alive = false;
    dead ??= outcome;
    finish(dead);
  };
  const loaded = new Promise<void>((resolve) => {
    worker.on('message', (said: Said) => {
      if ('ready' in said) return resolve();
      held = said.held;
      if ('failed' in said) finish({ ok: false, reason: 'error', message: said.failed.trace.join('\n') });
      else if (said.result.length > longestPayload)
        finish({ ok: false, reason: 'error', message: 'the answer is larger than 6 MB' });
      else finish({ ok: true, payload: said.result });
    });
    worker.on('error', (error) => {
      die({
        ok: false,
        reason: 'crash',
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
      resolve();
    });
    worker.on('exit', (code) => {
      die({ ok: false, reason: 'crash', message: `the instance ended with code ${code}` });
      resolve();
    });
  });

  return {
    alive: () => alive,
    spent: () => held > mostHeld,
    end: () => worker.terminate(),
    async run(event) {
      // Loading does not count: Lambda starts the clock when the event reaches the handler.
      await loaded;
      if (dead) return dead;
      const milliseconds = timeoutSeconds * 1000;
      const task: Task = { event, requestId: randomUUID(), deadline: Date.now() + milliseconds };
      const outcome = new Promise<Outcome>((resolve) => void (settle = resolve));
      const timer = setTimeout(() => {
        die({ ok: false, reason: 'timeout', message: `Task timed out after ${timeoutSeconds} seconds` });
        void worker.terminate();
      }, milliseconds);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage(task);
      try {
        return await outcome;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
