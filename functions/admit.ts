import * as z from 'zod';
import {
  type Allow,
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
import { appraisals } from '../shared/storage/appraisals.ts';
import { unchanged, type Chained } from '../shared/storage/chained.ts';
import { imports } from '../shared/storage/imports.ts';
import { partition } from '../shared/storage/keys.ts';
import { loadOfficial, type OfficialHead, loadJurisdiction } from '../shared/storage/organisation.ts';
import { existingPeriod } from '../shared/storage/periods.ts';
import { assessedNow, connectedPerson, locate, nowhere, ownerNow } from '../shared/storage/placement.ts';
import { loadScheme, pinnedScheme } from '../shared/storage/schemes.ts';
import type { Table, Write } from '../shared/storage/table.ts';
import { namesOf } from '../shared/text/roles.ts';
import { fromWithin, impartialRoles } from './conflict.ts';
import { outOfMandate } from './mandate.ts';
import { variablesOf, type Event } from './request.ts';
import type { Route, Naming } from './route.ts';
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

/** Whom a token names. It proves who; roles come from the table. */
export function claimed(event: Event): { sub: string; jurisdiction: string } {
  const proven = Claims.safeParse(event.requestContext.authorizer.jwt.claims);
  if (!proven.success) throw new Refused('access.no-token');
  return proven.data;
}

/** The person as they were read within the last minute; never the holder of a role over a unit, who is looked up at every request. */
function lately(key: string, now: number): Known | undefined {
  const cached = known.get(key);
  return cached && now >= cached.readAt && now - cached.readAt < trustedFor ? cached.person : undefined;
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
export const thePublic: Caller = { id: 'public', jurisdiction: '', name: '', unit: '', grants: [], rolesUsed: [] };

export interface Admitted {
  readonly caller: Caller;
  /** What the admission was decided by, as conditions of whatever the request writes. */
  readonly relies: readonly Write[];
}

/**
 * Who calls, and whether route, role and reach let them in. A no is never given on a cached grant, so a new role works at once and
 * only a revocation takes up to a minute. What may have to be known is read at once.
 */
export async function admit(route: Route, event: Event, table: Table, now: number): Promise<Admitted> {
  const { sub, jurisdiction } = claimed(event);
  const { subject, unit, period, scheme } = variablesOf(route, event);
  const subjectOf = subject ?? (unit === undefined ? undefined : `unit.${unit}`);
  const key = `${jurisdiction}/${sub}`;
  const trusted = lately(key, now);
  const read = async () => {
    const person = await readPerson(table, jurisdiction, sub);
    if (known.size > 5_000) known.clear();
    if (person.grants.some(({ over }) => over !== undefined)) known.delete(key);
    else known.set(key, { person, readAt: now });
    return person;
  };
  // A conflict of interest is looked for in what is true now.
  const mayBeOutsider =
    route.impartial && subjectOf !== undefined && (!trusted || rolesNamed(trusted, outside(route.allow)).length > 0);
  if (!trusted && subjectOf !== undefined && dependsOnPlace(route.allow, subjectOf))
    begin(locate(table, jurisdiction, { subject: subjectOf, period }));
  if (mayBeOutsider) {
    begin(read().then(({ record }) => connectedPerson(table, jurisdiction, record)));
    begin(assessedNow(table, jurisdiction, { subject: subjectOf, period }));
  }
  for (const person of trusted && !mayBeOutsider ? [trusted, undefined] : [undefined]) {
    const admitted = await placed(person ?? (await read()), person === undefined);
    if (admitted) return admitted;
  }
  throw new Refused('access.role', namesOf(route.allow));

  async function placed(person: Known, fresh: boolean): Promise<Admitted | undefined> {
    const held = rolesNamed(person, route.allow);
    const named = route.allow.filter(({ role }) => held.includes(role));
    if (named.length === 0) return undefined;
    const over = heldOver(person, named);
    const owned = over.length > 0 ? ownedIn(jurisdiction, { period, scheme, unit }) : undefined;
    const [located, owning] = await Promise.all([
      subjectOf === undefined
        ? undefined
        : dependsOnPlace(named, subjectOf)
          ? locate(table, jurisdiction, { subject: subjectOf, period })
          : { place: itself(subjectOf), relies: [] },
      owned && ownerNow(table, jurisdiction, { owned, over }),
    ]);
    const about = { place: located?.place, owner: owning?.owner };
    const rolesUsed = rolesThatAllow(person, named, about);
    if (rolesUsed.length === 0) {
      if (!fresh) return undefined;
      if (over.length > 0) throw outOfMandate(over, route.allow);
      throw new Refused('access.scope', { subject: subjectOf ?? '', ...namesOf(route.allow) });
    }
    const near = rolesThatAllow(person, named.filter(fromWithin), about);
    const roles = { used: rolesUsed, near };
    const stands =
      route.impartial && subjectOf !== undefined && near.length < rolesUsed.length
        ? await impartialRoles(table, person, { route, roles, about: { subject: subjectOf, period } })
        : { rolesUsed, relies: [] };
    const { record, ...asKnown } = person;
    const mandate = over.length > 0 ? [unchanged(record), ...(owning?.relies ?? [])] : [];
    const caller = { ...asKnown, ...about, rolesUsed: stands.rolesUsed };
    return { caller, relies: [...(located?.relies ?? []), ...mandate, ...stands.relies] };
  }
}

/** Whoever needs it asks for it again, and is told what went wrong. */
const begin = (reading: Promise<unknown>): void => void reading.catch(() => undefined);

const outside = (allow: readonly Allow[]): Allow[] => allow.filter((rule) => !fromWithin(rule));

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

/**
 * Begins reading what the path of a request names, while it is found out whether the caller is let in: the period with its scheme, the
 * subject's record, whatever else the route says. Nobody waits for it here, and nothing of it is told to anybody but by a use case.
 */
export function readAhead(route: Route, table: Table, naming: Naming): void {
  const { reads = 'record' } = route;
  const { jurisdiction, named } = naming;
  const { period, subject, scheme, official } = named;
  const begun = [
    route.readsAlso?.(table, naming),
    period && pinnedPeriod(table, jurisdiction, period),
    period && subject && reads !== 'nothing' && ofSubject[reads](table, jurisdiction, period, subject),
    scheme && loadScheme(table, jurisdiction, scheme),
    // Whatever changes the organisation rests on its settings and its chain.
    route.method !== 'GET' && route.path.startsWith('/v1/organisation/') && loadJurisdiction(table, jurisdiction),
    official && loadOfficial(table, jurisdiction, official),
    named['import'] && imports.load(table, jurisdiction, named['import']),
  ];
  for (const reading of begun) if (reading) begin(reading);
}

const ofSubject = {
  head: appraisals.load,
  record: appraisals.withEntries,
  collection: appraisals.collection,
};

async function pinnedPeriod(table: Table, jurisdiction: string, period: string): Promise<void> {
  const { head } = await existingPeriod(table, jurisdiction, period);
  if (head.scheme) await pinnedScheme(table, jurisdiction, head.scheme);
}
