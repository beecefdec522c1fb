import { Construct } from 'constructs';
import { HttpFunction } from '../function.ts';
import type { Foundation } from '../foundation.ts';

/** Serves the description of the API, which is built into its bundle: it needs no data and gets none. */
export class OpenApi extends Construct {
  constructor(scope: Construct, id: string, { site, api, routes }: Foundation) {
    super(scope, id);
    const http = new HttpFunction(this, 'http', {
      site,
      impact: 'Agency systems cannot read the description of the API; the API itself works.',
      runbook: 'a-function-fails',
    });
    api.serve(http, routes);
  }
}
