import * as z from 'zod';
import { type Finding, goalFindings } from '../../shared/domain/agreement/goal-quality.ts';
import { type AgreedGoal, refuseTooLong } from '../../shared/domain/agreement/goal.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { partition, sort } from '../../shared/storage/keys.ts';
import { existingUnit } from '../../shared/storage/organisation.ts';
import { schemeDocument } from '../../shared/storage/schemes.ts';
import type { Caller, Services } from '../services.ts';
import type { Negotiation } from './negotiation.ts';

const Active = z.looseObject({ id: z.string(), active: z.boolean().default(true) });

/** What the quality gate says of these goals: the pinned scheme, and every name in them looked up. */
export async function assess(
  { table }: Services,
  { jurisdiction }: Caller,
  { negotiation: { appraisal, period }, goals }: { negotiation: Negotiation; goals: readonly AgreedGoal[] },
): Promise<Finding[]> {
  refuseTooLong(goals);
  if (!period.scheme) throw new Refused('goals.not-open', { period: period.id });
  const { kind, unit } = appraisal.head;
  const known = async (names: readonly (string | undefined)[], key: (name: string) => { pk: string; sk: string }) => {
    const wanted = [...new Set(names.flatMap((name) => name ?? []))];
    const items = await table.getMany(wanted.map(key));
    return new Set(
      items
        .map((item) => Active.parse(item))
        .filter(({ active }) => active)
        .map(({ id }) => id),
    );
  };
  const organisation = partition.organisation(jurisdiction);
  const [{ scheme }, strategies, owners, units, assessed] = await Promise.all([
    schemeDocument(table, jurisdiction, period.scheme),
    known(
      goals.map(({ strategy }) => strategy),
      (id) => ({ pk: organisation, sk: sort.strategy(id) }),
    ),
    known(
      goals.map(({ owner }) => owner),
      (id) => ({ pk: partition.official(jurisdiction, id), sk: sort.head }),
    ),
    known(
      goals.flatMap(({ shared }) => shared?.contributors.map((contributor) => contributor.unit) ?? []),
      (id) => ({ pk: organisation, sk: sort.unit(id) }),
    ),
    kind === 'unit' ? existingUnit(table, jurisdiction, unit) : undefined,
  ]);
  const functions = (assessed?.functions ?? []).map(({ id, name }) => ({ id, name: name.zh }));
  return goalFindings(goals, { scheme, period, strategies, owners, functions, units });
}
