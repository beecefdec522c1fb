import * as z from 'zod';
import type { RoledFunction } from '../functions/functions.ts';
import type { Permissions } from '../identity/permissions.ts';
import type { Queue } from '../queue/queue.ts';
import type { Stack } from '../template/stack.ts';
import { cloudOnly } from '../template/template.ts';

const configSchema = z.strictObject({
  FunctionName: z.string(),
  Qualifier: z.literal('$LATEST'),
  MaximumRetryAttempts: z.coerce.number().default(2),
  // Retries follow at once here, so no event grows old.
  MaximumEventAgeInSeconds: cloudOnly,
});

interface SendingOptions {
  stack: Stack;
  functions: readonly RoledFunction[];
  queues: ReadonlyMap<string, Queue>;
  permissions: Permissions;
}

/** Lambda's asynchronous invocation: tried again after a failure, and left with the dead letters after the last. */
export function createSending({ stack, functions, queues, permissions }: SendingOptions) {
  const configs = stack.all('AWS::Lambda::EventInvokeConfig', configSchema);
  return async (functionArn: string, role: string, event: unknown): Promise<void> => {
    const target = functions.find(({ arn }) => arn === functionArn);
    if (!target) throw new Error(`${functionArn} is not a function of the template`);
    permissions.byRole(role, { action: 'lambda:InvokeFunction', resource: functionArn });
    const config = configs.find(({ properties }) => [target.name, target.arn].includes(properties.FunctionName));
    for (let left = config?.properties.MaximumRetryAttempts ?? 2; left >= 0; left -= 1) {
      const outcome = await target.invoke(event);
      if (outcome.ok || outcome.reason === 'stopped') return;
    }
    const deadLetters = [...queues.values()].find(({ arn }) => arn === target.deadLetters);
    if (!deadLetters) return;
    permissions.byRole(target.role, { action: 'sqs:SendMessage', resource: deadLetters.arn });
    deadLetters.send(JSON.stringify(event));
  };
}
