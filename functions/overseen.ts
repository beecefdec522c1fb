import {
  idOf,
  type Allow,
  type Placement,
  isPersonal,
  rolesThatAllow,
} from '../shared/domain/organisation/authority.ts';
import { unlessDamaged } from '../shared/storage/damaged.ts';
import { legibleUnits, loadOfficial } from '../shared/storage/organisation.ts';
import { nowhere } from '../shared/storage/placement.ts';
import type { Caller, Services } from './services.ts';
import { judge, superior } from '../shared/domain/organisation/allow.ts';

export type Judged = Pick<Placement, 'unit' | 'path'>;

const overseers: readonly Allow[] = [superior, judge];

/** Where subjects stand as it is now; what was closed stays with who judged it. Each is looked up when it is asked for. */
export async function standing({ table }: Pick<Services, 'table'>, { jurisdiction }: Pick<Caller, 'jurisdiction'>) {
  const known = await legibleUnits(table, jurisdiction);
  const units = new Map(known.map((unit) => [unit.id, unit.path]));
  const unitOf = async (subject: string): Promise<string> => {
    const id = idOf(subject);
    if (!isPersonal(subject)) return id;
    return (await unlessDamaged(loadOfficial(table, jurisdiction, id)))?.head?.unit ?? nowhere;
  };
  return async (subject: string, judged?: Judged): Promise<Placement> => {
    const at = isPersonal(subject) ? judged : undefined;
    const unit = at?.unit ?? (await unitOf(subject));
    return { subject, unit, path: at?.path ?? units.get(unit) ?? [] };
  };
}

/** Whom a leader looks over: the units led and those below, and their people but for the leader and who manages the leader; as they stand now. */
export async function overseenBy(services: Pick<Services, 'table'>, caller: Caller) {
  const placeOf = await standing(services, caller);
  return async (subject: string, judged?: Judged): Promise<boolean> =>
    rolesThatAllow(caller, overseers, { place: await placeOf(subject, judged) }).length > 0;
}
