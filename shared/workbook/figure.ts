import type { Params, RefusalCode } from '../text/catalogue.ts';
import { sectionFor, type Section } from './number-format.ts';

/** What a cell says, or why that cannot be known. A broken cell has a text that stands for it all the same, for a mapping to name. */
export interface Cell {
  readonly text: string;
  readonly wrong?: Wrong;
  /** Neither a text nor a plain number, where that matters. */
  readonly is?: 'date' | 'flag';
}

/** A refusal to come, once somebody wants the cell's value. */
export interface Wrong {
  readonly code: RefusalCode;
  readonly params: Params;
}

const dayMilliseconds = 86_400_000;
const lastDay = 2_958_465;
/** From the first day of the one date system to that of the other. */
const days1904 = 1462;

/** A number as its format shows it, but with every digit it has: 0.962 under 0.00% is "96.2%". */
export function shown(
  number: string,
  { code, sections }: { code: string; sections: readonly Section[] },
  date1904: boolean,
): Cell {
  const section = sectionFor(sections, Number(number));
  if (!section) return { text: number };
  const { is, shift, before, behind, width, parts } = section;
  if (is === 'blank')
    return { text: number, wrong: { code: 'workbook.shown-blank', params: { stored: number, format: code } } };
  if (is === 'words') return { text: before };
  if (is === 'date') return dated(number, parts, date1904);
  // A number of more places than any figure is not written out; whoever needs it as a number is told so.
  if (/e/i.test(number)) return { text: number };
  const figure = shifted(number, shift);
  if (shift < 0 && before === '' && behind === '')
    return {
      text: number,
      wrong: { code: 'workbook.scaled', params: { stored: number, shown: figure, format: code } },
    };
  const digits = figure.replace('-', '');
  const padded = /^\d+$/.test(digits) ? digits.padStart(width, '0') : digits;
  return { text: `${figure.startsWith('-') ? '-' : ''}${before}${padded}${behind}` };
}

/** A number as it is stored; a day is counted from 1900, whichever year the workbook counts from. */
export function stored(number: string, { sections }: { sections: readonly Section[] }, date1904: boolean): Cell {
  const [days = '', time] = number.split('.');
  const isDay = date1904 && /^\d+$/.test(days) && sectionFor(sections, Number(number))?.parts.day;
  if (!isDay) return { text: number };
  return { text: [String(Number(days) + days1904), ...(time === undefined ? [] : [time])].join('.') };
}

/** The number with its point moved, digit by digit: no division, no rounding. */
function shifted(number: string, by: number): string {
  if (by === 0) return number;
  const [, sign = '', whole = '', places = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(number) ?? [];
  const point = whole.length + by;
  const digits = `${whole}${places}`.padEnd(point, '0');
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits;
  const at = Math.max(point, 1);
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const right = padded.slice(at).replace(/0+$/, '');
  return `${sign}${left}${right === '' ? '' : `.${right}`}`;
}

/**
 * A number as it was typed. Workbooks keep doubles: programs write 17 digits of one, 91.370000000000005, and the shortest number
 * that is the same double is the one that was typed, 91.37. A number that is longer than any double stays as it is.
 */
export function typed(number: string): string | undefined {
  const [, sign = '', whole = '', places = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(number.trim()) ?? [];
  if (whole === '') return undefined;
  // Written out it would be longer than any figure; whoever needs it as a number is told so.
  if (Math.abs(Number(exponent)) > mostPlaces) return number.trim();
  const digits = significant(`${whole}${places}`);
  const double = Number(number);
  const ofDouble = digits.length > 15 && digits.length <= 17 && Number.isFinite(double);
  if (ofDouble && significant(double.toPrecision(17).replace(/e.*$/, '').replace(/\D/g, '')) === digits) {
    const shortest = String(double);
    if (shortest !== number) return typed(shortest);
  }
  const signed = digits === '' ? whole : `${sign}${whole}`;
  const point = places === '' ? signed : `${signed}.${places}`;
  return shifted(point, Number(exponent));
}

const mostPlaces = 60;
const significant = (digits: string): string => digits.replace(/^0+/, '').replace(/0+$/, '');

/** A day and a time of day as YYYY-MM-DD hh:mm:ss, whatever way round the format shows them. */
function dated(number: string, { day, time, elapsed }: Section['parts'], date1904: boolean): Cell {
  const serial = Number(number);
  const wrong = { code: 'workbook.not-a-date', params: { value: number } } as const;
  if (elapsed) return serial < 0 ? { text: number, wrong } : { text: clock(serial * dayMilliseconds), is: 'date' };
  // Rounded to the second before the day is told: half a second to midnight is the next day.
  const whole = Math.floor(Math.round(serial * 86_400) / 86_400);
  const days = whole + (date1904 ? days1904 : 0);
  const within = (Math.round(serial * 86_400) - whole * 86_400) * 1000;
  if (!day && serial >= 0 && serial < 1) return { text: clock(within), is: 'date' };
  // Excel believes in a 29 February 1900, its day 60.
  if (serial < 0 || days < 1 || days === 60 || days > lastDay) return { text: number, wrong };
  const epoch = Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const date = new Date(epoch + days * dayMilliseconds).toISOString().slice(0, 10);
  return { text: time && within > 0 ? `${date} ${clock(within)}` : date, is: 'date' };
}

function clock(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
