import { holdsTwoAdministrations, type Grant } from '../../shared/domain/authority.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { append } from '../../shared/storage/chained.ts';
import { existingUnit, loadOfficial, officialIndex, type OfficialHead } from '../../shared/storage/organisation.ts';
import { ok, type Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';

type Change = Request<{ official: string }, unknown, Grant & { why: string }>;

/** Grants or revokes a role: only the security administrator, never for themselves, always with a reason in the chain. */
export async function changeGrant(
  what: 'granted' | 'revoked',
  services: Services,
  caller: Caller,
  { params, body: { why, ...grant } }: Change,
) {
  const { table, now } = services;
  const { jurisdiction } = caller;
  if (params.official === caller.id) throw new Refused('organisation.own-grant');
  const chain = await loadOfficial(table, jurisdiction, params.official);
  const person =
    chain.head ?? (grant.role === 'system-administrator' ? firstAdministrator(params.official) : undefined);
  if (!person) throw new Refused('access.no-official', params);
  if (what === 'granted' && grant.unit !== '') await existingUnit(table, jurisdiction, grant.unit);

  const head = { ...person, grants: what === 'granted' ? granted(person, grant) : revoked(person, grant) };
  const headIndex = officialIndex(jurisdiction, head);
  const happening = { what: `organisation.role-${what}`, by: caller, at: now, why, data: { ...grant } };
  const change = append(chain, happening, { head, headIndex });
  return services.commit(change.writes, ok({ id: head.id, version: change.n }, change.n));
}

/** Somebody must register the first people: a system administrator may be named before any unit exists. */
const firstAdministrator = (id: string): OfficialHead => ({ id, name: id, unit: '', grants: [], active: true });

const same = (a: Grant) => (b: Grant) => a.role === b.role && a.unit === b.unit;

function granted(person: OfficialHead, grant: Grant): Grant[] {
  if (person.grants.some(same(grant))) throw new Refused('organisation.granted-already', { person: person.id });
  const grants = [...person.grants, grant];
  if (holdsTwoAdministrations(grants)) {
    const held = person.grants.map(({ role }) => role).join(', ');
    throw new Refused('organisation.two-administrations', { held });
  }
  return grants;
}

function revoked(person: OfficialHead, grant: Grant): Grant[] {
  if (!person.grants.some(same(grant))) throw new Refused('organisation.not-granted', { person: person.id });
  return person.grants.filter((held) => !same(grant)(held));
}
