import { Construct } from 'constructs';
import { HttpFunction } from '../function.ts';
import type { Foundation } from '../foundation.ts';

export class Reports extends Construct {
  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    const { site, firstSecurityAdministrator, table, reports, signing, api, routes } = foundation;
    const http = new HttpFunction(this, 'http', {
      site,
      firstSecurityAdministrator,
      impact: 'Nobody can list or fetch a report; those written are safe.',
      runbook: 'a-function-fails',
    });
    table.grantRecords(http);
    table.grantRelying(http);
    table.grantReadingMany(http);
    reports.grantReading(http);
    signing.grantSigning(http);
    api.serve(http, routes);
  }
}
