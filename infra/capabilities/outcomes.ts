import { Construct } from 'constructs';
import { HttpFunction } from '../function.ts';
import type { Foundation } from '../foundation.ts';

export class Outcomes extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { site, firstSecurityAdministrator, table, signing, api, routes }: Foundation,
  ) {
    super(scope, id);
    const http = new HttpFunction(this, 'http', {
      site,
      firstSecurityAdministrator,
      impact: 'Rectification orders can be neither issued nor answered; their clocks run on.',
      runbook: 'a-function-fails',
    });
    table.grantRecords(http, 'byList');
    table.grantRelying(http);
    signing.grantSigning(http);
    api.serve(http, routes);
  }
}
