import { clockEnd, endOfDay } from '../../shared/domain/organisation/clocks.ts';
import { requirePhase } from '../../shared/domain/period/period.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { type Appraisal, existingAppraisal } from '../../shared/storage/appraisals.ts';
import { periodCalendar, type PeriodHead, existingPeriod } from '../../shared/storage/periods.ts';
import { pinnedScheme } from '../../shared/storage/schemes.ts';
import type { Caller, Services } from '../services.ts';
import type { Place } from './views.ts';

interface Approved {
  readonly period: PeriodHead;
  readonly appraisal: Appraisal;
}

/** A subject whose result the committee has approved. Orders outlive the period: an archived one can still be answered. */
export async function approvedResult(
  { table, now }: Services,
  { jurisdiction }: Caller,
  place: Place,
): Promise<Approved> {
  const { head: period } = await existingPeriod(table, jurisdiction, place.period);
  requirePhase(period, now, ['application', 'archived']);
  if (!period.approval && period.publishedAt === undefined) throw new Refused('outcomes.not-approved');
  const appraisal = await existingAppraisal(table, jurisdiction, place.period, place.subject);
  return { period, appraisal };
}

/** The day asked for, to its last millisecond; else the scheme's clock for answering a notice (10 working days). */
export async function answerDue(
  { table, now }: Services,
  { jurisdiction }: Caller,
  { period, date }: { period: PeriodHead; date: string | undefined },
): Promise<number> {
  if (date !== undefined) return endOfDay(period.timeZone, date);
  if (!period.scheme) throw new Refused('outcomes.not-approved');
  const { scheme } = await pinnedScheme(table, jurisdiction, period.scheme);
  return clockEnd(await periodCalendar(table, jurisdiction, period), scheme.clocks.noticeAnswer, now);
}
