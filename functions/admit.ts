import { rolesNamed, rolesThatAllow, type Allow } from '../shared/domain/authority.ts';
import { Refused } from '../shared/domain/refused.ts';
import { roleNames, scopeNames } from '../shared/text/roles.ts';
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
      throw new Refused('access.scope', { subject: subject ?? unit ?? '', ...namesOf(route.allow) });
    }
  }
  throw new Refused('access.role', namesOf(route.allow));
}

/** The roles that may, as people call them, for the sentence of a refusal. */
function namesOf(allow: readonly Allow[]): { zhRoles: string; enRoles: string } {
  const zh = allow.map(({ role, scope }) => `${roleNames[role].zh}${bracketed('（', scopeNames[scope].zh, '）')}`);
  const en = allow.map(({ role, scope }) => `${roleNames[role].en}${bracketed(' (', scopeNames[scope].en, ')')}`);
  return { zhRoles: zh.join('、'), enRoles: en.join(', ') };
}

const bracketed = (open: string, text: string, close: string): string => (text === '' ? '' : `${open}${text}${close}`);
