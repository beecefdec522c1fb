import * as z from 'zod';
import { Refused } from '../refused.ts';
import { parseQuantity } from '../scoring/quantity.ts';
import { Line } from '../text.ts';

const parts: Readonly<Record<string, string>> = {
  YYYY: '(?<y>\\d{4})',
  MMM: '(?<n>[A-Za-z]{3})',
  MM: '(?<m>\\d{2})',
  M: '(?<m>\\d{1,2})',
  DD: '(?<d>\\d{2})',
  D: '(?<d>\\d{1,2})',
};
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const dayMilliseconds = 86_400_000;
/** Day 0 of Excel's calendar, as it is after 28 February 1900: Excel believes in a 29th of that month. */
const excelEpoch = Date.UTC(1899, 11, 30);
/** 31 December 9999. */
const excelLast = 2_958_465;

/** A date as `format` says it is written (`YYYY年M月D日`, `DD/MM/YYYY`, `D-MMM-YYYY`, or `excel` for day numbers), as YYYY-MM-DD. */
export function date(text: string, format: string): string {
  const plain = text.normalize('NFKC').trim();
  const declared = format === 'excel' ? ofExcel(plain) : ofPattern(plain, format);
  // A date cell of a workbook is read as YYYY-MM-DD however it is shown, and that can mean nothing else.
  const found = declared ?? ofPattern(plain, 'YYYY-MM-DD');
  if (!found) throw new Refused('imports.not-a-date', { value: text, format });
  return found;
}

function ofExcel(text: string): string | undefined {
  const days = /^(\d{1,7})(?:\.\d+)?$/.exec(text)?.[1];
  return days === undefined || Number(days) < 61 || Number(days) > excelLast
    ? undefined
    : iso(new Date(excelEpoch + Number(days) * dayMilliseconds));
}

function ofPattern(text: string, format: string): string | undefined {
  const pattern = format
    .normalize('NFKC')
    .split(/(YYYY|MMM|MM|M|DD|D)/)
    .map((part) => parts[part] ?? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('');
  const { y, m, n, d = '1' } = new RegExp(`^${pattern}$`).exec(text)?.groups ?? {};
  const month = n === undefined ? Number(m) : months.indexOf(n.toLowerCase()) + 1;
  if (y === undefined || !(month >= 1 && month <= 12)) return undefined;
  const read = new Date(Date.UTC(Number(y), month - 1, Number(d)));
  // 31 April would silently become 1 May, and the year 26 become 1926.
  return iso(read) === [y, String(month).padStart(2, '0'), d.padStart(2, '0')].join('-') ? iso(read) : undefined;
}

const order = (...named: readonly string[]): string => ['', ...named, ''].join('[^YMD]*');
const [year, month, day] = ['Y{4}', 'M{1,3}', 'D{1,2}'];

/** Names at least year and month, each once. */
export const formatPattern = new RegExp(
  `^(?:excel|${[
    order(year, month),
    order(month, year),
    order(day, year, month),
    order(day, month, year),
    order(year, day, month),
    order(month, day, year),
    order(year, month, day),
    order(month, year, day),
  ].join('|')})$`,
);

const iso = (day: Date): string => day.toISOString().slice(0, 10);

/** How figures are written in a file. */
export const Writing = z.strictObject({
  /** 1,5 is one and a half in one country and a slip in another. */
  decimal: z.enum(['.', ',']).default('.'),
  /** Unit in which the figure is wanted: "%" or "万元". A bare figure is taken to be in it; without one, any unit is refused. */
  unit: Line(0, 40).default(''),
});

/** No figure is longer; what is, would only cost time to be found out. */
const longest = 100;

/** The exact decimal a person wrote, with every digit that was there, or a refusal that says what is unclear about it. */
export function figure(text: string, { decimal, unit }: z.infer<typeof Writing>): string {
  if (text.length > longest) throw new Refused('quantities.not-a-number', { text: `${text.slice(0, longest)}…` });
  const pointed = decimal === ',' ? withPoint(text) : text;
  // Databases write .54 for 0.54, which can mean nothing else.
  const quantity = parseQuantity(pointed.trim().replace(/^([+-]?)\.(?=\d)/, '$10.'), unit);
  if (quantity.ok) return quantity.number;
  throw new Refused(quantity.code, { ...quantity.params, text: text.trim() });
}

/** 1.234,5 as 1'234.5: the comma becomes the point, and a point can then only part thousands. */
const withPoint = (text: string): string =>
  text.replace(/[.,．，]/g, (mark) => (mark === ',' || mark === '，' ? '.' : "'"));
