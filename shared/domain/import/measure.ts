import { Refused } from '../refused.ts';
import { parseQuantity, splitQuantity } from '../scoring/quantity.ts';

/** A figure as its file gives it, and the unit it gives it in; '' where it names none. */
interface Measure {
  readonly number: string;
  readonly unit: string;
}

/** No figure is longer; what is, would only cost time to be found out. */
const longest = 100;

/**
 * "52.8亿元" as 52.8 and 亿元, "10 %" as 10 and %. A unit may also stand in a column of its own: a cell that names its unit means that
 * one, which has to be a measure of the same thing, and one that names none means the column's.
 */
export function measure(text: string, column = ''): Measure {
  const written = text.length > longest ? `${text.slice(0, longest)}…` : text;
  const read = splitQuantity(written);
  if (!read.ok) throw new Refused(read.code, { ...read.params, text: written.trim() });
  const { number, unit } = read;
  const beside = column.trim();
  if (unit !== '' && beside !== '') inUnit({ number, unit }, beside);
  return { number, unit: unit === '' ? beside : unit };
}

/**
 * The same figure in the unit its indicator is measured in, exactly: 52.8亿元 is 528000 of 万元. A figure without a unit is one of it
 * already; 3.5万人次 is no number of 人, nor is 2个百分点 a number of %, and neither is guessed at.
 */
export function inUnit({ number, unit }: Measure, wanted: string): string {
  const converted = parseQuantity(`${number}${unit}`, wanted);
  if (converted.ok) return converted.number;
  throw new Refused(converted.code, { ...converted.params, text: `${number}${unit}` });
}

interface Measured {
  readonly target?: string | undefined;
  readonly baseline?: string | undefined;
  readonly unitOfMeasure?: string | undefined;
}

/**
 * A goal whose figures stand with their units, in the one unit it is agreed in: that of its indicator, and where the scheme names none,
 * the one its column, its target or its baseline names. A fraction is agreed as a share: 95% is 0.95. `unitOf` gives the unit a field
 * was read with.
 */
export function inOneUnit<G extends Measured>(
  goal: G,
  indicator: { readonly unitOfMeasure?: string | undefined; readonly value: string } | undefined,
  unitOf: (field: 'target' | 'baseline') => string | undefined,
): G {
  const figures = (['target', 'baseline'] as const).filter((field) => goal[field] !== undefined);
  if (figures.every((field) => unitOf(field) === undefined)) return goal;
  const units = figures.flatMap((field) => unitOf(field) || []);
  const wanted = indicator?.unitOfMeasure ?? goal.unitOfMeasure ?? units[0];
  if (wanted === undefined) return goal;
  const kept = indicator?.value === 'fraction' ? '' : wanted;
  const next: { -readonly [K in keyof Measured]: string | undefined } = {};
  for (const field of figures) {
    const number = goal[field] ?? '';
    const unit = unitOf(field);
    try {
      next[field] = unit === undefined ? number : inUnit({ number, unit }, kept);
    } catch (error) {
      throw error instanceof Refused ? new Refused(error.code, error.params, { field }) : error;
    }
  }
  return { ...goal, ...next, unitOfMeasure: wanted };
}
