import * as z from 'zod';
import { unquoted } from '../formula.ts';
import { Refused } from '../refused.ts';
import { Decimal } from '../scheme/wording.ts';
import { Exact, fixed, print, round } from '../scoring/exact.ts';
import { Wording, formed, oneLine } from '../text.ts';
import { Writing, date, figure, formatPattern } from './dates.ts';

const piece = Wording('prose', 0, 200);
/** A space separates as well as any other character. */
const something = Wording('prose', 0, 200).min(1);

/** What is done to the text of a cell, in order. Transforms are data: no expression of a file is ever run. */
export const Transform = z.discriminatedUnion('do', [
  /** `unquote`: without the apostrophe that a table of ours puts before what looks like a formula. */
  z.strictObject({ do: z.enum(['lower', 'upper', 'slug', 'unquote']) }),
  /** The piece number `take` between separators; −1 is the last. */
  z.strictObject({ do: z.literal('split'), by: something, take: z.int().min(-50).max(50) }),
  z.strictObject({ do: z.literal('replace'), from: something, to: piece }),
  /** Names and descriptions that are longer than their field; what is lost is declared. */
  z.strictObject({ do: z.literal('cut'), length: z.int().min(1).max(2_000) }),
  z.strictObject({ do: z.literal('pad'), length: z.int().min(1).max(64), with: Wording('line', 1, 1) }),
  /** Words that mean there is nothing: "No Data", "-", "n/a". */
  z.strictObject({ do: z.literal('blank-if'), equals: z.array(piece).min(1).max(100) }),
  z.strictObject({
    do: z.literal('lookup'),
    table: z.record(piece, piece),
    otherwise: z.enum(['refuse', 'keep', 'blank']).default('refuse'),
  }),
  z.strictObject({ do: z.literal('number'), ...Writing.shape }),
  z.strictObject({ do: z.literal('scale'), by: Decimal }),
  /** Excel keeps a binary number and shows 15 digits of it: 91.37 lies in the file as 91.370000000000005. */
  z.strictObject({ do: z.literal('significant'), digits: z.int().min(1).max(40) }),
  z.strictObject({ do: z.literal('round'), digits: z.int().min(0).max(20) }),
  z.strictObject({
    do: z.literal('date'),
    format: formed('date-format', formatPattern, oneLine).max(40),
  }),
]);
export type Transform = z.infer<typeof Transform>;

/**
 * The text after all transforms; '' is blank, and nothing more is done to it. Refuses what a transform cannot read. `slugs` holds
 * the identifiers made so far and what each was made from.
 */
export const transformed = (
  text: string,
  transforms: readonly Transform[],
  slugs: Map<string, string> = new Map(),
): string =>
  transforms.reduce((value, transform) => (value === '' ? '' : apply(value, transform, slugs).trim()), text.trim());

function apply(value: string, transform: Transform, slugs: Map<string, string>): string {
  switch (transform.do) {
    case 'lower':
      return value.toLowerCase();
    case 'upper':
      return value.toUpperCase();
    case 'slug':
      return slug(value, slugs);
    case 'unquote':
      return unquoted(value);
    case 'split':
      return value.split(transform.by).at(transform.take) ?? '';
    case 'replace':
      return value.replaceAll(transform.from, transform.to);
    case 'cut':
      return Array.from(value).slice(0, transform.length).join('');
    case 'pad':
      return value.padStart(transform.length, transform.with);
    case 'blank-if':
      return transform.equals.includes(value) ? '' : value;
    case 'lookup':
      return lookedUp(value, transform);
    case 'number':
      return figure(value, transform);
    case 'scale':
      return print(numberOf(value).times(Exact.of(transform.by)));
    case 'significant':
      return significant(value, transform.digits);
    case 'round':
      return fixed(round(numberOf(value), transform.digits, 'half-up'), transform.digits);
    case 'date':
      return date(value, transform.format);
    default:
      return transform satisfies never;
  }
}

const longestSlug = 48;

/** Refuses to leave letters out, or to make one identifier of two texts: what is one afterwards can never be told apart. */
function slug(value: string, made: Map<string, string>): string {
  const letters = value.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const plain = letters.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  if (plain === '' || /[^\P{L}a-z]|[^\P{N}0-9]/u.test(letters)) throw new Refused('imports.no-slug', { value });
  if (plain.length > longestSlug)
    throw new Refused('imports.slug-too-long', { value, length: plain.length, maximum: longestSlug });
  // Width and case are no difference between two names; an accent is one.
  const source = value.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  const earlier = made.get(plain) ?? source;
  if (earlier !== source) throw new Refused('imports.slug-twice', { value, slug: plain, earlier });
  made.set(plain, source);
  return plain;
}

function lookedUp(value: string, { table, otherwise }: Extract<Transform, { do: 'lookup' }>): string {
  const found = Object.hasOwn(table, value) ? table[value] : undefined;
  if (found !== undefined) return found;
  if (otherwise === 'refuse') throw notListed(value, Object.keys(table));
  return otherwise === 'keep' ? value : '';
}

export const notListed = (value: string, legal: readonly string[]) =>
  new Refused('imports.not-listed', { value }, { legal: legal.slice(0, 50) });

function numberOf(value: string): Exact {
  if (!Decimal.safeParse(value).success) throw new Refused('quantities.not-a-number', { text: value });
  return Exact.of(value);
}

function significant(value: string, digits: number): string {
  const number = numberOf(value);
  if (number.isZero()) return value;
  const [whole = '', places = ''] = value.replace('-', '').split('.');
  const leading = whole.replace(/^0+/, '').length || -(places.length - places.replace(/^0+/, '').length);
  const behind = digits - leading;
  if (places.length <= behind) return value;
  return print(round(number, Math.max(0, behind), 'half-up'));
}
