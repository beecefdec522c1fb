import * as z from 'zod';
import { AwsError } from '../functions/aws-error.ts';
import { md5, type Queue } from './queue.ts';

const attributes = z.record(z.string(), z.unknown()).default({});

const sendSchema = z.object({
  QueueUrl: z.string(),
  MessageBody: z.string().min(1),
  DelaySeconds: z.number().min(0).max(900).optional(),
  MessageAttributes: attributes,
});

const batchSchema = z.object({
  QueueUrl: z.string(),
  Entries: z.array(sendSchema.omit({ QueueUrl: true }).extend({ Id: z.string() })),
});

/** The limit of one message and of one batch. */
const longest = 1024 * 1024;

/** Answers SQS's JSON protocol; queues are found by the last part of their address. Only sending: receiving is the mapping's. */
export function callSqs(
  queues: ReadonlyMap<string, Queue>,
  operation: string,
  input: unknown,
  permit: (action: string, resource: string) => void,
): object {
  const queueAt = (url: string): Queue => {
    const queue = queues.get(url.slice(url.lastIndexOf('/') + 1));
    if (!queue) throw new AwsError(400, 'QueueDoesNotExist', 'The specified queue does not exist.');
    permit('sqs:SendMessage', queue.arn);
    return queue;
  };
  const send = (
    queue: Queue,
    { MessageBody, DelaySeconds, MessageAttributes }: Omit<z.infer<typeof sendSchema>, 'QueueUrl'>,
  ) => {
    const { id } = queue.send(MessageBody, DelaySeconds, MessageAttributes);
    return { MessageId: id, MD5OfMessageBody: md5(MessageBody) };
  };

  if (operation === 'SendMessage') {
    const message = read(sendSchema, input);
    if (Buffer.byteLength(message.MessageBody) > longest)
      throw new AwsError(400, 'InvalidMessageContents', 'The message is longer than 1 MiB.');
    return send(queueAt(message.QueueUrl), message);
  }
  if (operation === 'SendMessageBatch') {
    const { QueueUrl, Entries } = read(batchSchema, input);
    if (Entries.length === 0) throw new AwsError(400, 'EmptyBatchRequest', 'There are no entries in the batch.');
    if (Entries.length > 10) throw new AwsError(400, 'TooManyEntriesInBatchRequest', 'A batch has at most 10 entries.');
    if (new Set(Entries.map(({ Id }) => Id)).size < Entries.length) {
      throw new AwsError(400, 'BatchEntryIdsNotDistinct', 'Two entries have the same id.');
    }
    const bytes = Entries.reduce((sum, { MessageBody }) => sum + Buffer.byteLength(MessageBody), 0);
    if (bytes > longest) throw new AwsError(400, 'BatchRequestTooLong', 'The batch is longer than 1 MiB.');
    const queue = queueAt(QueueUrl);
    return { Successful: Entries.map((entry) => Object.assign(send(queue, entry), { Id: entry.Id })), Failed: [] };
  }
  throw new AwsError(400, 'UnsupportedOperation', `${operation} is not realised here`);
}

function read<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new AwsError(400, 'InvalidParameterValue', z.prettifyError(parsed.error));
  return parsed.data;
}
