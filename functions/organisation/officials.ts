import type { Grant } from '../../shared/domain/organisation/authority.ts';
import { granted, revoked } from '../../shared/domain/organisation/grant.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { legible } from '../../shared/storage/damaged.ts';
import { list } from '../../shared/storage/keys.ts';
import { OfficialHead, existingUnit, loadOfficial } from '../../shared/storage/organisation.ts';
import { founded } from '../admit.ts';
import { type Paged, nextPage } from '../paging.ts';
import { type OfficialChange, openRegister } from '../register.ts';
import { type Request, ok, basedOn } from '../route.ts';
import type { Caller, Services } from '../services.ts';

export async function listOfficials(
  { table, cursors }: Services,
  { jurisdiction }: Caller,
  { params, query }: Request<{ unit: string }, Paged, unknown>,
) {
  const partition = list.officials(jurisdiction, params.unit);
  const { page, more } = await nextPage(cursors, query, (from) => table.query({ index: 'byList', partition, ...from }));
  return ok({ officials: legible(page.items, OfficialHead), ...more });
}

type Named = { readonly official: string };

export async function readOfficial({ table }: Services, caller: Caller, { params }: Request<Named, unknown, unknown>) {
  const { head, headAt } = await loadOfficial(table, caller.jurisdiction, params.official);
  if (!head) throw new Refused('access.no-official', params);
  return ok(head, headAt);
}

type Save = Request<Named, unknown, OfficialChange>;

/** Registers or changes a person. Roles are another administrator's business; deactivating ends them, visibly. */
export async function saveOfficial(services: Services, caller: Caller, { params, body, ifMatch }: Save) {
  const { table } = services;
  const { jurisdiction } = caller;
  const id = params.official;
  const chain = await loadOfficial(table, jurisdiction, id);
  basedOn(chain.headAt, ifMatch);
  const register = openRegister(services, caller);
  const head = await register.changed(id, chain.head, body);
  const change = services.record(chain, { what: 'organisation.official-saved' }, { head });
  return services.commit([...change.writes, ...register.writes()], ok({ id, version: change.n }, change.n));
}

type Reactivate = Request<Named, unknown, { why: string }>;

/** Takes a person who was deactivated back, with no role: what they held before must be granted anew. */
export async function reactivateOfficial(services: Services, caller: Caller, { params, body }: Reactivate) {
  const { table } = services;
  const { jurisdiction } = caller;
  const { official: id } = params;
  const chain = await loadOfficial(table, jurisdiction, id);
  if (!chain.head) throw new Refused('access.no-official', params);
  if (chain.head.active) throw new Refused('organisation.is-active', { person: id });
  const register = openRegister(services, caller);
  const { group, manager } = chain.head;
  register.expect({ ...chain.head, grants: [] });
  // What the record names may have ended while the person was away.
  await register.activeUnit(chain.head.unit);
  if (group !== undefined) await register.knownGroup(group);
  if (manager !== undefined) await register.activeManager(id, manager);
  const head = { ...chain.head, active: true, grants: [] };
  const change = services.record(chain, { what: 'organisation.official-reactivated', why: body.why }, { head });
  return services.commit([...change.writes, ...register.writes()], {
    status: 201,
    body: { id, version: change.n },
    etag: change.n,
  });
}

type GrantChange = Request<{ official: string }, unknown, Grant & { why: string }>;

/** Grants or revokes a role: only the security administrator, never for themselves, always with a reason in the chain. */
export async function changeGrant(
  what: 'granted' | 'revoked',
  services: Services,
  caller: Caller,
  { params, body: { why, ...grant } }: GrantChange,
) {
  const { table } = services;
  const { jurisdiction } = caller;
  const { official: id } = params;
  if (id === caller.id) throw new Refused('organisation.own-grant');
  const chain = await loadOfficial(table, jurisdiction, id);
  const before = chain.head ?? founded(jurisdiction, id);
  // Somebody must register the first people: a system administrator may be named before any unit exists.
  const unregistered = { id, name: id, unit: '', grants: [], active: true };
  const person = before ?? (grant.role === 'system-administrator' && what === 'granted' ? unregistered : undefined);
  if (!person) throw new Refused('access.no-official', params);

  const register = openRegister(services, caller);
  register.expect({ ...person, manager: undefined, grants: [...person.grants, grant] });
  const named = async (unit = '') => {
    if (what === 'revoked' || unit === '') return undefined;
    await register.organisation();
    return existingUnit(table, jurisdiction, unit);
  };
  const [unit, over] = await Promise.all([named(grant.unit), named(grant.over)]);
  const head = {
    ...person,
    grants: what === 'granted' ? granted(person, grant, { unit, over }) : revoked(person, grant),
  };
  await register.admit(before, head);

  const change = services.record(chain, { what: `organisation.role-${what}`, why, data: { ...grant } }, { head });
  return services.commit([...change.writes, ...register.writes()], ok({ id, version: change.n }, change.n));
}

export async function readMe(_: Services, { id, name, jurisdiction, unit, grants }: Caller) {
  return ok({ id, name, jurisdiction, unit, grants: [...grants] });
}
