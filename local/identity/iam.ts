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

/**
 * Asks the template's own policies whether a role may do something, and remembers what was needed. "By default, all requests are
 * implicitly denied … An explicit allow in an identity-based policy overrides this default … An explicit deny in any policy overrides
 * any allows" (IAM User Guide, Policy evaluation logic); within one account that is all of it. A template with a condition that is not
 * understood here is refused: tests hold this against a full evaluator, which is not delivered.
 */
export function createIam({ ofRole, ofResource }: Policies): Iam {
  const identity = new Map([...ofRole].map(([role, policies]) => [role, policies.flatMap(statementsOf)]));
  const resources = new Map(
    [...ofResource].map(([resource, policy]) => [resource, statementsOf({ name: resource, policy }).filter(denies)]),
  );
  const answers = new Map<string, boolean>();
  const denied = new Map<string, Denial>();
  const used = new Set<string>();

  const ask = (role: string, { action, resource }: Need): boolean => {
    const concern = (statement: Statement): boolean =>
      statement.actions.some((one) => covers(one, action)) && statement.resources.some((one) => covers(one, resource));
    const own = (identity.get(role) ?? []).filter(concern);
    const allowing = own.filter((statement) => !denies(statement));
    if (allowing.length === 0 || own.some(denies) || (resources.get(ownerOf(resource)) ?? []).some(concern))
      return false;
    for (const { key, ...statement } of allowing) {
      const needed = [
        ...statement.actions.filter((one) => covers(one, action)),
        ...statement.resources.filter((one) => covers(one, resource)),
      ];
      for (const one of needed) used.add(`${role} ${key} ${one}`);
    }
    return true;
  };

  return {
    allows(role, need) {
      const key = `${role} ${need.action} ${need.resource}`;
      const allowed = answers.get(key) ?? ask(role, need);
      // Every object has a key of its own: what has been answered is kept for a while, not for good.
      if (answers.size >= mostAnswers) answers.clear();
      answers.set(key, allowed);
      if (!allowed && denied.size < mostAnswers) denied.set(key, { role, ...need });
      return allowed;
    },
    denials: () => [...denied.values()],
    unused: () =>
      [...identity].flatMap(([role, statements]) =>
        statements.flatMap(({ key, policy, actions, resources: about, effect }): Unused[] => {
          const own = actions.filter((action) => !byPlatform.test(action));
          if (effect === 'Deny' || own.length === 0) return [];
          const idle = (text: string): boolean => !used.has(`${role} ${key} ${text}`);
          return [
            ...own.filter(idle).map((action) => ({ role, policy, action })),
            ...about.filter(idle).map((resource) => ({ role, policy, resource })),
          ];
        }),
      ),
  };
}

const mostAnswers = 10_000;

interface Statement {
  /** Tells it from the other statements of its role. */
  readonly key: string;
  readonly policy: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

const denies = ({ effect }: Statement): boolean => effect === 'Deny';

/** What the statements of a policy come to on this machine, whose loopback interface stands for TLS. */
function statementsOf({ name, policy }: Policy): Statement[] {
  return policy.Statement.flatMap((statement, index): Statement[] => {
    const { Effect, Action, Resource, Condition, NotAction, NotResource } = statement;
    const onlyWithoutTls = JSON.stringify(Condition) === '{"Bool":{"aws:SecureTransport":"false"}}';
    if (Effect === 'Deny' && onlyWithoutTls) return [];
    // What lets AWS's own services in concerns no role.
    if (Effect === 'Allow' && serviceOnly(statement['Principal'])) return [];
    if (Condition !== undefined || NotAction !== undefined || NotResource !== undefined || !isEffect(Effect))
      throw new Error(
        `the policy ${name} has a statement that one machine cannot enforce: ${JSON.stringify(statement)}`,
      );
    return [
      { key: `${name} ${index}`, policy: name, effect: Effect, actions: texts(Action), resources: texts(Resource) },
    ];
  });
}

const isEffect = (value: unknown): value is Statement['effect'] => value === 'Allow' || value === 'Deny';
const serviceOnly = (principal: unknown): boolean =>
  typeof principal === 'object' && principal !== null && Object.keys(principal).join() === 'Service';
const texts = (value: unknown): string[] => [value ?? []].flat().filter((one) => typeof one === 'string');

/** The bucket of an object; a queue is its own owner. */
function ownerOf(resource: string): string {
  return resource.includes(':s3:::') ? (resource.split('/')[0] ?? resource) : resource;
}
