import type { Person } from './authority.ts';

/** How somebody can be connected with a subject. Being its manager or leader is what makes a superior. */
export const relations = ['oneself', 'member', 'role', 'manager', 'managed', 'managed-there'] as const;
export type Relation = (typeof relations)[number];

/** A subject with every unit it belongs to, and who manages it where it is an official. */
export interface Assessed {
  readonly subject: string;
  readonly units: readonly string[];
  readonly manager?: string;
}

/** A person with what connects them to others. */
export interface Connected extends Person {
  readonly manager?: string | undefined;
  /** Where the manager is registered. */
  readonly managerUnit?: string | undefined;
}

/**
 * 回避: every relation of a person to a subject, all of them at the moment of asking: being it, working in its unit, holding
 * any role there, managing it or being managed by it, or by somebody who works there. None means no conflict of interest.
 */
export function relationsOf(person: Connected, { subject, units, manager }: Assessed): Relation[] {
  const { id, unit, grants, manager: superior, managerUnit } = person;
  const held: Readonly<Record<Relation, boolean>> = {
    oneself: subject === `official.${id}`,
    member: units.includes(unit),
    role: grants.some((grant) => units.includes(grant.unit)),
    manager: manager === id,
    managed: superior !== undefined && subject === `official.${superior}`,
    'managed-there': managerUnit !== undefined && units.includes(managerUnit),
  };
  return relations.filter((relation) => held[relation]);
}
