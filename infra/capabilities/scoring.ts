import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { HttpFunction } from '../function.ts';
import type { Foundation } from '../foundation.ts';

export class Scoring extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { site, firstSecurityAdministrator, table, signing, api, routes }: Foundation,
  ) {
    super(scope, id);
    const http = new HttpFunction(this, 'http', {
      site,
      firstSecurityAdministrator,
      impact: 'Raters cannot rate, and nobody can read a score sheet or enter a bonus or deduction.',
      runbook: 'a-function-fails',
      // A try replays a whole period: one full processor, and time to read 10,000 sheets at the first call.
      memoryMegabytes: 1769,
      timeout: Duration.seconds(29),
    });
    table.grantRecords(http, 'byList');
    table.grantRelying(http);
    table.grantReadingMany(http);
    signing.grantSigning(http);
    api.serve(http, routes);
  }
}
