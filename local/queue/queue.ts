import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from '../schedule/clock.ts';
import type { Stack } from '../template/stack.ts';
import { cloudOnly } from '../template/template.ts';
import type { Journal, Kept, Message } from './journal.ts';

const queueSchema = z.strictObject({
  VisibilityTimeout: z.coerce.number().default(30),
  DelaySeconds: z.coerce.number().default(0),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
  MessageRetentionPeriod: z.coerce.number().default(4 * 24 * 3600),
  QueueName: cloudOnly,
  SqsManagedSseEnabled: cloudOnly,
  KmsMasterKeyId: cloudOnly,
  RedriveAllowPolicy: cloudOnly,
  Tags: cloudOnly,
});

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

interface QueueOptions {
  name: string;
  arn: string;
  clock: Clock;
  visibilitySeconds: number;
  delaySeconds: number;
  retentionSeconds: number;
  journal: Journal;
  /** Where a message goes that was received more than `maxReceiveCount` times. */
  deadLetters?: { queue: Queue; maxReceiveCount: number };
}

/**
 * A standard queue: at least once, in memory, and written through to the journal, from which a next start goes on. Time is the clock's,
 * so a jump makes hidden messages visible as the hours would have; a message in a worker's hand stays there.
 */
function createQueue(options: QueueOptions): Queue {
  const { name, arn, clock, visibilitySeconds, delaySeconds, retentionSeconds, journal, deadLetters } = options;
  const kept = new Map<string, Kept>();
  const drop = (id: string): void => {
    kept.delete(id);
    journal.drop(id);
  };
  const put = (entry: Kept): void => {
    kept.set(entry.message.id, entry);
    journal.put(name, entry);
  };
  /** What nobody took for so long is forgotten, as at AWS. */
  const forget = (): void => {
    const before = clock.now() - retentionSeconds * 1000;
    for (const { message, inHand } of kept.values()) if (!inHand && message.sentAt < before) drop(message.id);
  };
  for (const left of journal.left(name)) kept.set(left.message.id, left);
  forget();
  const listeners: (() => void)[] = [];
  const changed = (): void => listeners.forEach((listener) => listener());

  clock.onTravel((jump) => {
    for (const entry of kept.values()) if (entry.inHand) entry.visibleAt += jump;
    changed();
  });

  const send: Queue['send'] = (body, delay = delaySeconds, attributes = {}) => {
    const now = clock.now();
    const message = { id: randomUUID(), body, attributes, sentAt: now, firstReceivedAt: 0, receiveCount: 0 };
    forget();
    put({ message, visibleAt: now + delay * 1000, inHand: false });
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
          drop(message.id);
          deadLetters.queue.send(message.body, 0, message.attributes);
          continue;
        }
        message.receiveCount += 1;
        if (message.receiveCount === 1) message.firstReceivedAt = now;
        entry.visibleAt = now + visibilitySeconds * 1000;
        entry.inHand = true;
        put(entry);
        batch.push({ ...message });
      }
      return batch;
    },
    remove: (message) => drop(message.id),
    letGo(batch) {
      for (const { id, receiveCount } of batch) {
        const entry = kept.get(id);
        // Taken by another meanwhile, it is no longer ours to let go.
        if (entry?.message.receiveCount !== receiveCount) continue;
        entry.inHand = false;
        put(entry);
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
export function createQueues(stack: Stack, clock: Clock, journal: Journal): Map<string, Queue> {
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
      retentionSeconds: properties.MessageRetentionPeriod,
      journal,
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
