import { actor } from '../shared/domain/organisation/actors.ts';
import * as z from 'zod';
import {
  idOf,
  type Allow,
  type Grant,
  type Person,
  dependsOnPlace,
  fitting,
  heldOver,
  isPersonal,
  rolesNamed,
  rolesThatAllow,
  type Placement,
} from '../shared/domain/organisation/authority.ts';
import { relationsOf } from '../shared/domain/organisation/relations.ts';
import { Refused } from '../shared/domain/refused.ts';
import { begin } from '../shared/storage/attempt.ts';
import { unchanged, type Chained } from '../shared/storage/record.ts';
import { partition } from '../shared/storage/keys.ts';
import { loadOfficial, type OfficialHead } from '../shared/storage/organisation.ts';
import { assessedNow, connectedPerson, locate, nowhere, ownerNow, type Owned } from '../shared/storage/placement.ts';
import type { Table, Write } from '../shared/storage/table.ts';
import { namesOf } from '../shared/text/roles.ts';
import { conflictOfInterest } from './conflict.ts';
import { outOfMandate } from './mandate.ts';
import { variablesOf, type Event } from './route.ts';
import type { Route } from './route.ts';
import type { Caller } from './services.ts';

const Claims = z.object({ sub: z.string().min(1), jurisdiction: z.string().regex(/^[a-z0-9-]{2,32}$/) });

interface Known extends Person {
  readonly name: string;
  readonly jurisdiction: string;
  /** The person's own record, as it was read. */
  readonly record: Chained<OfficialHead>;
}

/** Roles may be this old, by the event's own time: a revocation reaches every function within it. */
const trustedFor = 60_000;
const known = new Map<string, { person: Known; readAt: number }>();

/** Whom a token names, by the claims the deployment tells. It proves who; roles come from the table. */
export function claimed(event: Event): { sub: string; jurisdiction: string } {
  const { claims } = event.requestContext.authorizer.jwt;
  const { SUBJECT_CLAIM = 'sub', JURISDICTION_CLAIM = 'jurisdiction', JURISDICTION } = process.env;
  const proven = Claims.safeParse({
    sub: claims[SUBJECT_CLAIM],
    jurisdiction: JURISDICTION || claims[JURISDICTION_CLAIM],
  });
  if (!proven.success) throw new Refused('access.no-token');
  return proven.data;
}

/** The person as they were read within the last minute; never the holder of a role over a unit, who is looked up at every request. */
function lately(key: string, now: number): Known | undefined {
  const cached = known.get(key);
  return cached && now >= cached.readAt && now - cached.readAt < trustedFor ? cached.person : undefined;
}

function remember(key: string, person: Known, now: number): void {
  if (known.size > 5_000) known.clear();
  if (person.grants.some(({ over }) => over !== undefined)) known.delete(key);
  else known.set(key, { person, readAt: now });
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
export const thePublic: Caller = { ...actor('public'), jurisdiction: '', name: '', unit: '', grants: [] };

export interface Admitted {
  readonly caller: Caller;
  /** What the admission was decided by, as conditions of whatever the request writes. */
  readonly relies: readonly Write[];
}

/** What a request asks to do, and to what. */
interface Asking {
  readonly route: Route;
  readonly table: Table;
  readonly jurisdiction: string;
  /** The subject, or else the unit, that the path names. */
  readonly about: { readonly subject: string; readonly period: string | undefined } | undefined;
  readonly owned: Owned | undefined;
}

/**
 * Who calls, and whether route, role and reach let them in. A no is never given on a cached grant, so a new role works at once and
 * only a revocation takes up to a minute, and none where the person is to be read `anew`.
 */
export async function admit(
  route: Route,
  event: Event,
  { table, now, anew }: { readonly table: Table; readonly now: number; readonly anew?: boolean },
): Promise<Admitted> {
  const { sub, jurisdiction } = claimed(event);
  const asking = askingOf(route, event, { table, jurisdiction });
  const key = `${jurisdiction}/${sub}`;
  const trusted = anew ? undefined : lately(key, now);
  const allow = trusted ? heldBy(trusted, route.allow) : route.allow;
  // A conflict of interest is looked for in what is true now.
  if (trusted && !mayConflict(asking, allow)) {
    const admitted = await decide(asking, trusted);
    if (!(admitted instanceof Refused)) return admitted;
  }
  const reading = readPerson(table, jurisdiction, sub);
  // Read at once, before it is known which of these lines the caller holds: the decision asks for it again.
  groundsOf(asking, allow, reading);
  const person = await reading;
  remember(key, person, now);
  const admitted = await decide(asking, person);
  if (admitted instanceof Refused) throw admitted;
  return admitted;
}

function askingOf(route: Route, event: Event, where: Pick<Asking, 'table' | 'jurisdiction'>): Asking {
  const named = variablesOf(route, event);
  const { unit, period, subject = unit === undefined ? undefined : `unit.${unit}` } = named;
  const about = subject === undefined ? undefined : { subject, period };
  return { ...where, route, about, owned: ownedIn(where.jurisdiction, named) };
}

/** The lines of a route that name a role the person holds, wherever it reaches. */
function heldBy(person: Person, allow: readonly Allow[]): Allow[] {
  const held = rolesNamed(person, allow);
  return allow.filter(({ role }) => held.includes(role));
}

const fromOutside = ({ scope }: Allow): boolean => ['jurisdiction', 'owned', 'whole'].includes(scope);

/** 回避: whether who is let in by these lines must not be connected with the subject. */
const mayConflict = ({ route, about }: Asking, allow: readonly Allow[]): boolean =>
  route.impartial === true && about !== undefined && allow.some(fromOutside);

/**
 * All that lines of a route are decided by, begun at once: where the subject stands, who owns what the path names, and what connects
 * the caller with the subject. Whoever waits for one of them is told what went wrong.
 */
function groundsOf(asking: Asking, allow: readonly Allow[], caller: Promise<Known>) {
  const { table, jurisdiction, about, owned } = asking;
  const place = async () => {
    if (!about) return undefined;
    if (dependsOnPlace(allow, about.subject)) return locate(table, jurisdiction, about);
    return { place: itself(about.subject), relies: [] };
  };
  const owner = async () => {
    const over = heldOver(await caller, allow);
    return owned && over.length > 0 ? ownerNow(table, jurisdiction, { owned, over }) : undefined;
  };
  const connection = async () => {
    if (!about || !mayConflict(asking, allow)) return undefined;
    const connected = caller.then(({ record }) => connectedPerson(table, jurisdiction, record));
    const [{ person, relies }, subject] = await Promise.all([connected, assessedNow(table, jurisdiction, about)]);
    return { relations: relationsOf(person, subject.assessed), relies: [...relies, ...subject.relies] };
  };
  const grounds = { place: place(), owner: owner(), connection: connection() };
  for (const reading of Object.values(grounds)) begin(reading);
  return grounds;
}

/** Lets a person in or says why not. */
async function decide(asking: Asking, person: Known): Promise<Admitted | Refused> {
  const { allow, elsewhere = { zh: '', en: '' } } = asking.route;
  const subject = asking.about?.subject;
  const held = heldBy(person, subject === undefined ? allow : fitting(allow, isPersonal(subject)));
  if (held.length === 0) return new Refused('access.role', namesOf(allow));
  const grounds = groundsOf(asking, held, Promise.resolve(person));
  const [located, owning] = await Promise.all([grounds.place, grounds.owner]);
  const about = { place: located?.place, owner: owning?.owner };
  const reaching = rolesThatAllow(person, held, about);
  const over = heldOver(person, held);
  if (reaching.length === 0) {
    if (over.length > 0) return outOfMandate(over, allow);
    const { zhRoles: zhHeld, enRoles: enHeld } = namesOf(held);
    return new Refused('access.scope', { zhHeld, enHeld, ...namesOf(allow), elsewhere });
  }
  // Who acts from the subject's own side, a judge or a rater may be connected with it.
  const within = rolesThatAllow(
    person,
    held.filter((rule) => !fromOutside(rule)),
    about,
  );
  const { relations = [], relies = [] } = (within.length < reaching.length && (await grounds.connection)) || {};
  if (relations.length > 0 && within.length === 0) return conflictOfInterest(relations, allow.filter(fromOutside));
  const { record, ...asKnown } = person;
  const caller = { ...asKnown, ...about, rolesUsed: relations.length > 0 ? within : reaching };
  const mandate = over.length > 0 ? [unchanged(record), ...(owning?.relies ?? [])] : [];
  return { caller, relies: [...(located?.relies ?? []), ...mandate, ...relies] };
}

/** What the path names that somebody owns: a period, a scheme, or else a unit, which is its own. */
function ownedIn(
  jurisdiction: string,
  { period, scheme, unit }: Readonly<Record<string, string | undefined>>,
): Owned | undefined {
  if (period !== undefined) return { record: partition.period(jurisdiction, period) };
  if (scheme !== undefined) return { record: partition.scheme(jurisdiction, scheme) };
  return unit === undefined ? undefined : { unit };
}

/** A unit is where it is; what else could be asked of its place, nothing here depends on. */
const itself = (subject: string): Placement => ({
  subject,
  unit: isPersonal(subject) ? nowhere : idOf(subject),
  path: [],
});
