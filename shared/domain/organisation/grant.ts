import * as z from 'zod';
import { roleNames } from '../../text/roles.ts';
import { Refused } from '../refused.ts';
import { Grant, Role, isBody } from './authority.ts';

/** Roles of one person, each in one unit. */
export const mostGrants = 200;
export const Grants = z.array(Grant).max(mostGrants);

interface Holder {
  readonly id: string;
  readonly grants: readonly Grant[];
  readonly active: boolean;
}

/** What is registered of the unit a grant names; undefined where it names none. */
interface RegisteredUnit {
  readonly id: string;
  readonly parent?: string | undefined;
  readonly active: boolean;
}

/**
 * The roles on the side of a unit and its people: each reaches one unit, or it and those below. Every other role reaches the whole
 * jurisdiction, whatever unit a grant names.
 */
export const unitRoles: readonly Role[] = ['unit-leader', 'unit-contributor'];

/** Whether a role held already does all that this grant would: over the whole jurisdiction includes over any unit. */
const same = (a: Grant) => (b: Grant) =>
  a.role === b.role && (unitRoles.includes(a.role) ? a.unit === b.unit : b.over === undefined || a.over === b.over);

/** What is registered of the units that a grant names. */
interface NamedUnits {
  readonly unit?: RegisteredUnit | undefined;
  readonly over?: RegisteredUnit | undefined;
}

/** The person's grants with this one. A grant that would have no effect, or another than it says, is refused. */
export function granted(person: Holder, grant: Grant, { unit: place, over }: NamedUnits): Grant[] {
  const named = { person: person.id, zh: roleNames[grant.role].zh, en: roleNames[grant.role].en };
  if (!person.active) throw new Refused('organisation.grant-inactive', named);
  if (over && !isBody(grant.role)) throw new Refused('organisation.grant-not-over', named, { field: 'over' });
  const wide = !unitRoles.includes(grant.role);
  if (!wide && !place) throw new Refused('organisation.grant-needs-unit', named, { field: 'unit' });
  if (place && !place.active) throw new Refused('organisation.unit-inactive', { unit: place.id }, { field: 'unit' });
  if (over && !over.active) throw new Refused('organisation.unit-inactive', { unit: over.id }, { field: 'over' });
  if (wide && place?.parent !== undefined) {
    const code = isBody(grant.role) ? 'organisation.grant-over' : 'organisation.grant-whole';
    throw new Refused(code, { ...named, unit: place.id }, { field: 'unit', legal: ['""'] });
  }
  if (person.grants.some(same(grant))) throw new Refused('organisation.granted-already', named);
  if (person.grants.length >= mostGrants)
    throw new Refused('organisation.grants-full', { ...named, maximum: mostGrants });
  const grants = [...person.grants, grant];
  if (holdsTwoAdministrations(grants)) {
    const held = (language: 'zh' | 'en') => person.grants.map(({ role }) => roleNames[role][language]).join(', ');
    throw new Refused('organisation.two-administrations', { zhHeld: held('zh'), enHeld: held('en') });
  }
  return grants;
}

/** The person's grants without this one; an old grant is revoked as it was written. */
export function revoked({ id, grants }: Holder, { role, unit, over }: Grant): Grant[] {
  const left = grants.filter((held) => held.role !== role || held.unit !== unit || held.over !== over);
  if (left.length < grants.length) return left;
  const of = grants.filter((held) => held.role === role).map(written);
  const { zh, en } = roleNames[role];
  throw new Refused('organisation.not-granted', { person: id, zh, en }, { field: 'unit', legal: of });
}

const written = ({ unit, over }: Grant): string => (over === undefined ? `"${unit}"` : `"${unit}", over "${over}"`);

/** The three administrators (三员): no person holds two of these. Source: classified-protection rules, domain.md. */
const three = Role.extract(['system-administrator', 'security-administrator', 'audit-administrator']);
type Three = z.infer<typeof three>;

const Holders = z.array(z.string());
/** Who holds each of the three and can act: a person who was deactivated holds nothing. */
export const Administrators = z.strictObject({
  'system-administrator': Holders,
  'security-administrator': Holders,
  'audit-administrator': Holders,
});
export type Administrators = z.infer<typeof Administrators>;

export const noAdministrators: Administrators = {
  'system-administrator': [],
  'security-administrator': [],
  'audit-administrator': [],
};

const heldBy = ({ grants, active }: Holder): Three[] =>
  active ? three.options.filter((role) => grants.some((grant) => grant.role === role)) : [];

const holdsTwoAdministrations = (grants: readonly Grant[]): boolean =>
  heldBy({ id: '', grants, active: true }).length > 1;

export const isAdministrator = (person: Holder | undefined): boolean =>
  person !== undefined && heldBy(person).length > 0;

/** The holders once this person is as said. */
export function withPerson(holders: Administrators, person: Holder): Administrators {
  const held = heldBy(person);
  const listed = (role: Three) => {
    const others = holders[role].filter((id) => id !== person.id);
    return held.includes(role) ? [...others, person.id].sort() : others;
  };
  return {
    'system-administrator': listed('system-administrator'),
    'security-administrator': listed('security-administrator'),
    'audit-administrator': listed('audit-administrator'),
  };
}

/**
 * Somebody must always be able to grant, to register and to look: the act that would end the last holder of one of the three
 * is refused, whatever act it is.
 */
export function refuseToEndTheLast(before: Administrators, after: Administrators): void {
  const ended = three.options.find((role) => before[role].length > 0 && after[role].length === 0);
  if (!ended) return;
  const { zh, en } = roleNames[ended];
  throw new Refused('organisation.last-administrator', { zh, en, holder: before[ended].join(', ') });
}
