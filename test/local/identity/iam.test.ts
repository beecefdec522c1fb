import { readFileSync } from 'node:fs';
import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import { describe, expect, it } from 'vitest';
import { createIam } from '../../../local/identity/iam.ts';
import type { Policies } from '../../../local/identity/policies.ts';
import { policiesIn } from '../../../local/policies.ts';
import { builtSystem } from '../../make/system.ts';

const everything = {
  orgIdentifier: 'local',
  policies: [
    { name: 'all', policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } },
  ],
};

/** What a full evaluator of IAM says. It is a tool of the tests: its licence keeps it out of what is delivered. */
function fully({ ofRole, ofResource }: Policies, role: string, action: string, resource: string): boolean {
  const policyDocument = ofResource.get(resource.split('/')[0] ?? resource);
  const outcome = runUnsafeSimulation(
    {
      request: {
        principal: role,
        action,
        resource: { resource, accountId: role.split(':')[4] ?? '' },
        contextVariables: { 'aws:SecureTransport': 'true' },
      },
      identityPolicies: [...(ofRole.get(role) ?? [])],
      serviceControlPolicies: [everything],
      resourceControlPolicies: [],
      ...(policyDocument && {
        resourcePolicy: { __validated: true, policyDocument, metadata: { name: 'resource' }, errors: [] },
      }),
    },
    {},
  );
  return outcome === 'Allowed';
}

const texts = (value: unknown): string[] => [value ?? []].flat().filter((one) => typeof one === 'string');

describe('the policies of the template', () => {
  it('are read as a full evaluator reads them: every role, every action and resource that any of them names', async () => {
    const policies = policiesIn(JSON.parse(readFileSync(await builtSystem(), 'utf8')));
    const statements = [...policies.ofRole.values()].flat().flatMap(({ policy }) => policy.Statement);
    const actions = new Set([
      ...statements.flatMap(({ Action }) => texts(Action)),
      'dynamodb:DeleteItem',
      's3:DeleteObject',
    ]);
    const resources = new Set(
      statements
        .flatMap(({ Resource }) => texts(Resource))
        .flatMap((one) => [one.replaceAll('*', 'any/thing'), `${one.replaceAll('*', '')}x`])
        .filter((one) => !one.includes(':logs:')),
    );
    const iam = createIam(policies);
    const outcomes = { allowed: 0, denied: 0 };
    const otherwise: string[] = [];
    for (const role of policies.ofRole.keys())
      for (const action of actions)
        for (const resource of resources) {
          // What concerns no service of the resource is denied by any reading.
          if (action.split(':')[0] !== resource.split(':')[2]) continue;
          const allowed = iam.allows(role, { action, resource });
          outcomes[allowed ? 'allowed' : 'denied'] += 1;
          if (allowed !== fully(policies, role, action, resource)) otherwise.push(`${role} ${action} ${resource}`);
        }
    expect(otherwise).toEqual([]);
    expect(outcomes.allowed).toBeGreaterThan(50);
    expect(outcomes.denied).toBeGreaterThan(500);
  });

  const role = 'arn:aws-cn:iam::000000000000:role/clerk';
  const saying = (...Statement: object[]): Policies => ({
    ofRole: new Map([[role, [{ name: 'clerk', policy: { Statement: JSON.parse(JSON.stringify(Statement)) } }]]]),
    ofResource: new Map(),
  });
  const need = { action: 's3:GetObject', resource: 'arn:aws-cn:s3:::evidence/1' };

  it('deny by an explicit denial whatever else allows, and by default', () => {
    const allow = { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws-cn:s3:::evidence/*' };
    expect(createIam(saying(allow)).allows(role, need)).toBe(true);
    expect(createIam(saying(allow, { ...allow, Effect: 'Deny' })).allows(role, need)).toBe(false);
    expect(createIam(saying()).allows(role, need)).toBe(false);
  });

  it.each([
    { Condition: { StringEquals: { 'aws:SourceAccount': '1' } } },
    { NotAction: 's3:GetObject' },
    { NotResource: 'arn:aws-cn:s3:::reports/*' },
  ])('are refused whole where one machine cannot enforce a statement: %o', (part) => {
    const statement = { Effect: 'Allow', Action: 's3:*', Resource: '*', ...part };
    expect(() => createIam(saying(statement))).toThrow('cannot enforce');
  });
});
