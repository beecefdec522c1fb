import { Construct } from 'constructs';
import { HttpFunction } from '../function.ts';
import type { Foundation } from '../foundation.ts';

export class Review extends Construct {
  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    const { site, firstSecurityAdministrator, table, closing, signing, api, routes } = foundation;
    const http = new HttpFunction(this, 'http', {
      site,
      firstSecurityAdministrator,
      impact: 'Nobody can object to a provisional result or decide an objection; the clocks of both run on.',
      runbook: 'a-function-fails',
    });
    table.grantRecords(http, 'byList');
    table.grantRelying(http);
    // A decision that changes a score sends its peer group to be ranked again.
    closing.grantSending(http);
    signing.grantSigning(http);
    api.serve(http, routes);
  }
}
