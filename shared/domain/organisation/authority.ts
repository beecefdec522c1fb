import * as z from 'zod';
import { Refused } from '../refused.ts';

/** Who may be given what: the roles of the field, 三员 first. Everybody registered is an `official`. */
export const Role = z.enum([
  'system-administrator',
  'security-administrator',
  'audit-administrator',
  'performance-office',
  'committee',
  'unit-contributor',
  'unit-leader',
  'rater',
  'supervisor',
  'official',
]);
export type Role = z.infer<typeof Role>;

/**
 * How far a role reaches. jurisdiction: everywhere in the caller's government · unit: the unit the role was granted for,
 * as the one assessed · subtree: that unit and those below it, likewise · judged: the officials of those units, who are
 * judged by its leader; never the leader's own appraisal, nor that of who manages the leader · own: the caller as an assessed person · assigned: subjects the
 * caller was seated for, which the use case looks up. A personal appraisal is nobody's business by unit alone.
 */
export type Scope = 'jurisdiction' | 'unit' | 'subtree' | 'judged' | 'own' | 'assigned';

export interface Allow {
  readonly role: Role;
  readonly scope: Scope;
}

export const Grant = z.strictObject({ role: Role, unit: z.string() });
export type Grant = z.infer<typeof Grant>;

/** Whether the subject is a person and not a unit or team. */
export const isPersonal = (subject: string): boolean => subject.startsWith('official.');

/** The unit a subject is or belongs to and the units above it, root first. */
export interface Placement {
  readonly subject: string;
  readonly unit: string;
  readonly path: readonly string[];
}

export interface Person {
  readonly id: string;
  readonly unit: string;
  readonly grants: readonly Grant[];
  readonly manager?: string | undefined;
}

const holds = (person: Person, role: Role): readonly Grant[] =>
  role === 'official' ? [{ role, unit: person.unit }] : person.grants.filter((grant) => grant.role === role);

/** The roles of the person that a route names at all, whatever their scope. */
export function rolesNamed(person: Person, allow: readonly Allow[]): Role[] {
  return [...new Set(allow.map((rule) => rule.role))].filter((role) => holds(person, role).length > 0);
}

/** The roles that let this person do this to this subject; empty means no. Without a subject only roles count. */
export function rolesThatAllow(person: Person, allow: readonly Allow[], place: Placement | undefined): Role[] {
  const roles = allow.filter(({ role, scope }) =>
    holds(person, role).some((grant) => !place || reaches(person, grant, scope, place)),
  );
  return [...new Set(roles.map(({ role }) => role))];
}

function reaches(person: Person, grant: Grant, scope: Scope, place: Placement): boolean {
  const oneself = place.subject === `official.${person.id}`;
  const superior = person.manager !== undefined && place.subject === `official.${person.manager}`;
  const here = grant.unit === place.unit;
  const below = here || place.path.includes(grant.unit);
  switch (scope) {
    case 'jurisdiction':
    case 'assigned':
      return true;
    case 'unit':
      return here && !isPersonal(place.subject);
    case 'subtree':
      return below && !isPersonal(place.subject);
    case 'judged':
      return below && isPersonal(place.subject) && !oneself && !superior;
    case 'own':
      return oneself;
  }
}

/** Whether any of these reaches can only be decided by where the subject stands, which has to be read. */
export function dependsOnPlace(allow: readonly Allow[], subject: string): boolean {
  const deciding: readonly Scope[] = isPersonal(subject) ? ['judged'] : ['subtree'];
  return allow.some(({ scope }) => deciding.includes(scope));
}

/** 回避: whoever entered, rated or approved something never approves or rechecks that same thing. */
export function separate(maker: string | readonly string[], checker: string): void {
  const makers = typeof maker === 'string' ? [maker] : maker;
  if (makers.includes(checker)) throw new Refused('access.same-person');
}
