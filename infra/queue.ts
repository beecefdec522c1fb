import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import { DeadLetters, keptMessages } from './dead-letters.ts';
import type { CapabilityFunction } from './function.ts';

/** How long one message of a shard may be worked on; the worker hands the shard back before. */
export const closingTimeout = Duration.minutes(5);

/** Carries the shards of a closing period to the worker. What fails five times waits in `deadLetters`. */
export class ClosingQueue extends Construct {
  private readonly queue: Queue;

  constructor(scope: Construct, id: string, { alarms }: { alarms: Alarms }) {
    super(scope, id);
    const deadLetters = new DeadLetters(this, 'DeadLetters');
    this.queue = new Queue(this, 'Queue', {
      ...keptMessages,
      // Six times the worker's timeout, as Lambda asks: a throttled batch must not reappear while it is still tried.
      visibilityTimeout: Duration.seconds(closingTimeout.toSeconds() * 6),
      deadLetterQueue: { queue: deadLetters.queue, maxReceiveCount: 5 },
    });
    alarms.deadLetters('closing', deadLetters.queue, {
      impact: 'A shard of a closing period is given up: results of that period stay incomplete.',
      runbook: 'closing-dead-letters',
    });
    alarms.backlog('closing', this.queue, Duration.minutes(30), {
      impact: 'A closing period makes no headway: provisional results come late.',
      runbook: 'closing-backlog',
    });
  }

  grantSending({ lambda, role }: CapabilityFunction): void {
    lambda.addEnvironment('CLOSING_QUEUE_URL', this.queue.queueUrl);
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.queue.queueArn] }));
  }

  /**
   * At most five workers: shards of one period share partitions of the table, and a new account may run ten functions at once, of which
   * people's requests need the other five.
   */
  feed({ lambda, role }: CapabilityFunction): void {
    this.queue.grantConsumeMessages(role);
    lambda.addEventSourceMapping('ClosingQueue', {
      eventSourceArn: this.queue.queueArn,
      batchSize: 1,
      maxConcurrency: 5,
      reportBatchItemFailures: true,
    });
  }
}
