import { Aws, type CfnParameter } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { HttpFunction } from '../function.ts';

interface ConsoleProps extends Pick<Foundation, 'site' | 'api'> {
  issuer: CfnParameter;
  clientId: CfnParameter;
  scope: CfnParameter;
  name: CfnParameter;
}

/** The web console: its files and the one page, on the address of the API. It knows no record and nobody's rights. */
export class Console extends Construct {
  constructor(scope: Construct, id: string, { site, api, ...told }: ConsoleProps) {
    super(scope, id);
    const http = new HttpFunction(this, 'http', {
      site,
      memoryMegabytes: 512,
      impact: 'Nobody new can open the web console; the API works, and so do pages that are open already.',
      runbook: 'a-function-fails',
    });
    const variables = {
      OIDC_ISSUER: told.issuer.valueAsString,
      CONSOLE_CLIENT_ID: told.clientId.valueAsString,
      CONSOLE_SCOPE: told.scope.valueAsString,
      CONSOLE_NAME: told.name.valueAsString,
      FILES_ORIGIN: `https://s3.${Aws.REGION}.${Aws.URL_SUFFIX}`,
    };
    for (const [name, value] of Object.entries(variables)) http.lambda.addEnvironment(name, value);
    // A variable that takes the rest of a path takes something: the address itself is a route of its own.
    api.serve(http, [
      { id: 'console.page', method: 'GET', path: '/', public: true },
      { id: 'console.rest', method: 'GET', path: '/{proxy+}', public: true },
    ]);
  }
}
