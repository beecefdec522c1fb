/**
 * How the handler of a bundle is found and called, in a thread of its own or in the process of a developer. It imports nothing but
 * Node's own modules, because every cold start would load it again.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

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

/** How an event ended: the JSON of what was returned, or what was thrown. */
export type Ended = { result: string } | { failed: { errorType: string; errorMessage: string; trace: string[] } };

/** Loads the bundle; the function that comes back answers one event. */
export function loadHandler(start: Start): (task: Task) => Promise<Ended> {
  const [file = '', ...exported] = start.handler.split('.');
  const require = createRequire(path.join(start.code, 'package.json'));
  const entry = ['.cjs', '.js', '.mjs']
    .map((extension) => path.join(start.code, file + extension))
    .find((name) => existsSync(name));
  if (entry === undefined) throw new Error(`${start.code} has no ${file}`);
  const bundle: unknown = require(entry);
  const handler: unknown = Reflect.get(Object(bundle), exported.join('.'));
  if (typeof handler !== 'function')
    throw new Error(`${start.handler} is not a function of the bundle in ${start.code}`);

  return async ({ event, requestId, deadline }) => {
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
      return { result: JSON.stringify(result) ?? 'null' };
    } catch (error) {
      const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
      return { failed: { errorType: name, errorMessage: message, trace: stack.split('\n') } };
    }
  };
}
