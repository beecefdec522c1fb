import { required } from '../shared/env.ts';

/** What a message of the closing queue says: work on this part of this stage. The table holds the truth. */
export interface JobMessage {
  readonly jurisdiction: string;
  readonly period: string;
  readonly generation: number;
  readonly stage: string;
  /** A list shard or a peer group, as the stage divides its work. */
  readonly part: string;
}

export interface Jobs {
  /** Wakes workers. A lost message heals: the schedule re-drives whatever has not moved. */
  send(messages: readonly JobMessage[]): Promise<void>;
}

export function openJobs(): Jobs {
  return {
    async send(messages) {
      const { SendMessageBatchCommand, SQSClient } = await import('@aws-sdk/client-sqs');
      const client = new SQSClient({});
      for (let start = 0; start < messages.length; start += 10) {
        const Entries = messages
          .slice(start, start + 10)
          .map((message, index) => ({ Id: String(index), MessageBody: JSON.stringify(message) }));
        const reply = await client.send(
          new SendMessageBatchCommand({ QueueUrl: required('CLOSING_QUEUE_URL'), Entries }),
        );
        if (reply.Failed?.length) throw new Error(`queue refused ${reply.Failed.length} messages`);
      }
    },
  };
}
