import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { HttpFunction } from '../function.ts';
import type { Foundation } from '../foundation.ts';

export class Imports extends Construct {
  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    const { site, firstSecurityAdministrator, table, evidence, signing, api, routes } = foundation;
    const http = new HttpFunction(this, 'http', {
      site,
      firstSecurityAdministrator,
      impact:
        'Nobody can bring in units, goals or figures from files; what was written stays, and imports go on later.',
      runbook: 'a-function-fails',
      // A file of 50,000 rows is read anew for each slice, and the gateway waits 30 seconds.
      timeout: Duration.seconds(29),
      memoryMegabytes: 2048,
    });
    table.grantRecords(http, 'byList');
    table.grantRelying(http);
    table.grantReadingMany(http);
    evidence.grantImports(http);
    signing.grantSigning(http);
    api.serve(http, routes);
  }
}
