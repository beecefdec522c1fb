import { canonical } from '../../../shared/domain/canonical.ts';
import { faultAt, type Fault } from '../../../shared/domain/import/fault.ts';
import type { Planned } from '../../../shared/domain/import/plan.ts';
import type { OfficialRecord } from '../../../shared/domain/import/records.ts';
import { Refused } from '../../../shared/domain/refused.ts';
import { append } from '../../../shared/storage/chained.ts';
import { partition, sort } from '../../../shared/storage/keys.ts';
import { allUnits, loadOfficial, officialIndex, type OfficialHead } from '../../../shared/storage/organisation.ts';
import type { Write } from '../../../shared/storage/table.ts';
import type { OpenWriter } from './writer.ts';

/** Each person has a chain of their own. Roles are another administrator's business and stay as they are. */
export const openOfficials: OpenWriter<OfficialRecord> = async ({ services, caller, head, plan }) => {
  const { table, now, trace } = services;
  const { jurisdiction } = caller;
  const units = new Set((await allUnits(table, jurisdiction)).map(({ id }) => id));
  const inFile = new Set(plan.steps.flatMap(({ records = [] }) => records.map(({ value }) => value.id)));

  /** Managers who are neither in the file nor registered. */
  async function strangers(records: readonly Planned<OfficialRecord>[]): Promise<Set<string>> {
    const named = new Set(records.flatMap(({ value }) => value.manager ?? []).filter((id) => !inFile.has(id)));
    const keys = [...named].map((id) => ({ pk: partition.official(jurisdiction, id), sk: sort.head }));
    for (const item of await table.getMany(keys)) named.delete(String(item['id']));
    return named;
  }

  function faultOf({ value, at }: Planned<OfficialRecord>, unknown: ReadonlySet<string>): Fault | undefined {
    const { id, unit, manager } = value;
    if (!units.has(unit)) return faultAt(at(['unit']), new Refused('access.no-unit', { unit }));
    if (manager === id) return faultAt(at(['manager']), new Refused('organisation.manager-circle'));
    if (manager !== undefined && unknown.has(manager))
      return faultAt(at(['manager']), new Refused('access.no-official', { official: manager }));
    return undefined;
  }

  return {
    async judge(records) {
      const unknown = await strangers(records);
      const faults = records.flatMap((record) => faultOf(record, unknown) ?? []);
      const taken = records.filter((record) => faultOf(record, unknown) === undefined);
      const people = await Promise.all(
        taken.map(async ({ value }) => ({ value, chain: await loadOfficial(table, jurisdiction, value.id) })),
      );
      const writes: Write[] = [];
      let good = 0;
      for (const { value, chain } of people) {
        const person: OfficialHead = { ...bareOf(value), grants: chain.head?.grants ?? [] };
        if (chain.head && canonical(chain.head) === canonical(person)) continue;
        const happening = {
          what: 'organisation.official-saved',
          by: caller,
          at: now,
          trace,
          data: { import: head.id },
        };
        writes.push(
          ...append(chain, happening, { head: person, headIndex: officialIndex(jurisdiction, person) }).writes,
        );
        good += 1;
      }
      return { writes, good, unchanged: taken.length - good, faults };
    },
  };
};

function bareOf({ manager, group, ...rest }: OfficialRecord) {
  return { ...rest, ...(manager === undefined ? {} : { manager }), ...(group === undefined ? {} : { group }) };
}
