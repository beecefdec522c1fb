import { Refused } from '../../shared/domain/refused.ts';
import { place } from '../../shared/domain/unit-tree.ts';
import { append, basedOn } from '../../shared/storage/chained.ts';
import { sort } from '../../shared/storage/keys.ts';
import { allUnits, existingUnit, loadJurisdiction, type Unit } from '../../shared/storage/organisation.ts';
import { ok, type Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';

export async function listUnits({ table }: Services, { jurisdiction }: Caller) {
  return ok({ units: await allUnits(table, jurisdiction) });
}

type Named = { readonly unit: string };

export async function readUnit(
  { table }: Services,
  { jurisdiction }: Caller,
  { params }: Request<Named, unknown, unknown>,
) {
  const unit = await existingUnit(table, jurisdiction, params.unit);
  return ok(unit, unit.version);
}

/** Moving a unit rewrites the paths below it in the same transaction, which holds 100 actions at most. */
const movedAtOnce = 90;

type Save = Request<Named, unknown, Omit<Unit, 'id' | 'path' | 'version'>>;

export async function saveUnit(services: Services, caller: Caller, { params, body, ifMatch }: Save) {
  const chain = await loadJurisdiction(services.table, caller.jurisdiction);
  const units = await allUnits(services.table, caller.jurisdiction);
  basedOn(units.find(({ id }) => id === params.unit)?.version ?? 0, ifMatch);

  const version = chain.n + 1;
  const changed = place(units, { ...body, id: params.unit, path: [], version });
  if (changed.length > movedAtOnce) {
    const blanks = { unit: params.unit, count: changed.length - 1, maximum: movedAtOnce };
    throw new Refused('organisation.too-many-below', blanks);
  }

  const items = changed.map((unit) => ({ sk: sort.unit(unit.id), value: { ...unit, version } }));
  const happening = { what: 'organisation.unit-saved', by: caller, at: services.now, data: { unit: params.unit } };
  const change = append(chain, happening, { items });
  return services.commit(change.writes, ok({ id: params.unit, version }, version));
}
