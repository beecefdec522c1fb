import { heldOver, rolesThatAllow, type Allow } from '../shared/domain/organisation/authority.ts';
import { Refused, type Pointer } from '../shared/domain/refused.ts';
import { existingUnit, unitAsRead, type Unit } from '../shared/storage/organisation.ts';
import { ownerNow, type Owned } from '../shared/storage/placement.ts';
import type { Write } from '../shared/storage/table.ts';
import { namesOf } from '../shared/text/roles.ts';
import type { Caller, Services } from './services.ts';
import { office } from '../shared/domain/organisation/allow.ts';

// Admission sees whose period or scheme a path names. What a body, a query or a list names is asked here, by the same rule.

/** Said alike of what is somebody else's and of what does not exist. */
export const outOfMandate = (over: readonly string[], allow: readonly Allow[], pointer?: Pointer): Refused =>
  new Refused('access.owner', { units: over.join(', '), ...namesOf(allow) }, pointer);

/** Refuses a caller whose role does not reach what this is owned by; returns what that was decided by, as conditions of the act. */
export async function requireMandate(
  services: Services,
  caller: Caller,
  { owned, allow }: { readonly owned: Owned; readonly allow: readonly Allow[] },
): Promise<readonly Write[]> {
  const over = heldOver(caller, allow);
  if (over.length === 0) return [];
  const { owner, relies } = await ownerNow(services.table, caller.jurisdiction, { owned, over });
  if (rolesThatAllow(caller, allow, { owner }).length === 0) throw outOfMandate(over, allow);
  return relies;
}

/** Whether the caller's role reaches what a unit owns, for lists; each unit is looked up once. */
export function mandateOf({ table }: Services, caller: Caller, allow: readonly Allow[]) {
  const over = heldOver(caller, allow);
  const answers = new Map<string | undefined, Promise<boolean>>();
  const ask = async (unit: string | undefined): Promise<boolean> => {
    if (over.length === 0) return true;
    const { owner } = await ownerNow(table, caller.jurisdiction, { owned: { unit }, over });
    return rolesThatAllow(caller, allow, { owner }).length > 0;
  };
  return (unit: string | undefined): Promise<boolean> => {
    const answer = answers.get(unit) ?? ask(unit);
    answers.set(unit, answer);
    return answer;
  };
}

/** The unit that is to own what the office makes: an active one within its reach. Without one it is the jurisdiction's. */
export async function newOwner(
  { table }: Services,
  caller: Caller,
  id: string | undefined,
): Promise<{ readonly unit?: Unit; readonly relies: readonly Write[] }> {
  const over = heldOver(caller, [office]);
  const outside = outOfMandate(over, [office], { field: 'owner', legal: over });
  if (id === undefined) {
    if (over.length > 0) throw outside;
    return { relies: [] };
  }
  const unit = await existingUnit(table, caller.jurisdiction, id);
  if (rolesThatAllow(caller, [office], { owner: { unit: id, path: unit.path } }).length === 0) throw outside;
  if (!unit.active) throw new Refused('organisation.unit-inactive', { unit: id }, { field: 'owner' });
  return { unit, relies: [unitAsRead(caller.jurisdiction, id, unit)] };
}
