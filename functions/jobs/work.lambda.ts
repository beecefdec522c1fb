import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { warn } from '../../shared/log.ts';
import { Wake } from '../../shared/storage/jobs.ts';
import { platform } from '../services.ts';
import { work } from './engine.ts';
import { kinds } from './kinds.ts';

/** A worker hands its part back while this much of its time is left, milliseconds. */
const handBack = 30_000;

let opened: ReturnType<typeof platform> | undefined;

/** Messages of the jobs queue. One that fails goes back alone; after its retries it lies in the dead letters. */
export async function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  opened ??= platform();
  const batchItemFailures = [];
  for (const record of event.Records) {
    try {
      const message = Wake.parse(JSON.parse(record.body));
      const { SentTimestamp, ApproximateFirstReceiveTimestamp, ApproximateReceiveCount } = record.attributes;
      const left = context.getRemainingTimeInMillis();
      const turn = {
        holder: record.messageId,
        now: Number(SentTimestamp),
        hasTime: () => context.getRemainingTimeInMillis() > handBack,
        clock: () => Number(ApproximateFirstReceiveTimestamp) + left - context.getRemainingTimeInMillis(),
        redelivered: Number(ApproximateReceiveCount) > 1,
      };
      await work(opened, kinds, message, turn);
    } catch (error) {
      warn('jobs.failed', {
        message: record.messageId,
        body: record.body,
        error: error instanceof Error ? error.stack : String(error),
      });
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}
