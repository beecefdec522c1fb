import * as z from 'zod';
import type { Entry } from '../shared/domain/audit/chain.ts';
import type { Considered, Duty } from '../shared/domain/duty/duty.ts';
import { dutiesOf } from '../shared/domain/duty/subject.ts';
import { KindName } from '../shared/domain/matter/matter.ts';
import { reviewable } from '../shared/domain/matter/rechecks.ts';
import type { Role } from '../shared/domain/organisation/authority.ts';
import { phaseAt } from '../shared/domain/period/period.ts';
import { Refused } from '../shared/domain/refused.ts';
import { resultPhases, type Results } from '../shared/domain/result/result.ts';
import type { Scheme } from '../shared/domain/scheme/scheme.ts';
import { Bilingual } from '../shared/domain/text.ts';
import { type AppraisalHead, appraisals } from '../shared/storage/appraisals.ts';
import { unlessIllegible } from '../shared/storage/damaged.ts';
import { countIn, legibleIn } from '../shared/storage/matters.ts';
import { type PeriodHead, withFilingDues } from '../shared/storage/periods.ts';
import { awaitedParts } from '../shared/storage/parts.ts';
import { loadCollection } from '../shared/storage/record.ts';
import { loadResults } from '../shared/storage/results.ts';
import { seatsIn } from '../shared/storage/sheets.ts';
import { unreadNames, type Unread } from '../shared/text/duties.ts';
import type { Text } from '../shared/text/refusal.ts';
import { schemeFor } from './loader.ts';
import type { Caller, Services } from './services.ts';

type Stores = Pick<Services, 'table'>;
type AtTime = Pick<Services, 'table' | 'now'>;

/** What an answer leaves out because it cannot be read, and why. */
export const Incomplete = z.strictObject({
  /** Absent where it is about no period. */
  period: z.string().optional(),
  /** Absent where it is about the period as a whole. */
  subject: z.string().optional(),
  reason: Bilingual,
});
export type Incomplete = z.infer<typeof Incomplete>;

export const unread = (why: Unread, period?: string, subject?: string): Incomplete => ({
  ...(period === undefined ? {} : { period }),
  ...(subject === undefined ? {} : { subject }),
  reason: unreadNames[why],
});

/** A period in which something can wait for somebody, with what decides when. */
export interface Live {
  readonly period: PeriodHead;
  readonly scheme: Scheme;
}

interface Opened {
  readonly live: Live | undefined;
  readonly incomplete: readonly Incomplete[];
}

/** Without its scheme nothing can be said of a period; without the calendar of one opened before they were kept, not when filings are due. */
export async function liveOf(
  services: Stores,
  caller: Pick<Caller, 'jurisdiction'>,
  head: PeriodHead,
): Promise<Opened> {
  if (!head.scheme || head.phase === 'cancelled') return { live: undefined, incomplete: [] };
  const [dues, scheme] = await Promise.all([
    unlessRefused(withFilingDues(services.table, caller.jurisdiction, head)),
    unlessRefused(schemeFor(services, caller, head)),
  ]);
  if (!scheme) return { live: undefined, incomplete: [unread('scheme', head.id)] };
  const incomplete = dues ? [] : [unread('calendar', head.id)];
  return { live: { period: dues ?? head, scheme }, incomplete };
}

/** What cannot be read hides nothing else. */
async function unlessRefused<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** There are results, or there should be. */
export const isOver = (period: PeriodHead, now: number): boolean =>
  [...reviewable, ...resultPhases].includes(phaseAt(period, now));

/** How far the results are, once there are any. */
export async function resultsAt(
  { table, now }: AtTime,
  jurisdiction: string,
  period: PeriodHead,
): Promise<{ results: Results | undefined; incomplete: readonly Incomplete[] }> {
  if (!isOver(period, now)) return { results: undefined, incomplete: [] };
  const results = await unlessRefused(loadResults(table, jurisdiction, period.id));
  return { results, incomplete: results ? [] : [unread('results', period.id)] };
}

/** The periods whose results the close waits for, and for nothing else; none once the committee has decided not to wait. */
export const awaitedIn = async ({ table, now }: AtTime, jurisdiction: string, period: PeriodHead): Promise<Text[]> =>
  period.closesWithout
    ? []
    : (await awaitedParts(table, jurisdiction, { period, now })).map((part) => part.period.name);

/** Whether the caller is one of those who may do it: in a role that lets them, and not after having made it. */
export const waitsFor = (
  caller: Pick<Caller, 'id'>,
  { by, person, notBy = [] }: Duty,
  rolesOf: (by: Duty['by']) => readonly Role[],
): boolean => person === undefined && !notBy.includes(caller.id) && rolesOf(by).length > 0;

interface Waiting {
  readonly head: AppraisalHead | undefined;
  readonly entries: readonly Entry[];
  readonly duties: readonly Duty[];
  readonly incomplete: readonly Incomplete[];
}

/** What waits about one subject, from its whole record in one query; nothing where the period does not assess it. */
export async function waitingOn(
  { table, now }: AtTime,
  jurisdiction: string,
  { considered, subject }: { considered: Omit<Considered, 'now'>; subject: string },
): Promise<Waiting> {
  const period = considered.period.id;
  const pk = appraisals.key(jurisdiction, period, subject);
  const told = await unlessIllegible(pk, loadCollection(table, pk, appraisals), (record): Waiting => {
    const { head, entries } = record;
    if (!head) return { head, entries, duties: [], incomplete: [] };
    const seats = seatsIn(record);
    const matters = KindName.options.flatMap((of) => legibleIn(record, of));
    const all = KindName.options.reduce((count, of) => count + countIn(record, of), 0);
    const incomplete = matters.length < all ? [unread('matter', period, subject)] : [];
    return { head, entries, duties: dutiesOf({ ...considered, now, head, entries, seats, matters }), incomplete };
  });
  return told ?? { head: undefined, entries: [], duties: [], incomplete: [unread('record', period, subject)] };
}
