import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** What every queue here is. */
export const keptMessages = {
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
