import { type Filing, filingsIn } from '../../shared/domain/filing/filing.ts';
import { isDamaged, unlessIllegible } from '../../shared/storage/damaged.ts';
import { type AppraisalHead, existingRecord } from '../../shared/storage/appraisals.ts';
import { loadPeriod, type PeriodHead } from '../../shared/storage/periods.ts';
import type { Table } from '../../shared/storage/table.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { SubjectPath } from '../fields.ts';
import type { Assessed } from '../loader.ts';
import type { Naming } from '../route.ts';
import type { Caller, Services } from '../services.ts';

/** `2025-q3` of `2026-q3`, `2025-07` of `2026-07`: what is named by its year stands under the same name a year before. */
export const yearBefore = (id: string): string => id.replace(/^\d{4}/, (year) => String(Number(year) - 1));

/** Begins reading the record of the subject in the period of the year before. */
export const beginYearBefore = (table: Table, { jurisdiction, named }: Naming): Promise<unknown> =>
  asked(table, jurisdiction, { period: named['period'] ?? '', subject: named['subject'] ?? '' });

const asked = (table: Table, jurisdiction: string, { period, subject }: SubjectPath) =>
  Promise.all([
    loadPeriod(table, jurisdiction, yearBefore(period)),
    unlessMissing(existingRecord(table, jurisdiction, yearBefore(period), subject)),
  ]);

/**
 * What the subject filed a year before, where the same owner ran that period. Of an official who stood elsewhere then it is told to
 * themselves and to those who look over everybody; a rater is assigned to this period alone.
 */
export async function filingsYearBefore(
  { table }: Services,
  caller: Caller,
  { period, appraisal }: Pick<Assessed, 'period' | 'appraisal'>,
): Promise<readonly Filing[]> {
  const { rolesUsed, jurisdiction } = caller;
  if (yearBefore(period.id) === period.id || rolesUsed.every((role) => role === 'rater')) return [];
  const [{ head }, before] = await asked(table, jurisdiction, { period: period.id, subject: appraisal.head.subject });
  return head === undefined || head.owner !== period.owner ? [] : toldOf(caller, appraisal.head, before);
}

/** The same of the subjects of a list, to those who look over or provide for all of them; most periods have no year before. */
export async function filingsYearBeforeIn({ table }: Services, caller: Caller, period: PeriodHead) {
  const id = yearBefore(period.id);
  const head = id === period.id ? undefined : (await loadPeriod(table, caller.jurisdiction, id)).head;
  return async (one: AppraisalHead): Promise<readonly Filing[]> =>
    head === undefined || head.owner !== period.owner
      ? []
      : toldOf(caller, one, await unlessMissing(existingRecord(table, caller.jurisdiction, id, one.subject)));
}

async function toldOf(
  { rolesUsed }: Caller,
  { unit, kind }: AppraisalHead,
  before: Awaited<ReturnType<typeof existingRecord>> | undefined,
): Promise<readonly Filing[]> {
  if (!before) return [];
  const stoodElsewhere = kind === 'official' && (before.head.judged ?? before.head).unit !== unit;
  if (stoodElsewhere && rolesUsed.every((role) => role === 'unit-leader')) return [];
  return (await unlessIllegible(before.pk, Promise.resolve(before), ({ entries }) => filingsIn(entries))) ?? [];
}

/** Who was not assessed then has no record, and one that cannot be read is no reason not to show this year. */
async function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Refused && (error.code === 'access.no-appraisal' || isDamaged(error))) return undefined;
    throw error;
  }
}
