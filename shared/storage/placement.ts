import * as z from 'zod';
import { idOf, isPersonal, type Owner, type Placement } from '../domain/organisation/authority.ts';
import type { Assessed, Connected } from '../domain/organisation/relations.ts';
import { AppraisalHead } from './appraisals.ts';
import { partition, sort } from './keys.ts';
import { read, unchanged, type Chained, load } from './record.ts';
import { findUnit, loadOfficial, unitAsRead, type OfficialHead } from './organisation.ts';
import type { Table, Write } from './table.ts';

/** What was read comes with the conditions under which it still holds when a transaction commits. */
interface Read {
  readonly relies: readonly Write[];
}

interface About {
  readonly subject: string;
  /** Where the question is about the subject's appraisal in a period. */
  readonly period?: string | undefined;
}

type Judged = Pick<Placement, 'unit' | 'path'>;

/** No grant names it. Who is not registered is refused like whoever is out of reach: the answer tells nobody who is. */
export const nowhere = '?';

/** What a subject belongs to now, by which people are connected with it; of a closed appraisal also those who judged it. */
export async function assessedNow(
  table: Table,
  jurisdiction: string,
  { subject, period }: About,
): Promise<Read & { assessed: Assessed; judged?: Judged | undefined }> {
  const id = idOf(subject);
  if (!isPersonal(subject)) return { assessed: { subject, units: [id] }, relies: [] };
  const [official, judged] = await Promise.all([
    loadOfficial(table, jurisdiction, id),
    period === undefined ? undefined : judgedIn(table, partition.appraisal(jurisdiction, period, subject)),
  ]);
  const { unit = nowhere, manager } = official.head ?? {};
  const units = judged ? [unit, judged.unit] : [unit];
  const assessed = { subject, units, ...(manager === undefined ? {} : { manager }) };
  return { assessed, judged, relies: [unchanged(official)] };
}

/**
 * Where a subject stands now. This alone decides who may act on it, whatever was true when it was enrolled: an official is
 * where the person is registered, and a unit below whatever it has been moved to. Only a closed appraisal stays with those
 * who judged it, wherever its official goes afterwards.
 */
export async function locate(
  table: Table,
  jurisdiction: string,
  about: About,
): Promise<Read & { place: Placement; assessed: Assessed }> {
  const { assessed, judged, relies } = await assessedNow(table, jurisdiction, about);
  const { subject, units } = assessed;
  if (judged) return { assessed, place: { subject, ...judged }, relies };
  const [unit = nowhere] = units;
  const found = await findUnit(table, jurisdiction, unit);
  const place = { subject, unit, path: found?.path ?? [] };
  return { assessed, place, relies: [...relies, unitAsRead(jurisdiction, unit, found)] };
}

/** What somebody owns: a period or a scheme by its collection, or whatever is known to be that of a unit. */
export type Owned = { readonly record: string } | { readonly unit: string | undefined };

const ownedRecord = { head: z.object({ owner: z.string().optional() }), index: () => ({}) };

/**
 * Who owns it, and what that unit stands below now. What does not exist is the jurisdiction's: no refusal tells whether it does.
 * Whose something is never changes; where that unit stands may, which is not asked where the role is held over the unit itself.
 */
export async function ownerNow(
  table: Table,
  jurisdiction: string,
  { owned, over }: { readonly owned: Owned; readonly over: readonly string[] },
): Promise<Read & { owner: Owner }> {
  const id = 'record' in owned ? (await load(table, owned.record, ownedRecord)).head?.owner : owned.unit;
  if (id === undefined) return { owner: 'jurisdiction', relies: [] };
  if (over.includes(id)) return { owner: { unit: id, path: [] }, relies: [] };
  const found = await findUnit(table, jurisdiction, id);
  return { owner: { unit: id, path: found?.path ?? [] }, relies: [unitAsRead(jurisdiction, id, found)] };
}

/** The unit whose leaders judged a closed appraisal. Those closed before it was kept stay with the unit of enrolment. */
export const judgedAt = ({ state, judged, unit, path }: AppraisalHead): Judged | undefined =>
  state === 'open' ? undefined : (judged ?? { unit, path });

async function judgedIn(table: Table, pk: string): Promise<Judged | undefined> {
  const item = await table.get({ pk, sk: sort.head });
  return item && judgedAt(read(item, AppraisalHead));
}

/** A registered person with everything that may connect them with a subject. */
export async function connectedPerson(
  table: Table,
  jurisdiction: string,
  record: Chained<OfficialHead>,
): Promise<Read & { person: Connected }> {
  const { head } = record;
  if (!head) return { person: { id: '', unit: '', grants: [] }, relies: [unchanged(record)] };
  if (head.manager === undefined) return { person: head, relies: [unchanged(record)] };
  const manager = await loadOfficial(table, jurisdiction, head.manager);
  const person = { ...head, managerUnit: manager.head?.unit };
  return { person, relies: [unchanged(record), unchanged(manager)] };
}
