import { readFileSync } from 'node:fs';
import { type Policies, readPolicies } from './identity/policies.ts';
import { readBuilt } from './serve.ts';
import { readStack } from './template/stack.ts';

/** The policies of a template wherever it runs: neither its parameters nor its addresses are in them. */
export function policiesIn(template: unknown): Policies {
  const given = { OidcIssuer: 'http://issuer', OidcAudience: 'jixiao', FirstSecurityAdministrator: 'county:first' };
  const stack = readStack(
    template,
    { ...given, ConsoleOrigins: 'http://console' },
    {
      partition: 'aws-cn',
      urlSuffix: 'amazonaws.com.cn',
      region: 'cn-north-1',
      account: '000000000000',
      stack: 'jixiao',
      url: 'http://console',
      endpoint: 'http://services',
    },
  );
  return readPolicies(stack);
}

/** Prints what each role of the template may do, as policies: for whoever runs a database or storage of their own for it. */
export function printPolicies(): void {
  const template: unknown = JSON.parse(readFileSync(readBuilt().template, 'utf8'));
  const ofRoles = [...policiesIn(template).ofRole].map(([role, policies]) => ({
    role,
    policies: policies.map(({ name, policy }) => ({ name, ...policy })),
  }));
  console.log(JSON.stringify(ofRoles, undefined, 2));
}
