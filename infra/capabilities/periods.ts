import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { CapabilityFunction, HttpFunction } from '../function.ts';
import { DeadLetters } from '../queue.ts';

/** Periods are administered over HTTP, and advanced by the schedule, which wakes the jobs that close them. */
export class Periods extends Construct {
  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    this.answer(foundation);
    this.advance(foundation);
  }

  private answer({ site, firstSecurityAdministrator, claims, table, signing, api, routes }: Foundation): void {
    const http = new HttpFunction(this, 'http', {
      site,
      callers: { firstSecurityAdministrator, claims },
      impact: 'Nobody can open a period or see how far it has come; running periods go on by schedule.',
      runbook: 'a-function-fails',
    });
    table.grantRecords(http, 'byList');
    table.grantReadingMany(http);
    table.grantRelying(http);
    signing.grantSigning(http);
    api.serve(http, routes);
  }

  private advance({ site, table, jobs }: Foundation): void {
    const deadLetters = new DeadLetters(this, 'MissedAdvances');
    const advance = new CapabilityFunction(this, 'advance', {
      site,
      deadLetters,
      memoryMegabytes: 512,
      timeout: Duration.minutes(2),
      impact: 'What is due may not have happened yet: phases, clocks of cases and orders. The next run catches up.',
      runbook: 'the-schedule-stands-still',
    });
    table.grantRecords(advance, 'byDue', 'byList');
    table.grantReadingMany(advance);
    jobs.grantSending(advance);
    new Schedule(this, 'EveryFiveMinutes', { every: Duration.minutes(5), invokes: advance, deadLetters });

    const runbook = 'the-schedule-stands-still';
    site.alarms.heartbeat('periods.advance', advance.lambda, {
      impact: 'No phase ends and no period closes until the schedule runs again; deadlines hold all the same.',
      runbook,
    });
    site.alarms.deadLetters('periods.advance', deadLetters.queue, {
      impact: 'A run of the schedule was given up; the next one catches up unless it fails the same way.',
      runbook,
    });
  }
}

interface ScheduleProps {
  every: Duration;
  invokes: CapabilityFunction;
  deadLetters: DeadLetters;
}

/**
 * Calls a function again and again with the time it was due, which is the time the function goes by. The plain resource
 * and not the library's target, because that one also permits every version and alias of the function.
 */
class Schedule extends Construct {
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
