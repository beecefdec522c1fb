import * as z from 'zod';
import { roleNames } from '../../text/roles.ts';
import { holdsTwoAdministrations } from './administrators.ts';
import { Grant, type Role } from './authority.ts';
import { Refused } from '../refused.ts';

/** Roles of one person, each in one unit. */
const mostGrants = 200;
export const Grants = z.array(Grant).max(mostGrants);

interface Holder {
  readonly id: string;
  readonly grants: readonly Grant[];
  readonly active: boolean;
}

/** What is registered of the unit a grant names; undefined where it names none. */
interface Place {
  readonly id: string;
  readonly parent?: string | undefined;
  readonly active: boolean;
}

/** Roles that reach one unit, or it and those below. Every other reaches the whole jurisdiction, whatever unit a grant names. */
const ofAUnit: readonly Role[] = ['unit-leader', 'unit-contributor'];

const same = (a: Grant) => (b: Grant) => a.role === b.role && (a.unit === b.unit || !ofAUnit.includes(a.role));

/** The person's grants with this one. A grant that would have no effect, or another than it says, is refused. */
export function granted(person: Holder, grant: Grant, place: Place | undefined): Grant[] {
  const named = { person: person.id, zh: roleNames[grant.role].zh, en: roleNames[grant.role].en };
  if (!person.active) throw new Refused('organisation.grant-inactive', named);
  const wide = !ofAUnit.includes(grant.role);
  if (!wide && !place) throw new Refused('organisation.grant-needs-unit', named, { field: 'unit' });
  if (place && !place.active) throw new Refused('organisation.unit-inactive', { unit: place.id }, { field: 'unit' });
  if (wide && place?.parent !== undefined)
    throw new Refused('organisation.grant-whole', { ...named, unit: place.id }, { field: 'unit', legal: ['""'] });
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
export function revoked({ id, grants }: Holder, { role, unit }: Grant): Grant[] {
  const left = grants.filter((held) => held.role !== role || held.unit !== unit);
  if (left.length < grants.length) return left;
  const of = grants.filter((held) => held.role === role).map((held) => `"${held.unit}"`);
  const { zh, en } = roleNames[role];
  throw new Refused('organisation.not-granted', { person: id, zh, en }, { field: 'unit', legal: of });
}
