import type { Clock } from '../schedule/clock.ts';
import type { RoledFunction } from '../functions/functions.ts';
import type { Log } from '../log.ts';
import { mappingSchema, startMapping } from './mapping.ts';
import type { Mapping } from './mapping.ts';
import type { Permissions } from '../identity/permissions.ts';
import { createQueue, queueSchema } from './queue.ts';
import type { Queue } from './queue.ts';
import type { Stack } from '../template/stack.ts';

/** The queues of the template by name, each knowing its dead letters. */
export function createQueues(stack: Stack, clock: Clock): Map<string, Queue> {
  const placed = stack.all('AWS::SQS::Queue', queueSchema);
  const queues = new Map<string, Queue>();
  const create = (arn: string): Queue => {
    const found = placed.find((one) => one.arn === arn);
    if (!found) throw new Error(`dead letters go to ${arn}, which is not in the template`);
    const { name, properties } = found;
    const known = queues.get(name);
    if (known) return known;
    const redrive = properties.RedrivePolicy;
    const queue = createQueue({
      name,
      arn,
      clock,
      visibilitySeconds: properties.VisibilityTimeout,
      delaySeconds: properties.DelaySeconds,
      ...(redrive && {
        deadLetters: { queue: create(redrive.deadLetterTargetArn), maxReceiveCount: redrive.maxReceiveCount },
      }),
    });
    queues.set(name, queue);
    return queue;
  };
  for (const { arn } of placed) create(arn);
  return queues;
}

export interface Driven extends Mapping {
  queue: Queue;
}

interface MappingsOptions {
  stack: Stack;
  clock: Clock;
  queues: ReadonlyMap<string, Queue>;
  functions: readonly RoledFunction[];
  permissions: Permissions;
  log: Log;
}

/** What Lambda's poller asks of the function's role. */
const consuming = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

/** SQS feeds as many batches at once as there may be instances, unless the template says fewer. */
const mostBatches = 4;

export function startMappings({ stack, clock, queues, functions, permissions, log }: MappingsOptions): Driven[] {
  return stack.all('AWS::Lambda::EventSourceMapping', mappingSchema).flatMap(({ id, properties }) => {
    const queue = [...queues.values()].find(({ arn }) => arn === properties.EventSourceArn);
    const target = functions.find(({ name, arn }) => [name, arn].includes(properties.FunctionName));
    if (!queue || !target) throw new Error(`event source mapping ${id} needs a queue and a function of the template`);
    if (!properties.Enabled) return [];
    const mapping = startMapping({
      queue,
      target,
      batchSize: properties.BatchSize,
      partial: properties.FunctionResponseTypes.length > 0,
      most: Math.min(mostBatches, properties.ScalingConfig?.MaximumConcurrency ?? mostBatches),
      region: stack.place.region,
      clock,
      log,
      permit: () => consuming.forEach((action) => permissions.byRole(target.role, { action, resource: queue.arn })),
    });
    return [{ ...mapping, queue }];
  });
}
