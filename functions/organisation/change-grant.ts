import type { Grant } from '../../shared/domain/organisation/authority.ts';
import { granted, revoked } from '../../shared/domain/organisation/grant.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { existingUnit, loadOfficial } from '../../shared/storage/organisation.ts';
import { founded } from '../admit.ts';
import { openRegister } from '../register.ts';
import { ok, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';

type Change = Request<{ official: string }, unknown, Grant & { why: string }>;

/** Grants or revokes a role: only the security administrator, never for themselves, always with a reason in the chain. */
export async function changeGrant(
  what: 'granted' | 'revoked',
  services: Services,
  caller: Caller,
  { params, body: { why, ...grant } }: Change,
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
