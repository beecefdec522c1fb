import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from '../schedule/clock.ts';
import type { Stack } from '../template/stack.ts';
import { cloudOnly } from '../template/template.ts';

const queueSchema = z.strictObject({
  VisibilityTimeout: z.coerce.number().default(30),
  DelaySeconds: z.coerce.number().default(0),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
  QueueName: cloudOnly,
  // Nothing waits here for days: the queue ends with the process.
  MessageRetentionPeriod: cloudOnly,
  SqsManagedSseEnabled: cloudOnly,
  KmsMasterKeyId: cloudOnly,
  RedriveAllowPolicy: cloudOnly,
  Tags: cloudOnly,
});

export interface Message {
  id: string;
  body: string;
  attributes: Readonly<Record<string, unknown>>;
  sentAt: number;
  firstReceivedAt: number;
  receiveCount: number;
}

export interface Queue {
  name: string;
  arn: string;
  send: (body: string, delaySeconds?: number, attributes?: Message['attributes']) => Message;
  /** Hides up to `most` messages from others until the visibility timeout has passed. */
  receive: (most: number) => Message[];
  remove: (message: Message) => void;
  /** The messages of a batch are with nobody any more: those not removed wait for their timeout. */
  letGo: (batch: readonly Message[]) => void;
  depth: () => { visible: number; inHand: number; hidden: number; nextVisibleAt: number | undefined };
  onChange: (listener: () => void) => void;
}

interface Kept {
  message: Message;
  visibleAt: number;
  inHand: boolean;
}

interface QueueOptions {
  name: string;
  arn: string;
  clock: Clock;
  visibilitySeconds: number;
  delaySeconds: number;
  /** Where a message goes that was received more than `maxReceiveCount` times. */
  deadLetters?: { queue: Queue; maxReceiveCount: number };
}

/**
 * A standard queue in memory. It forgets at the end of the process, which is safe here: the schedule re-drives whatever was not
 * finished. Time is the clock's, so a jump makes hidden messages visible as the hours would have; a message in a worker's hand stays there.
 */
function createQueue({ name, arn, clock, visibilitySeconds, delaySeconds, deadLetters }: QueueOptions): Queue {
  const kept = new Map<string, Kept>();
  const listeners: (() => void)[] = [];
  const changed = (): void => listeners.forEach((listener) => listener());

  clock.onTravel((jump) => {
    for (const entry of kept.values()) if (entry.inHand) entry.visibleAt += jump;
    changed();
  });

  const send: Queue['send'] = (body, delay = delaySeconds, attributes = {}) => {
    const now = clock.now();
    const message = { id: randomUUID(), body, attributes, sentAt: now, firstReceivedAt: 0, receiveCount: 0 };
    kept.set(message.id, { message, visibleAt: now + delay * 1000, inHand: false });
    changed();
    return message;
  };

  return {
    name,
    arn,
    send,
    receive(most) {
      const now = clock.now();
      const batch: Message[] = [];
      for (const entry of kept.values()) {
        if (batch.length === most) break;
        if (entry.visibleAt > now) continue;
        const { message } = entry;
        if (deadLetters && message.receiveCount >= deadLetters.maxReceiveCount) {
          kept.delete(message.id);
          deadLetters.queue.send(message.body, 0, message.attributes);
          continue;
        }
        message.receiveCount += 1;
        if (message.receiveCount === 1) message.firstReceivedAt = now;
        entry.visibleAt = now + visibilitySeconds * 1000;
        entry.inHand = true;
        batch.push({ ...message });
      }
      return batch;
    },
    remove: (message) => void kept.delete(message.id),
    letGo(batch) {
      for (const { id, receiveCount } of batch) {
        const entry = kept.get(id);
        // Taken by another meanwhile, it is no longer ours to let go.
        if (entry?.message.receiveCount === receiveCount) entry.inHand = false;
      }
      changed();
    },
    depth() {
      const now = clock.now();
      const all = [...kept.values()];
      const hidden = all.filter(({ visibleAt, inHand }) => !inHand && visibleAt > now);
      return {
        visible: all.filter(({ visibleAt }) => visibleAt <= now).length,
        inHand: all.filter(({ visibleAt, inHand }) => inHand && visibleAt > now).length,
        hidden: hidden.length,
        nextVisibleAt: hidden.length === 0 ? undefined : Math.min(...hidden.map(({ visibleAt }) => visibleAt)),
      };
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

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

export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
