import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { isAnchorWake } from '../../shared/storage/anchors.ts';
import { warn } from '../../shared/log.ts';
import { platform } from '../services.ts';
import { anchor } from './anchor.ts';
import { work } from './close.ts';

const Message = z.strictObject({
  jurisdiction: z.string(),
  period: z.string(),
  generation: z.int(),
  stage: z.string(),
  part: z.string(),
});

/** A worker hands its part back while this much of its time is left, milliseconds. */
const handBack = 30_000;

let opened: ReturnType<typeof platform> | undefined;

/** Messages of the closing queue. One that fails goes back alone; after its retries it lies in the dead letters. */
export async function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  opened ??= platform();
  const batchItemFailures = [];
  for (const record of event.Records) {
    try {
      const message = Message.parse(JSON.parse(record.body));
      const turn = {
        holder: record.messageId,
        now: Number(record.attributes.SentTimestamp),
        hasTime: () => context.getRemainingTimeInMillis() > handBack,
      };
      if (isAnchorWake(message)) await anchor(opened, message.jurisdiction, turn);
      else await work(opened, message, turn);
    } catch (error) {
      warn('closing.failed', {
        message: record.messageId,
        body: record.body,
        error: error instanceof Error ? error.stack : String(error),
      });
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}
