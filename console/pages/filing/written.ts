import type { Given } from '../../../shared/domain/filing/filing.ts';
import { parseQuantity } from '../../../shared/domain/scoring/quantity.ts';
import { filingCell } from '../../../shared/text/console/filing.ts';
import { quantities } from '../../../shared/text/refusals/quantities.ts';
import type { Text } from '../../../shared/text/refusal.ts';
import type { Spoken } from '../../words.tsx';
import type { Item } from './draft.ts';

/** What somebody typed, as the figure that is filed, or what is wrong with it. */
export type Written = { readonly given: Given } | { readonly fault: string };

type Measured = Pick<Item, 'value'> & { readonly unitOfMeasure?: string | undefined };

const texts: Readonly<Record<string, Text>> = quantities;

/** Typed into a cell as it stands: the others are filled in beside the grid. */
export const isTyped = ({ value }: Pick<Item, 'value'>): boolean => ['number', 'count', 'fraction'].includes(value);

/** “52.8亿元” where 万元 is asked for is 528000; “873/937” is a rate with both its figures. */
export function readWritten(text: string, { value, unitOfMeasure }: Measured, { t }: Pick<Spoken, 't'>): Written {
  const figure = (written: string, unit: string | undefined): { number: string } | { fault: string } => {
    const read = parseQuantity(written, unit);
    if (read.ok) return { number: read.number };
    return { fault: t(texts[read.code] ?? { zh: written, en: written }, read.params) };
  };
  const parts = value === 'fraction' ? text.split(/[/／]/) : [text];
  if (parts.length === 2) {
    const [numerator, denominator] = parts.map((part) => figure(part, undefined));
    if (numerator && 'fault' in numerator) return numerator;
    if (denominator && 'fault' in denominator) return denominator;
    if (numerator && denominator)
      return { given: { kind: 'fraction', numerator: numerator.number, denominator: denominator.number } };
  }
  const read = figure(text, value === 'fraction' ? '' : unitOfMeasure);
  return 'fault' in read ? read : { given: { kind: 'number', number: read.number } };
}

/** A figure as it is typed; nothing where it is of another form. */
export function writtenOf(given: Given | undefined): string {
  if (given?.kind === 'number') return given.number;
  return given?.kind === 'fraction' ? `${given.numerator}/${given.denominator}` : '';
}

/** What is filed of an indicator that is filled in beside the grid, or what it still lacks. */
export function partsGiven(item: Item, parts: Readonly<Record<string, string>>, words: Spoken): Written {
  if (item.value === 'milestones') {
    const done = (item.milestones ?? []).flatMap(({ id }) => (parts[id] ? [{ id, on: parts[id] }] : []));
    return done.length > 0 ? { given: { kind: 'milestones', done } } : { fault: words.t(filingCell['date-missing']) };
  }
  const values: Record<string, string> = {};
  for (const name of item.inputs ?? []) {
    if (!parts[name]) return { fault: words.t(filingCell['part-missing'], { name }) };
    const read = readWritten(parts[name], { ...item, value: 'number', unitOfMeasure: undefined }, words);
    if ('fault' in read) return read;
    values[name] = writtenOf(read.given);
  }
  return { given: { kind: 'named', values } };
}
