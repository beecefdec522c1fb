import * as z from 'zod';
import { latest, onTable, type Agreement, type Side } from '../../shared/domain/agreement/agreement.ts';
import { agreementIn } from '../../shared/domain/agreement/steps.ts';
import { type GoalFinding, goalFindings, unitsNamed } from '../../shared/domain/agreement/goal-quality.ts';
import { type AgreedGoal, refuseTooLong } from '../../shared/domain/agreement/goal.ts';
import { parties, type Act } from '../../shared/domain/agreement/parties.ts';
import { rolesThatAllow } from '../../shared/domain/organisation/authority.ts';
import { refuseIfWithdrawn } from '../../shared/domain/period/withdrawal.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { AppraisalHead } from '../../shared/storage/appraisals.ts';
import type { Appended } from '../../shared/storage/record.ts';
import { partition, sort } from '../../shared/storage/keys.ts';
import { existingUnit } from '../../shared/storage/organisation.ts';
import type { Key, Table } from '../../shared/storage/table.ts';
import { sideNames } from '../../shared/text/states.ts';
import type { SubjectPath } from '../fields.ts';
import { loadAssessed, type Assessed } from '../loader.ts';
import type { Caller, Services } from '../services.ts';

/** An appraisal with its record, and the agreement that follows from it. */
export interface Negotiation extends Assessed {
  readonly agreement: Agreement;
}

export async function loadNegotiation(services: Services, caller: Caller, params: SubjectPath): Promise<Negotiation> {
  const assessed = await loadAssessed(services, caller, params);
  return { ...assessed, agreement: agreementIn(assessed.record) };
}

type Event = Parameters<Services['record']>[1];

/**
 * The entry of one step of the agreement, with what lists show of it. A draft concerns nobody else, so lists do not change
 * and their index is not written.
 */
export function step(services: Services, { appraisal }: Assessed, next: Agreement, event: Event): Appended {
  refuseIfWithdrawn(appraisal.head);
  if (next.state === 'none' || next.state === 'draft') return services.record(appraisal, event);
  const agreement = { state: next.state, version: latest(next)?.version ?? 0 };
  const { onTable: _, ...before } = appraisal.head;
  const table = onTable(next);
  const head = { ...before, agreement, ...(table ? { onTable: table } : {}) };
  return services.record(appraisal, event, { head });
}

export function actFor(side: Side, act: Act, caller: Caller, head: AppraisalHead): void {
  if (!speaksFor(side, act, caller, head))
    throw new Refused('goals.other-side', { ...sideNames[side] }, { field: 'side' });
}

/** The side a caller may sign for, where both sides may do the same thing. */
export function sideOf(caller: Caller, head: AppraisalHead): Side {
  if (speaksFor('subject', 'sign', caller, head)) return 'subject';
  actFor('assessor', 'sign', caller, head);
  return 'assessor';
}

/** Whether the caller, in a role that let them in and from where the subject stands now, writes or signs for this side. */
export function speaksFor(side: Side, act: Act, caller: Caller, { kind }: AppraisalHead): boolean {
  const roles = rolesThatAllow(caller, parties[kind][side][act], caller);
  return roles.some((role) => caller.rolesUsed.includes(role));
}

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
    known(unitsNamed(goals), (id) => ({ pk: organisation, sk: sort.unit(id) })),
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
