import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { CapabilityFunction } from '../function.ts';
import { jobTimeout } from '../queue.ts';

/** Every long work (closing, publishing, ranking again, the daily anchor, the reminders of a morning, acts for many) is done by one worker on the jobs queue. */
export class Jobs extends Construct {
  constructor(
    scope: Construct,
    id: string,
    {
      site,
      firstSecurityAdministrator,
      table,
      evidence,
      reports,
      jobs,
      events,
      signing,
    }: Pick<
      Foundation,
      'site' | 'firstSecurityAdministrator' | 'table' | 'evidence' | 'reports' | 'jobs' | 'events' | 'signing'
    >,
  ) {
    super(scope, id);
    const work = new CapabilityFunction(this, 'work', {
      site,
      memoryMegabytes: 1024,
      timeout: jobTimeout,
      impact:
        'A closing period is held up: scores, ranks, reports or the daily anchor come late. Nothing is done twice.',
      runbook: 'the-worker-fails',
    });
    table.grantRecords(work, 'byList');
    table.grantReadingMany(work);
    // It acts for people too, who are let in as by the gateway, and file with evidence that has to be there.
    table.grantRelying(work);
    evidence.grantFinding(work);
    work.lambda.addEnvironment('FIRST_SECURITY_ADMINISTRATOR', firstSecurityAdministrator);
    reports.grantWriting(work);
    // A killed worker may have written a report already: what is kept then is read back and recorded.
    reports.grantReading(work);
    jobs.grantSending(work);
    jobs.feed(work);
    signing.grantSigning(work);
    events.grantPutting(work);
    site.alarms.event('reminders-refused', work.log, 'bus.refused', {
      impact: 'Somebody is reminded late of what waits for them; deadlines and the list of duties are not touched.',
      runbook: 'reminders-are-not-taken',
    });
    site.alarms.event('subjects-set-aside', work.log, 'closing.set-aside', {
      impact:
        'A subject of a closing period has no score until somebody puts its records right; the others have theirs.',
      runbook: 'subjects-set-aside',
    });
  }
}
