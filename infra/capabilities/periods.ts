import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CapabilityFunction, HttpFunction } from '../function.ts';
import { DeadLetters } from '../dead-letters.ts';
import { Schedule } from '../schedule.ts';
import type { Foundation } from '../foundation.ts';

/** Periods are administered over HTTP, and advanced by the schedule, which wakes the jobs that close them. */
export class Periods extends Construct {
  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    this.answer(foundation);
    this.advance(foundation);
  }

  private answer({ site, firstSecurityAdministrator, table, signing, api, routes }: Foundation): void {
    const http = new HttpFunction(this, 'http', {
      site,
      firstSecurityAdministrator,
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
