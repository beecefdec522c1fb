import { Stack, type Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { CapabilityFunction } from './function.ts';
import type { DeadLetters } from './dead-letters.ts';

interface ScheduleProps {
  every: Duration;
  invokes: CapabilityFunction;
  deadLetters: DeadLetters;
}

/**
 * Calls a function again and again with the time it was due, which is the time the function goes by. The plain resource
 * and not the library's target, because that one also permits every version and alias of the function.
 */
export class Schedule extends Construct {
  constructor(scope: Construct, id: string, { every, invokes, deadLetters }: ScheduleProps) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      description: 'Lets the schedule call its function',
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [invokes.lambda.functionArn] }),
    );
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queue.queueArn] }));

    const schedule = new CfnSchedule(this, 'Schedule', {
      scheduleExpression: `rate(${every.toMinutes()} minutes)`,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: invokes.lambda.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ scheduledTime: '<aws.scheduler.scheduled-time>' }),
        deadLetterConfig: { arn: deadLetters.queue.queueArn },
        // Older than one interval, the next run has already done its work.
        retryPolicy: { maximumEventAgeInSeconds: every.toSeconds(), maximumRetryAttempts: 2 },
      },
    });
    // Scheduler tries the role when the schedule is created.
    schedule.node.addDependency(role);
  }
}
