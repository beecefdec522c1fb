import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { LocalFunction, Outcome } from '../functions/function.ts';
import type { RoledFunction } from '../functions/functions.ts';
import type { Permissions } from '../identity/permissions.ts';
import type { Log } from '../log.ts';
import type { Clock } from '../schedule/clock.ts';
import type { Schedules } from '../schedule/schedule.ts';
import type { Stack } from '../template/stack.ts';
import { cloudOnly } from '../template/template.ts';
import type { Message } from './journal.ts';
import { type Queue, md5 } from './queue.ts';

const mappingSchema = z.strictObject({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.coerce.number().default(10),
  Enabled: z.boolean().default(true),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  ScalingConfig: z.object({ MaximumConcurrency: z.coerce.number() }).optional(),
  // Waiting for a fuller batch only saves invocations.
  MaximumBatchingWindowInSeconds: cloudOnly,
  Tags: cloudOnly,
});

interface MappingOptions {
  queue: Queue;
  target: LocalFunction;
  batchSize: number;
  /** Whether the function names the messages it failed; else a failure is the whole batch's. */
  partial: boolean;
  /** Batches at once. */
  most: number;
  region: string;
  clock: Clock;
  log: Log;
  /** Throws when the function's role may not consume the queue. */
  permit(): void;
}

interface Mapping {
  /** False once stopped. */
  running: () => boolean;
  /** Resolves when no batch is with the function. */
  idle: () => Promise<void>;
  /** Takes no more messages; those with the function have a moment to finish. */
  stop: () => Promise<void>;
}

const moment = 3000;

const failures = z.union([
  z.null(),
  z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() }),
]);

/** Drives a queue into a function as Lambda's event source mapping does. */
function startMapping(options: MappingOptions): Mapping {
  const { queue, target, clock, log } = options;
  const running = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const work = async (batch: Message[]): Promise<void> => {
    try {
      options.permit();
      const outcome = await target.invoke({ Records: batch.map((message) => record(message, options)) });
      for (const message of done(batch, outcome, options.partial)) queue.remove(message);
    } catch (error) {
      log({ source: queue.name, level: 'error', text: String(error) });
    }
  };

  const pump = (): void => {
    if (stopped) return;
    while (running.size < options.most) {
      const batch = queue.receive(options.batchSize);
      if (batch.length === 0) break;
      const job = work(batch).finally(() => {
        running.delete(job);
        // What the stop cut off stays in hand: the next start gives it out at once.
        if (!stopped) queue.letGo(batch);
      });
      running.add(job);
    }
    clearTimeout(timer);
    const next = queue.depth().nextVisibleAt;
    if (next !== undefined) timer = setTimeout(pump, Math.max(1, next - clock.now()));
  };

  queue.onChange(pump);
  pump();
  return {
    running: () => !stopped,
    async idle() {
      while (running.size > 0) await Promise.race(running);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await Promise.race([Promise.all(running), sleep(moment, undefined, { ref: false })]);
    },
  };
}

/** The messages that need not come again. An unreadable answer or an unknown id fails the whole batch, as at AWS. */
function done(batch: Message[], outcome: Outcome, partial: boolean): Message[] {
  if (!outcome.ok) return [];
  if (!partial) return batch;
  const answer = failures.safeParse(JSON.parse(outcome.payload));
  if (!answer.success) return [];
  const failed = new Set(answer.data?.batchItemFailures?.map(({ itemIdentifier }) => itemIdentifier));
  const ids = new Set(batch.map(({ id }) => id));
  if ([...failed].some((id) => !ids.has(id))) return [];
  return batch.filter(({ id }) => !failed.has(id));
}

function record(message: Message, { queue, region }: MappingOptions): object {
  return {
    messageId: message.id,
    receiptHandle: `${message.id}.${message.receiveCount}`,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receiveCount),
      SentTimestamp: String(message.sentAt),
      SenderId: 'local',
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    },
    messageAttributes: message.attributes,
    md5OfBody: md5(message.body),
    eventSource: 'aws:sqs',
    eventSourceARN: queue.arn,
    awsRegion: region,
  };
}

interface Driven extends Mapping {
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

/** What is left when there is nothing to do now: failed or delayed messages, and when the first of them comes back. */
export interface Rest {
  hidden: number;
  /** Epoch milliseconds of the clock. */
  nextVisibleAt: number | undefined;
}

/** Waits until no scheduled run is under way and no queue that feeds a function has a message it could give. */
export async function drain(schedules: Schedules, mappings: readonly Driven[]): Promise<Rest> {
  for (;;) {
    await schedules.idle();
    await Promise.all(mappings.map((mapping) => mapping.idle()));
    const depths = mappings.filter((mapping) => mapping.running()).map(({ queue }) => queue.depth());
    if (depths.every(({ visible, inHand }) => visible + inHand === 0)) {
      const times = depths.flatMap(({ nextVisibleAt }) => nextVisibleAt ?? []);
      const hidden = depths.reduce((sum, depth) => sum + depth.hidden, 0);
      return { hidden, nextVisibleAt: times.length === 0 ? undefined : Math.min(...times) };
    }
    await nextTurn();
  }
}
