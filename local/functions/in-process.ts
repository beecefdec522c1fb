import { randomUUID } from 'node:crypto';
import type { FunctionOptions, LocalFunction } from './function.ts';
import { loadHandler } from './handler.ts';

/** Longer than anybody looks at a breakpoint, milliseconds. */
const aDay = 24 * 60 * 60 * 1000;

/**
 * The function in this very process, for a developer: breakpoints hold, and nothing ends it for the time or memory it takes. Events of
 * one function run side by side, and all functions share the environment.
 */
export function createInProcess({ id, start, environment, log }: FunctionOptions): LocalFunction {
  const counters = { invocations: 0, errors: 0, timeouts: 0, coldStarts: 0 };
  for (const [name, value] of Object.entries(environment)) {
    // The screen of a developer reads no metrics.
    if (name === 'METRIC_NAMESPACE') continue;
    const own = name.startsWith('AWS_LAMBDA_');
    if (!own && (process.env[name] ?? value) !== value)
      throw new Error(
        `${start.functionName} wants ${name}=${value}, and another function of this process something else`,
      );
    process.env[name] = value;
  }
  let run: ReturnType<typeof loadHandler> | undefined;
  return {
    id,
    arn: start.functionArn,
    counters,
    async invoke(event) {
      counters.invocations += 1;
      run ??= loadHandler(start);
      const ended = await run({
        event: JSON.stringify(event),
        requestId: randomUUID(),
        deadline: Date.now() + aDay,
      });
      if ('result' in ended) return { ok: true, payload: ended.result };
      counters.errors += 1;
      const message = ended.failed.trace.join('\n');
      log({ source: start.functionName, level: 'error', text: message });
      return { ok: false, reason: 'error', message };
    },
    stop: async () => undefined,
  };
}
