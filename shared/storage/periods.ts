import * as z from 'zod';
import { deadlineOf, Phase } from '../domain/period/period.ts';
import { DeadlinePlan } from '../domain/period/dates.ts';
import { RollsUp } from '../domain/period/roll-up.ts';
import { FiscalYearStart, PeriodType, january } from '../domain/period/types.ts';
import { periodBefore } from '../domain/reports/comparison.ts';
import { Refused } from '../domain/refused.ts';
import { legible } from './damaged.ts';
import { dueAt, list, listed, partition, sort } from './keys.ts';
import { record, read } from './record.ts';
import { Bilingual } from '../domain/text.ts';
import { CalendarYear, type WorkCalendar } from '../domain/organisation/calendar.ts';
import { clockEnd } from '../domain/organisation/clocks.ts';
import { filingTimes, type FilingTimes } from '../domain/filing/dues.ts';
import { loadJurisdiction, organisationItems } from './organisation.ts';
import { pinnedScheme } from './schemes.ts';
import type { Table } from './table.ts';
import type { ReminderSettings } from '../domain/duty/reminder.ts';

const Instant = z.int().min(0);
const LocalDate = z.iso.date();

export const PeriodHead = z.strictObject({
  id: z.string(),
  name: Bilingual,
  /** The unit that runs it over those at and below it (考核主体), for good; absent where the whole jurisdiction does. */
  owner: z.string().optional(),
  type: PeriodType,
  year: z.int(),
  number: z.int().min(1),
  start: LocalDate,
  end: LocalDate,
  /** The month its year begins in, as the jurisdiction had it when the period was made; absent: January. */
  fiscalYearStart: FiscalYearStart.optional(),
  timeZone: z.string(),
  /** Last millisecond of each phase. */
  deadlines: z.strictObject({
    planning: Instant,
    implementation: Instant,
    assessment: Instant,
    feedback: Instant,
    application: Instant,
  }),
  /** What the deadlines were counted from; absent in periods of before. */
  planned: DeadlinePlan.optional(),
  /** Years in which deadlines were counted before anybody had announced their holidays. */
  provisional: z.array(z.int()).optional(),
  phase: Phase,
  /** The version the period was opened with; a period keeps it. */
  scheme: z.strictObject({ id: z.string(), version: z.int().min(1) }).optional(),
  groups: z.array(z.string()).optional(),
  /** By the id the scheme gives each part: the period whose approved scores are taken in at the close. */
  rollsUp: RollsUp.optional(),
  /** The periods that take this one in. */
  rolledInto: z.array(z.string()).optional(),
  /** The committee's decision to close without the parts that are not approved. */
  closesWithout: z.strictObject({ by: z.string(), at: Instant, reason: z.string() }).optional(),
  /** Parts that were not approved when the period closed: its scores are computed without them. */
  withoutParts: z.array(z.string()).optional(),
  /** How many list shards its appraisals are spread over; one per ~5,000 subjects, fixed at opening. */
  shards: z.int().min(1),
  enrolled: z.array(z.int().min(0)).optional(),
  provisionalAt: Instant.optional(),
  /** Last instant to object to the provisional results: fixed when they are given, printed on every notice. */
  objectionUntil: Instant.optional(),
  /** Last instant of each filing slot that is due by a clock of its own, as it was told to the subjects at the opening. */
  filingDue: z.record(z.string(), Instant).optional(),
  /** When each of them, and what is due with the end of assessment, is warned of and marked red. */
  filingCards: z.record(z.string(), z.strictObject({ warning: Instant, red: Instant })).optional(),
  approval: z.strictObject({ by: z.string(), at: Instant, meeting: z.string() }).optional(),
  /** Last instant of the last announcement, and whether anything of it is told to everybody. */
  announced: z.strictObject({ until: Instant, toAll: z.boolean() }).optional(),
  publishedAt: Instant.optional(),
  cancelled: z.strictObject({ by: z.string(), at: Instant, reason: z.string() }).optional(),
});
export type PeriodHead = z.infer<typeof PeriodHead>;

export const periods = record({
  key: partition.period,
  head: PeriodHead,
  /** Listed in its jurisdiction, due when its phase ends. */
  index: (jurisdiction, head) => {
    const pk = partition.period(jurisdiction, head.id);
    // A draft that has its scheme pinned is an opening under way: the schedule completes it if nobody else does.
    const dueFrom = deadlineOf(head) ?? (head.phase === 'draft' && head.scheme ? 0 : undefined);
    return {
      ...listed(list.periods(jurisdiction), `${head.start}/${head.id}`),
      ...(dueFrom === undefined ? {} : dueAt(dueFrom, pk, sort.head)),
    };
  },
  missing: (period) => new Refused('access.no-period', { period }),
});
export const { load: loadPeriod, existing: existingPeriod } = periods;

/** A group the period does not assess is no empty one: whoever asks for it meant another. */
export function refuseUnlessGroup({ groups = [] }: PeriodHead, group: string | undefined): void {
  if (group !== undefined && !groups.includes(group))
    throw new Refused('periods.no-such-group', { group }, { field: 'group', legal: groups });
}

/** The work calendar of a jurisdiction: its time zone, the years it keeps itself beside the national ones, when its years begin, and when people are reminded. */
export async function loadCalendar(
  table: Table,
  jurisdiction: string,
): Promise<WorkCalendar & { readonly fiscalYearStart: number; readonly reminders: ReminderSettings | undefined }> {
  const [{ head }, years] = await Promise.all([
    loadJurisdiction(table, jurisdiction),
    organisationItems(table, jurisdiction, sort.calendars),
  ]);
  if (!head) throw new Refused('calendar.no-time-zone', { jurisdiction });
  const { timeZone, fiscalYearStart = january, reminders } = head;
  return { timeZone, fiscalYearStart, reminders, years: years.map((year) => read(year, CalendarYear)) };
}

/** The same by which a period counts: it keeps the time zone it was created in. */
export const periodCalendar = async (
  table: Table,
  jurisdiction: string,
  { timeZone }: Pick<PeriodHead, 'timeZone'>,
): Promise<WorkCalendar> => ({ ...(await loadCalendar(table, jurisdiction)), timeZone });

/**
 * The last instant to object to results given at `from`. What was told to the subjects holds, whatever the calendar has become
 * since; a period whose results were given before that was kept follows the calendar.
 */
export async function objectionEnds(
  table: Table,
  jurisdiction: string,
  { period, from }: { period: PeriodHead; from: number },
): Promise<number> {
  if (period.objectionUntil !== undefined) return period.objectionUntil;
  if (!period.scheme) throw new Refused('results.none');
  const { scheme } = await pinnedScheme(table, jurisdiction, period.scheme);
  return clockEnd(await periodCalendar(table, jurisdiction, period), scheme.clocks.objection, from);
}

/**
 * A period with the instants its filings are due and carded at, as its opening told them; opened before they were kept, by the
 * calendar. `asked`: the instant of the opening.
 */
export async function withFilingDues(
  table: Table,
  jurisdiction: string,
  period: PeriodHead,
  asked?: number,
): Promise<PeriodHead & FilingTimes> {
  const { filingDue, filingCards } = period;
  if (filingDue && filingCards) return { ...period, filingDue, filingCards };
  const [calendar, pinned] = await Promise.all([
    periodCalendar(table, jurisdiction, period),
    period.scheme && pinnedScheme(table, jurisdiction, period.scheme),
  ]);
  return { ...period, ...filingTimes(calendar, period, { clocks: pinned?.scheme.clocks, asked }) };
}

/** More periods than begin between two of the same kind that follow each other. */
const lookedBack = 100;

/** The period right before this one, of its kind and owner; undefined where there was none. */
export async function readPeriodBefore(
  table: Table,
  jurisdiction: string,
  period: PeriodHead,
): Promise<PeriodHead | undefined> {
  const { items } = await table.query({
    index: 'byList',
    partition: list.periods(jurisdiction),
    to: `${period.start}/`,
    backwards: true,
    limit: lookedBack,
  });
  return periodBefore(period, legible(items, PeriodHead));
}
