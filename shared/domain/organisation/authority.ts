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
  'appeal-body',
  'official',
]);
export type Role = z.infer<typeof Role>;

/** The bodies that run and oversee an assessment: each holds its role over the whole jurisdiction, or over one unit and those below. */
const Body = Role.extract(['performance-office', 'committee', 'supervisor', 'appeal-body']);
export type Body = z.infer<typeof Body>;
export const isBody = (role: Role): role is Body => Body.safeParse(role).success;

/**
 * How far a role reaches. jurisdiction: everywhere in the caller's government · owned: the periods and schemes owned at or below the
 * unit that the role was granted over, everything where it was granted over none; where the path names neither, the use case asks
 * (`functions/mandate.ts`) · whole: what belongs to the jurisdiction itself, for those whose role was granted over none · unit: the unit the role was granted for,
 * as the one assessed · subtree: that unit and those below it, likewise · judged: the officials of those units, who are
 * judged by its leader; never the leader's own appraisal, nor that of who manages the leader · own: the caller as an assessed person · assigned: subjects the
 * caller was seated for, which the use case looks up · provider: any subject, for the figures that the unit of the grant provides (牵头部门), which
 * the use case looks up in the scheme. A personal appraisal is nobody's business by unit alone.
 */
export type Scope =
  | 'jurisdiction'
  | 'owned'
  | 'whole'
  | 'unit'
  | 'subtree'
  | 'judged'
  | 'own'
  | 'assigned'
  | 'provider';

/** A route says of each of the bodies which of the two it is: one that forgets owners does not compile. */
export type Allow =
  | { readonly role: Body; readonly scope: 'owned' | 'whole' }
  | { readonly role: Exclude<Role, Body>; readonly scope: Exclude<Scope, 'owned' | 'whole'> };

/** `over`: of one of the bodies, the unit for whose own periods and schemes, and those of units below, the role holds. */
export const Grant = z.strictObject({ role: Role, unit: z.string(), over: z.string().optional() });
export type Grant = z.infer<typeof Grant>;

/** Whether the subject is a person and not a unit or team. */
export const isPersonal = (subject: string): boolean => subject.startsWith('official.');

/** Of those who do something, whoever acts on such a subject at all: nobody is a unit themselves, and a person is no unit's. */
export function fitting(by: readonly Allow[], personal: boolean): Allow[] {
  const others: readonly Scope[] = personal ? ['unit', 'subtree'] : ['judged', 'own'];
  return by.filter(({ scope }) => !others.includes(scope));
}

/** What a subject is registered as: `unit.finance` as `finance`. */
export const idOf = (subject: string): string => subject.slice(subject.indexOf('.') + 1);

/** The unit a subject is or belongs to and the units above it, root first. */
export interface Placement {
  readonly subject: string;
  readonly unit: string;
  readonly path: readonly string[];
}

/** The unit that owns a period or a scheme (考核主体) and those above it, root first; or the whole jurisdiction. */
export type Owner = Pick<Placement, 'unit' | 'path'> | 'jurisdiction';

/** What an act is about: the subject and where it stands, who owns the period or scheme. What is absent, the request does not name. */
export interface About {
  readonly place?: Placement | undefined;
  readonly owner?: Owner | undefined;
  /** The unit that provides the figures it is about. */
  readonly provider?: string | undefined;
}

/** Whether somebody stands in a unit or below it. */
export const isWithin = ({ unit, path }: Pick<Placement, 'unit' | 'path'>, above: string): boolean =>
  unit === above || path.includes(above);

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

/** The roles that let this person do this; empty means no. Of what the request does not name nothing is asked. */
export function rolesThatAllow(person: Person, allow: readonly Allow[], about: About): Role[] {
  const roles = allow.filter(({ role, scope }) =>
    holds(person, role).some((grant) => reaches(person, grant, scope, about)),
  );
  return [...new Set(roles.map(({ role }) => role))];
}

function reaches(person: Person, grant: Grant, scope: Scope, { place, owner, provider }: About): boolean {
  if (scope === 'assigned') return true;
  if (scope === 'provider') return provider === undefined || grant.unit === provider;
  if (scope === 'jurisdiction' || scope === 'whole') return grant.over === undefined;
  if (scope === 'owned') return owner === undefined || isOver(grant, owner);
  return !place || reachesSubject(person, grant, scope, place);
}

/** Whether a grant reaches what this unit owns, as the units stand now. */
function isOver({ over }: Grant, owner: Owner): boolean {
  if (over === undefined) return true;
  return owner !== 'jurisdiction' && isWithin(owner, over);
}

function reachesSubject(
  person: Person,
  grant: Grant,
  scope: 'unit' | 'subtree' | 'judged' | 'own',
  place: Placement,
): boolean {
  const oneself = place.subject === `official.${person.id}`;
  const superior = person.manager !== undefined && place.subject === `official.${person.manager}`;
  const here = grant.unit === place.unit;
  const below = isWithin(place, grant.unit);
  switch (scope) {
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

/** The units over which the person holds any of these roles and not for the whole jurisdiction; empty where no owner need be asked. */
export function heldOver(person: Person, allow: readonly Allow[]): string[] {
  const grants = allow.map(({ role }) => holds(person, role));
  const bounded = grants.filter((held) => held.every(({ over }) => over !== undefined));
  return [...new Set(bounded.flat().flatMap(({ over }) => over ?? []))];
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
