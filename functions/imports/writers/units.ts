import { canonical } from '../../../shared/domain/canonical.ts';
import { asRefused, faultAt, type Fault } from '../../../shared/domain/import/fault.ts';
import type { UnitRecord } from '../../../shared/domain/import/records.ts';
import { Refused } from '../../../shared/domain/refused.ts';
import { place } from '../../../shared/domain/unit-tree.ts';
import { append } from '../../../shared/storage/chained.ts';
import { sort } from '../../../shared/storage/keys.ts';
import { allUnits, loadJurisdiction, type Unit } from '../../../shared/storage/organisation.ts';
import type { OpenWriter } from './writer.ts';

/** Moving a unit rewrites those below it; in a file of units only what nothing stands below may move. */
const movedAtOnce = 1;

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
          const unit = placed([...units.values()], value, version);
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

function placed(units: readonly Unit[], { parent, group, functions = [], ...unit }: UnitRecord, version: number): Unit {
  const known = units.find(({ id }) => id === unit.id);
  const wanted = {
    ...unit,
    ...(parent === undefined ? {} : { parent }),
    ...(group === undefined ? {} : { group }),
    functions: functions.length > 0 ? functions : (known?.functions ?? []),
    path: [],
    version,
  };
  const [placed, ...below] = place(units, wanted);
  if (below.length >= movedAtOnce || !placed) {
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
