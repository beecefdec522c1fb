import { Construct } from 'constructs';
import { HttpFunction } from '../function.ts';
import type { Foundation } from '../foundation.ts';

export class Organisation extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { site, firstSecurityAdministrator, table, signing, api, routes }: Foundation,
  ) {
    super(scope, id);
    const http = new HttpFunction(this, 'http', {
      site,
      firstSecurityAdministrator,
      impact: 'Nobody can look up or change units, officials and roles; a revoked role may keep working for a minute.',
      runbook: 'a-function-fails',
    });
    table.grantRecords(http, 'byList');
    table.grantRelying(http);
    signing.grantSigning(http);
    api.serve(http, routes);
  }
}
