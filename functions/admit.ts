import { rolesNamed, rolesThatAllow, type Allow } from '../shared/domain/authority.ts';
import { Refused } from '../shared/domain/refused.ts';
import { callerOf, placementOf } from './callers.ts';
import type { Event } from './incoming.ts';
import type { Route } from './route.ts';
import type { Caller, Platform } from './services.ts';

/** Who calls a public route. */
export const nobody: Caller = { id: 'public', jurisdiction: '', name: '', unit: '', grants: [], rolesUsed: [] };

/** Who calls, and whether route, role and reach let them in. A no is never given on a cached grant. */
export async function admit(route: Route, event: Event, { table }: Platform, now: number): Promise<Caller> {
  const { claims } = event.requestContext.authorizer.jwt;
  const { subject, unit } = event.pathParameters ?? {};
  for (const fresh of [false, true]) {
    const person = await callerOf(table, claims, now, fresh);
    const named = route.allow.filter(({ role }) => rolesNamed(person, route.allow).includes(role));
    const bounded = named.length > 0 && !named.some(({ scope }) => scope === 'jurisdiction');
    const needsPath = named.some(({ scope }) => scope === 'subtree');
    const place = bounded ? await placementOf(table, person.jurisdiction, { subject, unit }, needsPath) : undefined;
    const rolesUsed = rolesThatAllow(
      person,
      bounded ? named : named.filter(({ scope }) => scope === 'jurisdiction'),
      place,
    );
    if (rolesUsed.length > 0) return { ...person, rolesUsed };
    if (fresh && named.length > 0) {
      throw new Refused('access.scope', { subject: subject ?? unit ?? '', roles: describe(route.allow) });
    }
  }
  throw new Refused('access.role', { roles: describe(route.allow) });
}

const describe = (allow: readonly Allow[]): string => allow.map(({ role, scope }) => `${role} (${scope})`).join(', ');
