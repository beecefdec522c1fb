import { canonical } from '../../../shared/domain/audit/canonical.ts';
import { changesOf, type Change } from '../../../shared/domain/import/change.ts';
import { asRefused, faultAt, type Fault } from '../../../shared/domain/import/fault.ts';
import type { UnitRecord } from '../../../shared/domain/import/records.ts';
import { renamed } from '../../../shared/domain/patch.ts';
import { Refused } from '../../../shared/domain/refused.ts';
import { sort } from '../../../shared/storage/keys.ts';
import { allUnits, loadJurisdiction, type Unit } from '../../../shared/storage/organisation.ts';
import { changedUnit } from '../../register.ts';
import type { OpenWriter } from './writer.ts';

/** Units of a batch are one entry of the organisation's chain. */
export const openUnits: OpenWriter<UnitRecord> = async ({ services, caller, head, plan }) => {
  const { table } = services;
  let chain = await loadJurisdiction(table, caller.jurisdiction);
  const units = new Map((await allUnits(table, caller.jurisdiction)).map((unit) => [unit.id, unit]));
  const records = plan.steps.flatMap((step) => step.records ?? []);
  const intended = new Map(records.map(({ value }) => [value.id, value]));
  // Where only good rows are written, one below may yet be refused.
  const whole = head.mode === 'all-or-nothing';
  const staysActive = ({ id, active }: Unit) => (whole ? intended.get(id)?.active : undefined) ?? active;

  /** Moving a unit rewrites those below it, which a file of units may name itself: that is done one unit at a time, by hand. */
  async function placed({ id, ...said }: UnitRecord, version: number): Promise<Unit> {
    const change = { ...said, ...renamed(units.get(id)?.name, said.name) };
    const organisation = { units, settings: chain.head, staysActive };
    const [unit, ...below] = await changedUnit(services, caller, organisation, { id, change, version });
    if (unit && below.length === 0) return unit;
    const blanks = { unit: id, count: below.length, maximum: 0 };
    throw new Refused('organisation.too-many-below', blanks, { field: 'parent' });
  }

  return {
    async judge(batch) {
      const version = chain.n + 1;
      const changed: Unit[] = [];
      const faults: Fault[] = [];
      const changes: Change[] = [];
      for (const { value, at, rows } of batch) {
        try {
          const unit = await placed(value, version);
          const known = units.get(unit.id);
          if (same(known, unit)) continue;
          changes.push(...changesOf({ row: rows[0] ?? 0, key: unit.id }, known, unit));
          units.set(unit.id, unit);
          changed.push(unit);
        } catch (error) {
          const refused = asRefused(error);
          faults.push(faultAt(at(refused.pointer.field?.split('.') ?? ['id']), refused));
        }
      }
      const unchanged = batch.length - changed.length - faults.length;
      if (changed.length === 0) return { writes: [], good: 0, unchanged, faults, changes };
      const items = changed.map((unit) => ({ sk: sort.unit(unit.id), value: unit }));
      const data = { import: head.id, units: changed.map(({ id }) => id) };
      const change = services.record(chain, { what: 'organisation.units-imported', data }, { items });
      chain = change.chain;
      return { writes: change.writes, good: changed.length, unchanged, faults, changes };
    },
  };
};

const same = (known: Unit | undefined, unit: Unit): boolean =>
  known !== undefined && canonical({ ...known, version: 0 }) === canonical({ ...unit, version: 0 });
