import { canonical } from '../../../shared/domain/canonical.ts';
import type { StrategyRecord } from '../../../shared/domain/import/records.ts';
import { append, bare } from '../../../shared/storage/chained.ts';
import { sort } from '../../../shared/storage/keys.ts';
import { loadJurisdiction, organisationItems } from '../../../shared/storage/organisation.ts';
import type { OpenWriter } from './writer.ts';

/** Strategy items of a batch are one entry of the organisation's chain. */
export const openStrategy: OpenWriter<StrategyRecord> = async ({ services, caller, head }) => {
  const { table, now, trace } = services;
  let chain = await loadJurisdiction(table, caller.jurisdiction);
  const known = new Map(
    (await organisationItems(table, caller.jurisdiction, sort.strategies))
      .map(bare)
      .map(({ version: _, ...item }) => [item['id'], canonical(item)]),
  );

  return {
    async judge(records) {
      const version = chain.n + 1;
      const changed = records.filter(({ value }) => known.get(value.id) !== canonical(value));
      const unchanged = records.length - changed.length;
      if (changed.length === 0) return { writes: [], good: 0, unchanged, faults: [] };
      const items = changed.map(({ value }) => ({ sk: sort.strategy(value.id), value: { ...value, version } }));
      const data = { import: head.id, items: changed.map(({ value }) => value.id) };
      const happening = { what: 'organisation.strategy-imported', by: caller, at: now, trace, data };
      const { writes, n, hash } = append(chain, happening, { items });
      chain = { ...chain, n, hash };
      return { writes, good: changed.length, unchanged, faults: [] };
    },
  };
};
