import * as z from 'zod';
import {
  type Grant,
  type Person,
  dependsOnPlace,
  heldOver,
  isPersonal,
  rolesNamed,
  rolesThatAllow,
  type Placement,
} from '../shared/domain/organisation/authority.ts';
import { Refused } from '../shared/domain/refused.ts';
import { unchanged, type Chained } from '../shared/storage/chained.ts';
import { partition } from '../shared/storage/keys.ts';
import { loadOfficial, type OfficialHead } from '../shared/storage/organisation.ts';
import { locate, nowhere, ownerNow } from '../shared/storage/placement.ts';
import type { Table, Write } from '../shared/storage/table.ts';
import { namesOf } from '../shared/text/roles.ts';
import { fromWithin, impartialRoles } from './conflict.ts';
import { outOfMandate } from './mandate.ts';
import { variablesOf, type Event } from './request.ts';
import type { Route } from './route.ts';
import type { Caller } from './services.ts';

const Claims = z.object({ sub: z.string().min(1), jurisdiction: z.string().regex(/^[a-z0-9-]{2,32}$/) });

export interface Known extends Person {
  readonly name: string;
  readonly jurisdiction: string;
  /** The person's own record, as it was read. */
  readonly record: Chained<OfficialHead>;
}

/** Roles may be this old, by the event's own time: a revocation reaches every function within it. */
const trustedFor = 60_000;
const known = new Map<string, { person: Known; readAt: number }>();

/**
 * The person behind a token. The token proves who; roles come from the table. `fresh` reads past the cache: a refusal
 * is never given on an old grant, so a new role works at once and only a revocation takes up to a minute; none of a role over a unit,
 * whose holder is looked up at every request.
 */
async function callerOf(table: Table, claims: unknown, now: number, fresh = false): Promise<Known> {
  const proven = Claims.safeParse(claims);
  if (!proven.success) throw new Refused('access.no-token');
  const { sub, jurisdiction } = proven.data;
  const cacheKey = `${jurisdiction}/${sub}`;
  const cached = known.get(cacheKey);
  if (cached && !fresh && now >= cached.readAt && now - cached.readAt < trustedFor) return cached.person;
  const person = await readPerson(table, jurisdiction, sub);
  if (known.size > 5_000) known.clear();
  if (person.grants.some(({ over }) => over !== undefined)) known.delete(cacheKey);
  else known.set(cacheKey, { person, readAt: now });
  return person;
}

async function readPerson(table: Table, jurisdiction: string, id: string): Promise<Known> {
  const record = await loadOfficial(table, jurisdiction, id);
  const { head } = record;
  if (head?.active) {
    const { name, unit, grants, manager } = head;
    return { id, jurisdiction, name, unit, grants, manager, record };
  }
  const first = head ? undefined : founded(jurisdiction, id);
  if (first) return { ...first, jurisdiction, record };
  throw new Refused('access.unknown-person', { person: id });
}

/** What the first security administrator of a deployment holds. */
export const founding: Grant = { role: 'security-administrator', unit: '' };

/** Who a deployment names as the first security administrator of a jurisdiction: somebody must be able to grant the first role. */
export function founder(jurisdiction: string): string | undefined {
  const [of, ...id] = (process.env['FIRST_SECURITY_ADMINISTRATOR'] ?? '').split(':');
  return of === jurisdiction && id.length > 0 ? id.join(':') : undefined;
}

/** That person as long as nobody has registered them; registering them keeps the role. */
export const founded = (jurisdiction: string, id: string): OfficialHead | undefined =>
  founder(jurisdiction) === id ? { id, name: id, unit: '', grants: [founding], active: true } : undefined;

/** Who calls a public route. */
export const nobody: Caller = { id: 'public', jurisdiction: '', name: '', unit: '', grants: [], rolesUsed: [] };

export interface Admitted {
  readonly caller: Caller;
  /** What the admission was decided by, as conditions of whatever the request writes. */
  readonly relies: readonly Write[];
}

/** Who calls, and whether route, role and reach let them in. A no is never given on a cached grant. */
export async function admit(route: Route, event: Event, table: Table, now: number): Promise<Admitted> {
  const { claims } = event.requestContext.authorizer.jwt;
  const { subject, unit, period, scheme } = variablesOf(route, event);
  const subjectOf = subject ?? (unit === undefined ? undefined : `unit.${unit}`);
  for (const fresh of [false, true]) {
    const person = await callerOf(table, claims, now, fresh);
    const held = rolesNamed(person, route.allow);
    const named = route.allow.filter(({ role }) => held.includes(role));
    const over = heldOver(person, named);
    const owned = over.length > 0 ? ownedIn(person.jurisdiction, { period, scheme, unit }) : undefined;
    const [located, owning] = await Promise.all([
      subjectOf === undefined || named.length === 0
        ? undefined
        : dependsOnPlace(named, subjectOf)
          ? locate(table, person.jurisdiction, { subject: subjectOf, period })
          : { place: itself(subjectOf), relies: [] },
      owned && ownerNow(table, person.jurisdiction, { owned, over }),
    ]);
    const about = { place: located?.place, owner: owning?.owner };
    const rolesUsed = rolesThatAllow(person, named, about);
    if (rolesUsed.length > 0) {
      const near = rolesThatAllow(person, named.filter(fromWithin), about);
      const asOutsider = route.impartial && subjectOf !== undefined && near.length < rolesUsed.length;
      // A conflict of interest is looked for in what is true now.
      if (asOutsider && !fresh) continue;
      const roles = { used: rolesUsed, near };
      const stands = asOutsider
        ? await impartialRoles(table, person, { route, roles, about: { subject: subjectOf, period } })
        : { rolesUsed, relies: [] };
      const { record, ...known } = person;
      const mandate = over.length > 0 ? [unchanged(record), ...(owning?.relies ?? [])] : [];
      const caller = { ...known, ...about, rolesUsed: stands.rolesUsed };
      return { caller, relies: [...(located?.relies ?? []), ...mandate, ...stands.relies] };
    }
    if (!fresh || named.length === 0) continue;
    if (over.length > 0) throw outOfMandate(over, route.allow);
    throw new Refused('access.scope', { subject: subjectOf ?? '', ...namesOf(route.allow) });
  }
  throw new Refused('access.role', namesOf(route.allow));
}

/** What the path names that somebody owns: a period, a scheme, or else a unit, which is its own. */
function ownedIn(jurisdiction: string, { period, scheme, unit }: Readonly<Record<string, string | undefined>>) {
  if (period !== undefined) return { record: partition.period(jurisdiction, period) };
  if (scheme !== undefined) return { record: partition.scheme(jurisdiction, scheme) };
  return unit === undefined ? undefined : { unit };
}

/** A unit is where it is; what else could be asked of its place, nothing here depends on. */
const itself = (subject: string): Placement => ({
  subject,
  unit: isPersonal(subject) ? nowhere : subject.slice(subject.indexOf('.') + 1),
  path: [],
});
