import * as z from 'zod';
import { addDays } from '../organisation/calendar.ts';
import { dateAt } from '../organisation/clocks.ts';
import { january } from '../period/types.ts';
import type { Indicator } from '../scheme/indicator.ts';
import { indicatorsOf } from '../agreement/agreement.ts';
import { goalsInForce } from '../agreement/steps.ts';
import type { Entry } from '../audit/chain.ts';
import { declaresNoData, filingsIn, type Filing } from './filing.ts';
import { standingOf, type Waiting } from './standing.ts';
import { responsibleFor } from './provider.ts';
import type { Scheme } from '../scheme/scheme.ts';

type Frequency = Indicator['frequency'];

interface Span {
  readonly start: string;
  readonly end: string;
  /** The month from which its year counts quarters and halves; absent: January. */
  readonly fiscalYearStart?: number | undefined;
}

/** The part of a period that says what can be filed for it. */
export interface Filable extends Span {
  readonly timeZone: string;
  readonly deadlines: { readonly assessment: number };
}

/**
 * A time an indicator is filed for: `2026-03`, `2026-Q1`, `2026-H1`, or `period` where it is filed once. Months are those of the
 * calendar; quarters and halves those of the period's year, named by the year in which it begins.
 */
export interface Slot extends Span {
  readonly id: string;
}

/** Yearly is once: no period is longer than a year. */
const monthsOf: Readonly<Record<Frequency, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 0, once: 0 };

/** The slots of a period at a frequency, in order; a period not longer than the step has the one slot `period`. */
export function slotsOf({ start, end, fiscalYearStart = january }: Span, frequency: Frequency): Slot[] {
  const step = monthsOf[frequency];
  const first = monthNumber(start);
  const last = monthNumber(end);
  if (step === 0 || last - first < step) return [{ id: 'period', start, end }];
  const shift = fiscalYearStart - 1;
  const slots: Slot[] = [];
  let month = first;
  while (month <= last) {
    const next = nextStep(month - shift, step) + shift;
    const until = addDays(firstDay(next), -1);
    const from = firstDay(month);
    const id = step === 1 ? from.slice(0, 7) : slotId(month - shift, step);
    slots.push({ id, start: from < start ? start : from, end: until > end ? end : until });
    month = next;
  }
  return slots;
}

/** The slots of a period at any frequency. */
export const everySlotOf = (period: Span): Slot[] =>
  (['month', 'quarter', 'half-year', 'once'] as const).flatMap((frequency) => slotsOf(period, frequency));

const quarterOf: Readonly<Record<string, string>> = { 一: '1', 二: '2', 三: '3', 四: '4' };
const halfOf: Readonly<Record<string, string>> = { 上: '1', 下: '2' };

/**
 * The slot that a spreadsheet means by 11月, 2026年11月份, 2026.11 or 第四季度: one of those there are, without its year where only one can be
 * meant. What means none of them stays as it is, to be told so.
 */
export function slotMeant(said: string, slots: readonly Pick<Slot, 'id'>[]): string {
  const text = said.normalize('NFKC').replace(/\s/g, '');
  const [, year = '', month, quarter, half] =
    /^(?:(\d{4})(?:年度?|[-./]))?(?:(\d{1,2})(?:月份?)?|第?([一二三四1-4])季度|([上下])半年)$/.exec(text) ?? [];
  // A number alone is no month.
  if (month !== undefined && year === '' && !text.includes('月')) return said;
  const part = month
    ? month.padStart(2, '0')
    : quarter
      ? `Q${quarterOf[quarter] ?? quarter}`
      : half && `H${halfOf[half] ?? ''}`;
  const meant = slots.filter(({ id }) => part !== undefined && id.startsWith(year) && id.endsWith(`-${part}`));
  return meant.length === 1 ? (meant[0]?.id ?? said) : said;
}

/** The slots a subject is asked for: one that begins only after assessment has ended can be filed by nobody. */
export function slotsAsked(period: Filable, frequency: Frequency): Slot[] {
  const closes = closesOn(period);
  return slotsOf(period, frequency).filter(({ start }) => start <= closes);
}

/** The slots that are not asked for, because the period is assessed before they begin. */
export function slotsBeyond(period: Filable, frequency: Frequency): Slot[] {
  const closes = closesOn(period);
  return slotsOf(period, frequency).filter(({ start }) => start > closes);
}

/** The last local day on which anything can be filed. */
export const closesOn = ({ timeZone, deadlines }: Filable): string => dateAt(timeZone, deadlines.assessment);

/** By what the times of a slot are kept: the one slot of a period is another for each frequency. */
export const slotKey = ({ id }: Pick<Slot, 'id'>, frequency: Frequency): string => (id === 'period' ? frequency : id);

/**
 * Last instant at which the filing of a slot is on time: what was told for it, and never later than assessment ends, by which
 * what was told nothing is due with everything else.
 */
export function slotDue(
  period: Filable & { readonly filingDue: Readonly<Record<string, number>> },
  slot: Pick<Slot, 'id'>,
  frequency: Frequency,
): number {
  const closes = period.deadlines.assessment;
  return Math.min(period.filingDue[slotKey(slot, frequency)] ?? closes, closes);
}

/**
 * The slots without which the period has no figure: the last one where figures are cumulative, else every one. What is
 * declared to have no data is told all the same, and the slot before it stands for the period.
 */
export function slotsNeeded(
  period: Filable,
  { frequency, over = 'last' }: Indicator,
  noData: (slot: string) => boolean,
): string[] {
  const slots = slotsAsked(period, frequency).map(({ id }) => id);
  return over === 'last'
    ? slots.slice(
        Math.max(
          slots.findLastIndex((slot) => !noData(slot)),
          0,
        ),
      )
    : slots;
}

/** The slot before this one in the same period. */
export function slotBefore(period: Span, frequency: Frequency, slot: string): string | undefined {
  const ids = slotsOf(period, frequency).map(({ id }) => id);
  return ids[ids.indexOf(slot) - 1];
}

/** Months since year 0, so that steps cross years. */
const monthNumber = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

const nextStep = (month: number, step: number): number => month - (month % step) + step;

function firstDay(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

function slotId(month: number, step: number): string {
  const year = Math.floor(month / 12);
  const inYear = month % 12;
  return `${year}-${step === 3 ? 'Q' : 'H'}${Math.floor(inYear / step) + 1}`;
}

/** Filings of one subject or of many by when they came (填报及时性); due = on time + late + missing. */
export const Timeliness = z.strictObject({
  due: z.int().min(0),
  onTime: z.int().min(0),
  late: z.int().min(0),
  missing: z.int().min(0),
});
export type Timeliness = z.infer<typeof Timeliness>;

interface Told {
  readonly scheme: Scheme;
  readonly period: Parameters<typeof slotDue>[0];
}

/**
 * Every indicator and slot that was to be filed, by the first filing that was not returned: a later correction of what came in time
 * is not late, and a declared "no data" is a filing too. What the office returned was none: a figure filed only to be in time is not.
 */
export const timelinessOf = (entries: readonly Entry[], told: Told): Timeliness => counted(cameIn(entries, told));

/** The same by the side that files (`responsibleFor`), of what was due or filed by an instant. */
export function timelinessBySide(
  entries: readonly Entry[],
  told: Told,
  { subject, until = Infinity }: { readonly subject: string; readonly until?: number },
): Record<string, Timeliness> {
  const asked = cameIn(entries, told).filter(({ due, how }) => how !== 'missing' || due < until);
  const sides = Map.groupBy(asked, ({ indicator }) => responsibleFor(indicator, subject));
  return Object.fromEntries([...sides].map(([side, those]) => [side, counted(those)]));
}

interface Came {
  readonly indicator: Indicator;
  readonly due: number;
  readonly how: 'onTime' | 'late' | 'missing';
}

function cameIn(entries: readonly Entry[], { scheme, period }: Told): Came[] {
  const goals = goalsInForce(entries);
  const filings = filingsIn(entries).filter(({ state }) => state !== 'returned');
  return indicatorsOf(scheme, goals)
    .filter(({ value }) => value !== 'rated')
    .flatMap((indicator) =>
      slotsAsked(period, indicator.frequency).map((slot): Came => {
        const first = filings.find((filing) => filing.indicator === indicator.id && filing.slot === slot.id);
        const due = slotDue(period, slot, indicator.frequency);
        return { indicator, due, how: first ? (first.at <= due ? 'onTime' : 'late') : 'missing' };
      }),
    );
}

function counted(came: readonly Came[]): Timeliness {
  const count = (how: Came['how']) => came.filter((one) => one.how === how).length;
  return { due: came.length, onTime: count('onTime'), late: count('late'), missing: count('missing') };
}

/** Of many together; null where nothing was counted. */
export const together = (counts: readonly Timeliness[]): Timeliness | null =>
  counts.length === 0
    ? null
    : counts.reduce((sum, { due, onTime, late, missing }) => ({
        due: sum.due + due,
        onTime: sum.onTime + onTime,
        late: sum.late + late,
        missing: sum.missing + missing,
      }));

/** What has no figure that counts, and what it lacks; what was returned is corrected by filing it anew. */
interface Lacking {
  readonly indicator: Indicator;
  readonly slot: Slot;
  readonly lacks: 'filing' | Waiting;
  /** The one that would count. */
  readonly filing?: Filing;
  /** Without it the period has no figure. */
  readonly needed: boolean;
}

/** Every slot that is asked for and has no figure that counts, indicator by indicator. */
export function lackingIn(
  entries: readonly Entry[],
  { scheme, period, now }: { scheme: Scheme; period: Filable; now: number },
): Lacking[] {
  const filings = filingsIn(entries);
  return indicatorsOf(scheme, goalsInForce(entries))
    .filter(({ value }) => value !== 'rated')
    .flatMap((indicator) => {
      const needed = slotsNeeded(period, indicator, declaresNoData(filings, indicator.id));
      return slotsAsked(period, indicator.frequency).flatMap((slot): Lacking[] => {
        const standing = standingOf(filings, indicator, slot.id, now);
        if (standing?.is === 'counting') return [];
        const { filing } = standing ?? {};
        const lacks = !standing || filing?.state === 'returned' ? 'filing' : standing.what;
        return [{ indicator, slot, lacks, ...(filing ? { filing } : {}), needed: needed.includes(slot.id) }];
      });
    });
}
