import { Construct } from 'constructs';
import { HttpFunction } from '../function.ts';
import type { Foundation } from '../foundation.ts';

export class Audit extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { site, firstSecurityAdministrator, table, reports, signing, api, routes }: Foundation,
  ) {
    super(scope, id);
    const http = new HttpFunction(this, 'http', {
      site,
      firstSecurityAdministrator,
      impact: 'The audit chain cannot be read or verified; it goes on being written.',
      runbook: 'a-function-fails',
    });
    table.grantRecords(http, 'byList');
    reports.grantReading(http);
    signing.grantSigning(http);
    api.serve(http, routes);
  }
}
