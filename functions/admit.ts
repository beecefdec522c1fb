import {
  dependsOnPlace,
  isPersonal,
  rolesNamed,
  rolesThatAllow,
  type Placement,
} from '../shared/domain/organisation/authority.ts';
import { Refused } from '../shared/domain/refused.ts';
import { locate, nowhere } from '../shared/storage/placement.ts';
import type { Write } from '../shared/storage/table.ts';
import { namesOf } from '../shared/text/roles.ts';
import { callerOf } from './callers.ts';
import { fromWithin, impartialRoles } from './impartial.ts';
import type { Event } from './incoming.ts';
import type { Route } from './route.ts';
import type { Caller, Platform } from './services.ts';

/** Who calls a public route. */
export const nobody: Caller = { id: 'public', jurisdiction: '', name: '', unit: '', grants: [], rolesUsed: [] };

interface Admitted {
  readonly caller: Caller;
  /** What the admission was decided by, as conditions of whatever the request writes. */
  readonly relies: readonly Write[];
}

/** Who calls, and whether route, role and reach let them in. A no is never given on a cached grant. */
export async function admit(route: Route, event: Event, { table }: Platform, now: number): Promise<Admitted> {
  const { claims } = event.requestContext.authorizer.jwt;
  const { subject, unit, period } = event.pathParameters ?? {};
  const about = subject ?? (unit === undefined ? undefined : `unit.${unit}`);
  for (const fresh of [false, true]) {
    const person = await callerOf(table, claims, now, fresh);
    const held = rolesNamed(person, route.allow);
    const named = route.allow.filter(({ role }) => held.includes(role));
    const located =
      about === undefined || named.length === 0
        ? undefined
        : dependsOnPlace(named, about)
          ? await locate(table, person.jurisdiction, { subject: about, period })
          : { place: itself(about), relies: [] };
    const place = located?.place;
    const rolesUsed = rolesThatAllow(person, named, place);
    if (rolesUsed.length > 0) {
      const near = rolesThatAllow(person, named.filter(fromWithin), place);
      const asOutsider = route.impartial && about !== undefined && near.length < rolesUsed.length;
      // A conflict of interest is looked for in what is true now.
      if (asOutsider && !fresh) continue;
      const roles = { used: rolesUsed, near };
      const stands = asOutsider
        ? await impartialRoles(table, person, { route, roles, about: { subject: about, period } })
        : { rolesUsed, relies: [] };
      const { record: _, ...known } = person;
      const caller = { ...known, rolesUsed: stands.rolesUsed, ...(place ? { place } : {}) };
      return { caller, relies: [...(located?.relies ?? []), ...stands.relies] };
    }
    if (fresh && named.length > 0) throw new Refused('access.scope', { subject: about ?? '', ...namesOf(route.allow) });
  }
  throw new Refused('access.role', namesOf(route.allow));
}

/** A unit is where it is; what else could be asked of its place, nothing here depends on. */
const itself = (subject: string): Placement => ({
  subject,
  unit: isPersonal(subject) ? nowhere : subject.slice(subject.indexOf('.') + 1),
  path: [],
});
