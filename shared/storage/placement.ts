import { isPersonal, type Placement } from '../domain/authority.ts';
import type { Assessed } from '../domain/relations.ts';
import { AppraisalHead } from './appraisals.ts';
import { headIn, unchanged } from './chained.ts';
import { partition, sort } from './keys.ts';
import { findUnit, loadOfficial, unitAsRead } from './organisation.ts';
import type { Table, Write } from './table.ts';

/** A subject's place and the conditions under which what was read of it still holds when a transaction commits. */
export interface Located {
  readonly place: Placement;
  /** What may connect people with the subject: it is more than the place that decides who judges. */
  readonly assessed: Assessed;
  readonly relies: readonly Write[];
}

interface About {
  readonly subject: string;
  /** Where the question is about the subject's appraisal in a period. */
  readonly period?: string | undefined;
}

/** No grant names it. Who is not registered is refused like whoever is out of reach: the answer tells nobody who is. */
export const nowhere = '?';

/**
 * Where a subject stands now. This alone decides who may act on it, whatever was true when it was enrolled: an official is
 * where the person is registered, and a unit below whatever it has been moved to. Only a closed appraisal stays with those
 * who judged it, wherever its official goes afterwards.
 */
export async function locate(table: Table, jurisdiction: string, { subject, period }: About): Promise<Located> {
  const id = subject.slice(subject.indexOf('.') + 1);
  if (!isPersonal(subject)) return above(table, jurisdiction, { subject, units: [id] });
  const [official, judged] = await Promise.all([
    loadOfficial(table, jurisdiction, id),
    period === undefined ? undefined : judgedIn(table, partition.appraisal(jurisdiction, period, subject)),
  ]);
  const { unit = nowhere, manager } = official.head ?? {};
  const assessed = {
    subject,
    units: judged ? [judged.unit, unit] : [unit],
    ...(manager === undefined ? {} : { manager }),
  };
  const relies = [unchanged(official)];
  if (judged) return { place: { subject, ...judged }, assessed, relies };
  const located = await above(table, jurisdiction, assessed);
  return { ...located, relies: [...relies, ...located.relies] };
}

async function above(table: Table, jurisdiction: string, assessed: Assessed): Promise<Located> {
  const { subject, units } = assessed;
  const [unit = nowhere] = units;
  const found = await findUnit(table, jurisdiction, unit);
  const place = { subject, unit, path: found?.path ?? [] };
  return { place, assessed, relies: [unitAsRead(jurisdiction, unit, found)] };
}

/** The unit whose leaders judged a closed appraisal. Those closed before it was kept stay with the unit of enrolment. */
async function judgedIn(table: Table, pk: string): Promise<Pick<Placement, 'unit' | 'path'> | undefined> {
  const item = await table.get({ pk, sk: sort.head });
  if (!item) return undefined;
  const { state, judged, unit, path } = headIn(item, AppraisalHead);
  return state === 'open' ? undefined : (judged ?? { unit, path });
}
