import { Construct } from 'constructs';
import { HttpFunction } from '../function.ts';
import type { Foundation } from '../foundation.ts';

export class Results extends Construct {
  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    const { site, firstSecurityAdministrator, table, reports, closing, signing, api, routes } = foundation;
    const http = new HttpFunction(this, 'http', {
      site,
      firstSecurityAdministrator,
      impact: 'Results can be neither read nor approved, and the public cannot see published ones.',
      runbook: 'a-function-fails',
    });
    table.grantRecords(http, 'byList', 'byDue');
    table.grantRelying(http);
    table.grantReadingMany(http);
    signing.grantSigning(http);
    // Publication has its reports written by the worker that also closes.
    closing.grantSending(http);
    // The published list is read from the final report, never from what may still change.
    reports.grantReading(http);
    api.serve(http, routes);
  }
}
