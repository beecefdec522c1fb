import * as z from 'zod';
import type { Key, Table } from '../../shared/storage/table.ts';
import { type GoalFinding, goalFindings } from '../../shared/domain/agreement/goal-quality.ts';
import { type AgreedGoal, refuseTooLong } from '../../shared/domain/agreement/goal.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { partition, sort } from '../../shared/storage/keys.ts';
import { existingUnit } from '../../shared/storage/organisation.ts';
import type { Caller, Services } from '../services.ts';
import type { Negotiation } from './negotiation.ts';

const Active = z.looseObject({ id: z.string(), active: z.boolean().default(true) });

/** Who and what these goals name, as far as it is there and active; the unit where they are a unit's. */
export async function namedIn(
  table: Table,
  { jurisdiction, unit }: { jurisdiction: string; unit: string | undefined },
  goals: readonly AgreedGoal[],
) {
  const organisation = partition.organisation(jurisdiction);
  const known = async (names: readonly (string | undefined)[], key: (name: string) => Key) => {
    const wanted = [...new Set(names.flatMap((name) => name ?? []))];
    const items = (await table.getMany(wanted.map(key))).map((item) => Active.parse(item));
    return new Set(items.filter(({ active }) => active).map(({ id }) => id));
  };
  const [strategies, owners, units, assessed] = await Promise.all([
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
    unit === undefined ? undefined : existingUnit(table, jurisdiction, unit),
  ]);
  const functions = (assessed?.functions ?? []).map(({ id, name }) => ({ id, name: name.zh }));
  return { strategies, owners, units, functions };
}

/** What the quality gate says of these goals: the pinned scheme, and every name in them looked up. */
export async function assess(
  { table }: Services,
  { jurisdiction }: Caller,
  { negotiation: { appraisal, period, scheme }, goals }: { negotiation: Negotiation; goals: readonly AgreedGoal[] },
): Promise<GoalFinding[]> {
  refuseTooLong(goals);
  if (!scheme) throw new Refused('goals.not-open', { period: period.id });
  const { kind, unit } = appraisal.head;
  const named = await namedIn(table, { jurisdiction, unit: kind === 'unit' ? unit : undefined }, goals);
  return goalFindings(goals, { scheme, period, ...named });
}
