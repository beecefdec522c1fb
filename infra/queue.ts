import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import type { CapabilityFunction } from './function.ts';

/** How long one message of a job may be worked on; the worker hands its part back before. */
export const jobTimeout = Duration.minutes(5);

/** Carries the parts of jobs to the worker. What fails five times waits in `deadLetters`. */
export class JobsQueue extends Construct {
  private readonly queue: Queue;

  constructor(scope: Construct, id: string, { alarms }: { alarms: Alarms }) {
    super(scope, id);
    const deadLetters = new DeadLetters(this, 'DeadLetters');
    this.queue = new Queue(this, 'Queue', {
      ...keptMessages,
      // Six times the worker's timeout, as Lambda asks: a throttled batch must not reappear while it is still tried.
      visibilityTimeout: Duration.seconds(jobTimeout.toSeconds() * 6),
      deadLetterQueue: { queue: deadLetters.queue, maxReceiveCount: 5 },
    });
    alarms.deadLetters('jobs', deadLetters.queue, {
      impact: 'A part of a long work is given up: results of a closing period, or the daily anchor, stay incomplete.',
      runbook: 'jobs-dead-letters',
    });
    alarms.backlog('jobs', this.queue, Duration.minutes(30), {
      impact: 'Long works make no headway: provisional results or the daily anchor come late.',
      runbook: 'jobs-backlog',
    });
  }

  grantSending({ lambda, role }: CapabilityFunction): void {
    lambda.addEnvironment('JOBS_QUEUE_URL', this.queue.queueUrl);
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.queue.queueArn] }));
  }

  /**
   * At most five workers: parts of one job share partitions of the table, and a new account may run ten functions at once, of which
   * people's requests need the other five.
   */
  feed({ lambda, role }: CapabilityFunction): void {
    this.queue.grantConsumeMessages(role);
    lambda.addEventSourceMapping('JobsQueue', {
      eventSourceArn: this.queue.queueArn,
      batchSize: 1,
      maxConcurrency: 5,
      reportBatchItemFailures: true,
    });
  }
}

/** What every queue here is. */
const keptMessages = {
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  // The longest there is: a message that nobody could work on is looked at by a person.
  retentionPeriod: Duration.days(14),
  removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
} satisfies QueueProps;

/** Where a message goes that was delivered and never finished. */
export class DeadLetters extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', keptMessages);
    Validations.of(this.queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This is a dead-letter queue; an alarm watches it and a person empties it.',
    });
  }
}
