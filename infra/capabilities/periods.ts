import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CapabilityFunction, HttpFunction } from '../function.ts';
import { DeadLetters } from '../dead-letters.ts';
import { closingTimeout } from '../queue.ts';
import { Schedule } from '../schedule.ts';
import type { Foundation } from '../foundation.ts';

/** Periods are administered over HTTP, advanced by the schedule and closed by the worker on the closing queue. */
export class Periods extends Construct {
  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    this.answer(foundation);
    this.advance(foundation);
    this.close(foundation);
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
    signing.grantSigning(http);
    api.serve(http, routes);
  }

  private advance({ site, table, closing }: Foundation): void {
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
    closing.grantSending(advance);
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

  private close({ site, table, reports, closing, signing }: Foundation): void {
    const close = new CapabilityFunction(this, 'close', {
      site,
      memoryMegabytes: 1024,
      timeout: closingTimeout,
      impact: 'A closing period is held up: scores, ranks or reports come late. Nothing is scored twice.',
      runbook: 'the-worker-fails',
    });
    table.grantRecords(close, 'byList');
    table.grantReadingMany(close);
    reports.grantWriting(close);
    // A killed worker may have written a report already: what is kept then is read back and recorded.
    reports.grantReading(close);
    closing.grantSending(close);
    closing.feed(close);
    signing.grantSigning(close);
    site.alarms.event('subjects-set-aside', close.log, 'closing.set-aside', {
      impact:
        'A subject of a closing period has no score until somebody puts its records right; the others have theirs.',
      runbook: 'subjects-set-aside',
    });
  }
}
