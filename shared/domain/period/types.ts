import * as z from 'zod';
import { periodTypes } from '../../text/states.ts';
import { addDays } from '../organisation/calendar.ts';
import { Refused } from '../refused.ts';

/** `span`: any dates, for work that fits no part of a year. */
export const PeriodType = z.enum(['month', 'quarter', 'half-year', 'year', 'span']);
export type PeriodType = z.infer<typeof PeriodType>;

type Counted = Exclude<PeriodType, 'span'>;

/** How many of them a year has. */
export const inYear: Readonly<Record<Counted, number>> = { month: 12, quarter: 4, 'half-year': 2, year: 1 };

/** 财政（考核）年度起始月: the month in which a fiscal year of the jurisdiction begins. */
export const FiscalYearStart = z.int().min(1).max(12);
export const january = 1;

interface Wanted {
  readonly type: PeriodType;
  /** In which the fiscal year begins that the period belongs to: 2026 is the one from April 2026 to March 2027. */
  readonly year: number;
  readonly number?: number | undefined;
  /** Of a span. */
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly code?: string | undefined;
}

interface Dated {
  readonly number: number;
  readonly start: string;
  readonly end: string;
}

/** First and last day of the n-th month, quarter or half of a fiscal year, or of the year; of a span, those given. */
export function spanOf({ type, ...wanted }: Wanted, fiscalYearStart = january): Dated {
  if (type === 'span') return freeSpan(wanted, fiscalYearStart);
  const dated = (['start', 'end'] as const).find((field) => wanted[field] !== undefined);
  if (dated) throw new Refused('periods.dates-of-span', { ...periodTypes[type] }, { field: dated });
  const { year } = wanted;
  const count = inYear[type];
  const number = wanted.number ?? (count === 1 ? 1 : undefined);
  if (number === undefined || number < 1 || number > count) {
    const legal = Array.from({ length: count }, (_, index) => `${index + 1}`);
    const pointer = { field: 'number', legal };
    if (number === undefined) throw new Refused('periods.which-number', { ...periodTypes[type], count }, pointer);
    throw new Refused('periods.no-such-number', { ...periodTypes[type], number, count }, pointer);
  }
  const months = inYear.month / count;
  const firstOf = (month: number) => isoDate(Date.UTC(year, fiscalYearStart - 1 + month, 1));
  return { number, start: firstOf(months * (number - 1)), end: addDays(firstOf(months * number), -1) };
}

function freeSpan({ year, number, start, end, code }: Omit<Wanted, 'type'>, fiscalYearStart: number): Dated {
  if (number !== undefined) throw new Refused('periods.span-number', {}, { field: 'number' });
  for (const [field, given] of Object.entries({ start, end, code }))
    if (given === undefined) throw new Refused('periods.span-needs', {}, { field });
  if (start === undefined || end === undefined) throw new TypeError('asked for above');
  const begins = fiscalYearOf(start, fiscalYearStart);
  if (year !== begins)
    throw new Refused('periods.span-year', { start, year: begins }, { field: 'year', legal: [`${begins}`] });
  const last = addDays(
    isoDate(Date.UTC(Number(start.slice(0, 4)) + 1, Number(start.slice(5, 7)) - 1, Number(start.slice(8)))),
    -1,
  );
  if (end < start || end > last)
    throw new Refused('periods.span-length', { start, last }, { field: 'end', legal: [`${start} … ${last}`] });
  return { number: 1, start, end };
}

/** The year in which the fiscal year of a date begins. */
export const fiscalYearOf = (date: string, fiscalYearStart: number): number =>
  Number(date.slice(0, 4)) - (Number(date.slice(5, 7)) < fiscalYearStart ? 1 : 0);

const isoDate = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

const letters: Readonly<Record<PeriodType, (number: number) => string>> = {
  month: (number) => `-m${String(number).padStart(2, '0')}`,
  quarter: (number) => `-q${number}`,
  'half-year': (number) => `-h${number}`,
  year: () => '',
  span: () => '',
};

/** A year or a span under such a code would take the id of a month, a quarter or a half-year. */
const ofOtherType = /^(?:m(?:0[1-9]|1[0-2])|q[1-4]|h[12])(?:-|$)/;

/** `2026`, `2026-q3`, `2026-m09-hospitals`, `2026-floods`. */
export function periodId({ type, year, number = 1, code }: Wanted): string {
  const part = letters[type](number);
  if (part === '' && code !== undefined && ofOtherType.test(code))
    throw new Refused('periods.code-of-other-type', { code }, { field: 'code' });
  return `${year}${part}${code === undefined ? '' : `-${code}`}`;
}
