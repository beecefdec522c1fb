import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { Clock } from '../schedule/clock.ts';
import type { LocalFunction, Outcome } from '../functions/function.ts';
import type { Log } from '../log.ts';
import { md5 } from './queue.ts';
import type { Message, Queue } from './queue.ts';
import { cloudOnly } from '../template/template.ts';

export const mappingSchema = z.strictObject({
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

export interface Mapping {
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
export function startMapping(options: MappingOptions): Mapping {
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
        queue.letGo(batch);
      });
      running.add(job);
    }
    clearTimeout(timer);
    const next = queue.depth().nextVisibleAt;
    if (next !== undefined) timer = setTimeout(pump, Math.max(1, next - clock.now()));
  };

  queue.onChange(pump);
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
