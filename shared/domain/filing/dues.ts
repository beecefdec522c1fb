import { addDays, addWorkdays, type WorkCalendar } from '../organisation/calendar.ts';
import { clockEnd, dateAt, endOfDay, startOfDay } from '../organisation/clocks.ts';
import { filingClocks, type Clocks } from '../scheme/application.ts';
import { slotKey, slotsOf, type Filable } from './slots.ts';

type FilingClocks = Partial<Pick<Clocks, 'filing' | 'filingWarning' | 'redCard'>>;

type Dues = Readonly<Record<string, number>>;

/** When a filing is warned of, and when the card of one that is still missing turns red. */
interface CardTimes {
  readonly warning: number;
  readonly red: number;
}

/** When the filings of a period are due and carded, by slot (`slotKey`); what is not due by a clock of its own is due with `assessment`. */
export interface FilingTimes {
  readonly filingDue: Dues;
  readonly filingCards: Readonly<Record<string, CardTimes>>;
}

/** Under this name stand the times of everything that is due when assessment ends. */
export const withAssessment = 'assessment';

const frequencies = ['month', 'quarter', 'half-year', 'year'] as const;

/**
 * By slot the last instant at which its filing is on time: of every slot that ends before the period does, and of the last ones too
 * where the scheme declares the clocks. Nobody is late with what they were asked for when it was over already: of such a slot the
 * days run from `asked`, the opening of the period.
 */
export function filingDues(
  calendar: WorkCalendar,
  period: Parameters<typeof slotsOf>[0],
  { clocks = {}, asked }: { readonly clocks?: FilingClocks | undefined; readonly asked?: number | undefined } = {},
): Record<string, number> {
  const { timeZone } = calendar;
  const times = filingClocks(clocks);
  const from = asked === undefined ? period.start : dateAt(timeZone, asked);
  const dues = frequencies.flatMap((frequency) => {
    const { days, calendar: counted } = times[frequency];
    const slots = slotsOf(period, frequency);
    return (times.declared ? slots : slots.slice(0, -1)).map((slot) => {
      const end = slot.end < from ? from : slot.end;
      const day = counted === 'working' ? addWorkdays(calendar, end, days) : addDays(end, days);
      return [slotKey(slot, frequency), endOfDay(timeZone, day)] as const;
    });
  });
  return Object.fromEntries(dues);
}

/** When the cards of what is due at these instants are shown: "期限届满前五个工作日预警，届满亮黄牌，逾期两个工作日亮红牌" (SZ). */
function cardTimes(
  calendar: WorkCalendar,
  { filingDue, deadlines }: { readonly filingDue: Dues } & Pick<Filable, 'deadlines'>,
  clocks: FilingClocks = {},
): Record<string, CardTimes> {
  const { timeZone } = calendar;
  const { warning, red } = filingClocks(clocks);
  const before = (due: number): number => {
    const day = dateAt(timeZone, due);
    const { days } = warning;
    return startOfDay(
      timeZone,
      warning.calendar === 'working' ? addWorkdays(calendar, day, -days) : addDays(day, -days),
    );
  };
  const dues = Object.entries({ ...filingDue, [withAssessment]: deadlines.assessment });
  return Object.fromEntries(
    dues.map(([slot, due]) => [slot, { warning: before(due), red: clockEnd(calendar, red, due) }]),
  );
}

/** Both, as the opening of a period tells them. */
export function filingTimes(
  calendar: WorkCalendar,
  period: Parameters<typeof slotsOf>[0] & Pick<Filable, 'deadlines'> & { readonly filingDue?: Dues | undefined },
  given: { readonly clocks?: FilingClocks | undefined; readonly asked?: number | undefined } = {},
): FilingTimes {
  const { filingDue = filingDues(calendar, period, given) } = period;
  return { filingDue, filingCards: cardTimes(calendar, { ...period, filingDue }, given.clocks) };
}

/**
 * The same counted once more after the calendar was corrected or assessment extended: of what was told none that is over moves and
 * none comes earlier.
 */
export function filingTimesRecounted(
  calendar: WorkCalendar,
  period: Parameters<typeof slotsOf>[0] &
    Pick<Filable, 'deadlines'> & { readonly [Time in keyof FilingTimes]?: FilingTimes[Time] | undefined },
  { clocks, now }: { readonly clocks?: FilingClocks | undefined; readonly now: number },
): Partial<FilingTimes> {
  const { filingDue, filingCards } = period;
  if (!filingDue) return {};
  const later = (told: number, counted = told) => (now > told ? told : Math.max(told, counted));
  const counted = filingDues(calendar, period, { clocks });
  const dues = Object.fromEntries(
    Object.entries(filingDue).map(([slot, told]) => [slot, later(told, counted[slot])] as const),
  );
  if (!filingCards) return { filingDue: dues };
  const cards = cardTimes(calendar, { ...period, filingDue: dues }, clocks);
  const moved = Object.entries(filingCards).map(([slot, { warning, red }]) => {
    const anew = cards[slot];
    return [slot, { warning: later(warning, anew?.warning), red: later(red, anew?.red) }] as const;
  });
  return { filingDue: dues, filingCards: Object.fromEntries(moved) };
}
