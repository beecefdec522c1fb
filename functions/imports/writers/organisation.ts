import { canonical } from '../../../shared/domain/audit/canonical.ts';
import type { OfficialRecord, StrategyRecord, UnitRecord } from '../../../shared/domain/import/definitions.ts';
import { type FieldChange, type Fault, asRefused, changesOf, faultAt } from '../../../shared/domain/import/fault.ts';
import { patched, renamed } from '../../../shared/domain/patch.ts';
import { Refused } from '../../../shared/domain/refused.ts';
import { read } from '../../../shared/storage/record.ts';
import { sort } from '../../../shared/storage/keys.ts';
import {
  StrategyItem,
  type Unit,
  allUnits,
  loadJurisdiction,
  organisationItems,
} from '../../../shared/storage/organisation.ts';
import type { Write } from '../../../shared/storage/table.ts';
import { openRegister } from '../../register.ts';
import { changedUnit } from '../../units.ts';
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
      const changes: FieldChange[] = [];
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

/** Each person has a chain of their own. Roles are another administrator's business; deactivating ends them. */
export const openOfficials: OpenWriter<OfficialRecord> = async ({ services, caller, head, plan, writing }) => {
  const records = plan.steps.flatMap((step) => step.records ?? []);
  const intended = new Map(records.map(({ value }) => [value.id, value]));
  const taken = new Set<string>();
  const refused = new Set<string>();
  // Managers come first in the plan: what writes relies on those that stand, a check on those not refused so far.
  const stands = (id: string) => taken.has(id) || (!writing && intended.has(id) && !refused.has(id));
  const register = openRegister(services, caller, { intended, stands, whole: head.mode === 'all-or-nothing' });
  await register.organisation();

  return {
    async judge(batch) {
      const chains = await Promise.all(
        batch.map(async (record) => ({ record, chain: await register.person(record.value.id) })),
      );
      const writes: Write[] = [];
      const faults: Fault[] = [];
      const changes: FieldChange[] = [];
      let good = 0;
      for (const { record, chain } of chains) {
        const { id, ...change } = record.value;
        try {
          const person = await register.changed(id, chain.head, change);
          taken.add(id);
          if (chain.head && canonical(chain.head) === canonical(person)) continue;
          writes.push(
            ...services.record(
              chain,
              { what: 'organisation.official-saved', data: { import: head.id } },
              { head: person },
            ).writes,
          );
          changes.push(...changesOf({ row: record.rows[0] ?? 0, key: id }, chain.head, person));
          good += 1;
        } catch (error) {
          const wrong = asRefused(error);
          refused.add(id);
          faults.push(faultAt(record.at([wrong.pointer.field ?? 'id']), wrong));
        }
      }
      const relied = good > 0 ? register.writes() : [];
      return {
        writes: [...writes, ...relied],
        good,
        unchanged: batch.length - good - faults.length,
        faults,
        changes,
      };
    },
  };
};

/** Strategy items of a batch are one entry of the organisation's chain. */
export const openStrategy: OpenWriter<StrategyRecord> = async ({ services, caller, head }) => {
  const { table } = services;
  let chain = await loadJurisdiction(table, caller.jurisdiction);
  const items = await organisationItems(table, caller.jurisdiction, sort.strategies);
  const known = new Map(items.map((item) => read(item, StrategyItem)).map((item) => [item.id, item]));

  return {
    async judge(records) {
      const version = chain.n + 1;
      const changed: StrategyItem[] = [];
      const faults: Fault[] = [];
      const changes: FieldChange[] = [];
      for (const { value, at, rows } of records) {
        try {
          const before = known.get(value.id);
          const item = patched(StrategyItem, before, { ...value, ...renamed(before?.name, value.name), version });
          if (before && canonical({ ...before, version }) === canonical(item)) continue;
          changes.push(...changesOf({ row: rows[0] ?? 0, key: item.id }, before, item));
          changed.push(item);
        } catch (error) {
          const refused = asRefused(error);
          faults.push(faultAt(at([refused.pointer.field ?? 'id']), refused));
        }
      }
      const unchanged = records.length - changed.length - faults.length;
      if (changed.length === 0) return { writes: [], good: 0, unchanged, faults, changes };
      const written = changed.map((value) => ({ sk: sort.strategy(value.id), value }));
      const data = { import: head.id, items: changed.map(({ id }) => id) };
      const change = services.record(chain, { what: 'organisation.strategy-imported', data }, { items: written });
      chain = change.chain;
      return { writes: change.writes, good: changed.length, unchanged, faults, changes };
    },
  };
};
