import { Construct } from 'constructs';
import { HttpFunction } from '../function.ts';
import type { Foundation } from '../foundation.ts';

export class Goals extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { site, firstSecurityAdministrator, table, signing, api, routes }: Foundation,
  ) {
    super(scope, id);
    const http = new HttpFunction(this, 'http', {
      site,
      firstSecurityAdministrator,
      impact: 'Units and officials cannot agree their goals; a deadline may pass them by.',
      runbook: 'a-function-fails',
    });
    table.grantRecords(http, 'byList');
    table.grantRelying(http);
    table.grantReadingMany(http);
    signing.grantSigning(http);
    api.serve(http, routes);
  }
}
