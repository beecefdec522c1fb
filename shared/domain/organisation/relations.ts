import { isPersonal, type Person, type Placement } from './authority.ts';

/** How somebody can be connected with a subject. */
const relations = ['oneself', 'member', 'role', 'manager', 'managed', 'managed-there'] as const;
export type Relation = (typeof relations)[number];

/** A subject with every unit it is or belongs to, and who manages it where it is an official. */
export interface Assessed {
  readonly subject: string;
  readonly units: readonly string[];
  readonly manager?: string;
}

/** A person with what connects them to others. */
export interface Connected extends Person {
  /** Where the manager is registered. */
  readonly managerUnit?: string | undefined;
}

/**
 * 回避: every relation of a person to a subject at the moment of asking: being it, working in its unit, holding any role there,
 * managing it, being managed by it or by somebody who works there. None means no conflict of interest.
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

/**
 * The same of who provides figures about others (牵头部门): a unit that provides them about its own people files and signs for each but the
 * one it is about, and who manages whoever files.
 */
export function relationsAsProvider(person: Connected, assessed: Assessed, provider: string): Relation[] {
  const own: readonly Relation[] = ['oneself', 'managed'];
  const found = relationsOf(person, assessed);
  return assessed.units.includes(provider) ? found.filter((relation) => own.includes(relation)) : found;
}

/** Whom a rater group is made of (评分主体), seen from the subject. */
export const standings = ['own-unit', 'superior', 'other-units'] as const;
export type Standing = (typeof standings)[number];

/**
 * What a rater is to the subject. A superior manages it, leads the unit of an assessed official, or leads a unit above; whoever
 * is connected otherwise is of its own unit, also who leads a unit above besides. Nobody is anything to themselves.
 */
export function standingsOf(person: Connected, assessed: Assessed, { unit, path }: Placement): Standing[] {
  const related = relationsOf(person, assessed);
  if (related.includes('oneself')) return [];
  const personal = isPersonal(assessed.subject);
  const above = personal ? [...path, unit] : path;
  const leads = person.grants.some((grant) => grant.role === 'unit-leader' && above.includes(grant.unit));
  // Nobody is superior to a unit that is also their own, or to who manages them.
  const below = personal ? related.includes('managed') : related.length > 0;
  const superior = (leads || related.includes('manager')) && !below;
  const held: Readonly<Record<Standing, boolean>> = {
    'own-unit': related.length > 0 && !superior,
    superior,
    'other-units': related.length === 0,
  };
  return standings.filter((standing) => held[standing]);
}
