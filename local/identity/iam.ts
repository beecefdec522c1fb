import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import type { Need } from './permissions.ts';
import { type Policies, type Policy, covers } from './policies.ts';

export interface Denial extends Need {
  role: string;
}

/** A permission that no call has needed: an action of a statement, or a resource of it. */
export interface Unused {
  role: string;
  policy: string;
  action?: string;
  resource?: string;
}

export interface Iam {
  allows(role: string, need: Need): boolean;
  denials(): Denial[];
  unused(): Unused[];
}

/** The platform uses these on a function's behalf, where no call of ours can be seen. */
const byPlatform = /^(logs|xray|cloudwatch|kms):/;

const everything = {
  orgIdentifier: 'local',
  policies: [
    { name: 'all', policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } },
  ],
};

/**
 * Asks the template's own policies whether a role may do something, and remembers what was needed. Answers are kept: the policies
 * never change while the system runs, and one answer takes most of a millisecond.
 */
export function createIam({ ofRole, ofResource }: Policies): Iam {
  const answers = new Map<string, boolean>();
  const denied = new Map<string, Denial>();
  const used = new Set<string>();

  const ask = (role: string, { action, resource }: Need): boolean => {
    const policies = ofRole.get(role);
    if (!policies) return false;
    const resourcePolicy = ofResource.get(ownerOf(resource));
    const outcome = runUnsafeSimulation(
      {
        request: {
          principal: role,
          action,
          resource: { resource, accountId: role.split(':')[4] ?? '' },
          // The loopback interface stands for TLS.
          contextVariables: { 'aws:SecureTransport': 'true' },
        },
        identityPolicies: [...policies],
        serviceControlPolicies: [everything],
        resourceControlPolicies: [],
        ...(resourcePolicy ? { resourcePolicy: named(resourcePolicy) } : {}),
      },
      {},
    );
    if (outcome !== 'Allowed') return false;
    for (const policy of policies) {
      for (const { key, actions, resources } of allowStatements(policy)) {
        const [byAction, byResource] = [
          actions.filter((one) => covers(one, action)),
          resources.filter((one) => covers(one, resource)),
        ];
        if (byAction.length === 0 || byResource.length === 0) continue;
        for (const one of [...byAction, ...byResource]) used.add(`${role} ${key} ${one}`);
      }
    }
    return true;
  };

  return {
    allows(role, need) {
      const key = `${role} ${need.action} ${need.resource}`;
      const allowed = answers.get(key) ?? ask(role, need);
      answers.set(key, allowed);
      if (!allowed) denied.set(key, { role, ...need });
      return allowed;
    },
    denials: () => [...denied.values()],
    unused: () =>
      [...ofRole].flatMap(([role, policies]) =>
        policies.flatMap((policy) =>
          allowStatements(policy).flatMap(({ key, actions, resources }) => {
            const own = actions.filter((action) => !byPlatform.test(action));
            const idle = (text: string): boolean => !used.has(`${role} ${key} ${text}`);
            if (own.length === 0) return [];
            const actionsLeft: Unused[] = own.filter(idle).map((action) => ({ role, policy: policy.name, action }));
            return actionsLeft.concat(
              resources.filter(idle).map((resource) => ({ role, policy: policy.name, resource })),
            );
          }),
        ),
      ),
  };
}

/** The evaluator falls over a resource's policy without a name, and takes a name only in the form of a checked policy. */
const named = (policyDocument: Policy['policy']) => ({
  __validated: true,
  policyDocument,
  metadata: { name: 'resource' },
  errors: [],
});

function allowStatements({ name, policy }: Policy): { key: string; actions: string[]; resources: string[] }[] {
  const texts = (value: unknown): string[] => [value ?? []].flat().filter((one) => typeof one === 'string');
  return policy.Statement.map((statement, index) => ({
    key: `${name} ${index}`,
    actions: statement['Effect'] === 'Allow' ? texts(statement['Action']) : [],
    resources: texts(statement['Resource']),
  }));
}

/** The bucket of an object; a queue is its own owner. */
function ownerOf(resource: string): string {
  return resource.includes(':s3:::') ? (resource.split('/')[0] ?? resource) : resource;
}
