import { canonical } from '../../../shared/domain/audit/canonical.ts';
import { changesOf, type Change } from '../../../shared/domain/import/change.ts';
import { asRefused, faultAt, type Fault } from '../../../shared/domain/import/fault.ts';
import type { StrategyRecord } from '../../../shared/domain/import/records.ts';
import { patched, renamed } from '../../../shared/domain/patch.ts';
import { read } from '../../../shared/storage/chained.ts';
import { sort } from '../../../shared/storage/keys.ts';
import { loadJurisdiction, organisationItems, StrategyItem } from '../../../shared/storage/organisation.ts';
import type { OpenWriter } from './writer.ts';

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
      const changes: Change[] = [];
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
