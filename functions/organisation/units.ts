import { Refused } from '../../shared/domain/refused.ts';
import { read } from '../../shared/storage/record.ts';
import { sort } from '../../shared/storage/keys.ts';
import { allUnits, existingUnit, loadJurisdiction, organisationPage, Unit } from '../../shared/storage/organisation.ts';
import { nextPage, type Paged } from '../paging.ts';
import { ok, type Request, basedOn } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { changedUnit, type UnitChange } from '../units.ts';

export async function listUnits(
  { table, cursors }: Services,
  { jurisdiction }: Caller,
  { query }: Request<unknown, Paged, unknown>,
) {
  const { page, more } = await nextPage(cursors, query, (from) =>
    organisationPage(table, jurisdiction, { prefix: sort.units, ...from }),
  );
  return ok({ units: page.items.map((item) => read(item, Unit)), ...more });
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

type Save = Request<Named, unknown, UnitChange>;

export async function saveUnit(services: Services, caller: Caller, { params, body, ifMatch }: Save) {
  const { table } = services;
  const chain = await loadJurisdiction(table, caller.jurisdiction);
  const units = new Map((await allUnits(table, caller.jurisdiction)).map((unit) => [unit.id, unit]));
  basedOn(units.get(params.unit)?.version ?? 0, ifMatch);

  const version = chain.n + 1;
  const said = { id: params.unit, change: body, version };
  const changed = await changedUnit(services, caller, { units, settings: chain.head }, said);
  if (changed.length > movedAtOnce) {
    const blanks = { unit: params.unit, count: changed.length - 1, maximum: movedAtOnce };
    throw new Refused('organisation.too-many-below', blanks);
  }

  const items = changed.map((unit) => ({ sk: sort.unit(unit.id), value: { ...unit, version } }));
  const change = services.record(chain, { what: 'organisation.unit-saved', data: { unit: params.unit } }, { items });
  return services.commit(change.writes, ok({ id: params.unit, version }, version));
}
