import { canonical } from '../../../shared/domain/audit/canonical.ts';
import { changesOf, type Change } from '../../../shared/domain/import/change.ts';
import { asRefused, faultAt, type Fault } from '../../../shared/domain/import/fault.ts';
import { loadOfficial } from '../../../shared/storage/organisation.ts';
import type { Write } from '../../../shared/storage/table.ts';
import type { OfficialRecord } from '../../../shared/domain/import/records.ts';
import { openRegister } from '../../register.ts';
import type { OpenWriter } from './writer.ts';

/** Each person has a chain of their own. Roles are another administrator's business; deactivating ends them. */
export const openOfficials: OpenWriter<OfficialRecord> = async ({ services, caller, head, plan, writing }) => {
  const { table } = services;
  const { jurisdiction } = caller;
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
        batch.map(async (record) => ({ record, chain: await loadOfficial(table, jurisdiction, record.value.id) })),
      );
      const writes: Write[] = [];
      const faults: Fault[] = [];
      const changes: Change[] = [];
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
