import { Construct } from 'constructs';
import { HttpFunction } from '../function.ts';
import type { Foundation } from '../foundation.ts';

export class Progress extends Construct {
  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    const { site, firstSecurityAdministrator, table, evidence, signing, api, routes } = foundation;
    const http = new HttpFunction(this, 'http', {
      site,
      firstSecurityAdministrator,
      impact: 'Units cannot file their figures or evidence; a filing deadline may pass them by.',
      runbook: 'a-function-fails',
    });
    table.grantRecords(http, 'byList');
    table.grantRelying(http);
    signing.grantSigning(http);
    evidence.grantUploadAndDownload(http);
    api.serve(http, routes);
  }
}
