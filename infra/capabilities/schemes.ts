import { Construct } from 'constructs';
import { HttpFunction } from '../function.ts';
import type { Foundation } from '../foundation.ts';

export class Schemes extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { site, firstSecurityAdministrator, table, signing, api, routes }: Foundation,
  ) {
    super(scope, id);
    const http = new HttpFunction(this, 'http', {
      site,
      firstSecurityAdministrator,
      impact: 'Nobody can write, check or approve an appraisal scheme.',
      runbook: 'a-function-fails',
    });
    table.grantRecords(http, 'byList');
    signing.grantSigning(http);
    api.serve(http, routes);
  }
}
