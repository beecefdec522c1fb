import { canonical } from '../../../shared/domain/canonical.ts';
import { asRefused, faultAt, type Fault } from '../../../shared/domain/import/fault.ts';
import type { UnitRecord } from '../../../shared/domain/import/records.ts';
import { Refused } from '../../../shared/domain/refused.ts';
import { place } from '../../../shared/domain/unit-tree.ts';
import { append } from '../../../shared/storage/chained.ts';
import { sort } from '../../../shared/storage/keys.ts';
import { allUnits, loadJurisdiction, type Unit } from '../../../shared/storage/organisation.ts';
import type { OpenWriter } from './writer.ts';

/** Units of a batch are one entry of the organisation's chain. */
export const openUnits: OpenWriter<UnitRecord> = async ({ services, caller, head }) => {
  const { table, now, trace } = services;
  let chain = await loadJurisdiction(table, caller.jurisdiction);
  const units = new Map((await allUnits(table, caller.jurisdiction)).map((unit) => [unit.id, unit]));

  return {
    async judge(records) {
      const version = chain.n + 1;
      const changed: Unit[] = [];
      const faults: Fault[] = [];
      for (const { value, at } of records) {
        try {
          const unit = placed(units, value, version);
          if (same(units.get(unit.id), unit)) continue;
          units.set(unit.id, unit);
          changed.push(unit);
        } catch (error) {
          const refused = asRefused(error);
          faults.push(faultAt(at([refused.pointer.field ?? 'id']), refused));
        }
      }
      const unchanged = records.length - changed.length - faults.length;
      if (changed.length === 0) return { writes: [], good: 0, unchanged, faults };
      const items = changed.map((unit) => ({ sk: sort.unit(unit.id), value: unit }));
      const data = { import: head.id, units: changed.map(({ id }) => id) };
      const { writes, n, hash } = append(
        chain,
        { what: 'organisation.units-imported', by: caller, at: now, trace, data },
        { items },
      );
      chain = { ...chain, n, hash };
      return { writes, good: changed.length, unchanged, faults };
    },
  };
};

/** Of thousands of units only the parent, the unit itself and what stands below it matter to its place. */
function around(units: ReadonlyMap<string, Unit>, { id, parent }: UnitRecord): Unit[] {
  const known = units.get(id);
  const above = parent === undefined ? undefined : units.get(parent);
  const below = known ? [...units.values()].filter(({ path }) => path.includes(id)) : [];
  return [known, above, ...below].flatMap((unit) => unit ?? []);
}

function placed(all: ReadonlyMap<string, Unit>, record: UnitRecord, version: number): Unit {
  const { parent, group, functions = [], ...unit } = record;
  const units = around(all, record);
  const known = all.get(unit.id);
  const wanted = {
    ...unit,
    ...(parent === undefined ? {} : { parent }),
    ...(group === undefined ? {} : { group }),
    functions: functions.length > 0 ? functions : (known?.functions ?? []),
    path: [],
    version,
  };
  const [placed, ...below] = place(units, wanted);
  // Moving a unit rewrites those below it, which a file of units may name itself: that is done one unit at a time, by hand.
  if (below.length > 0 || !placed) {
    throw new Refused(
      'organisation.too-many-below',
      { unit: unit.id, count: below.length, maximum: 0 },
      { field: 'parent' },
    );
  }
  return placed;
}

const same = (known: Unit | undefined, unit: Unit): boolean =>
  known !== undefined && canonical({ ...known, version: 0 }) === canonical({ ...unit, version: 0 });
