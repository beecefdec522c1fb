import type { Rounding } from '../scheme/scheme.ts';
import type { Value } from './input.ts';

/** Digits shown of a number that does not end; the number itself is never cut. */
const SHOWN_DIGITS = 30;
/** A decimal that ends within this many places is shown whole. */
const WHOLE_PLACES = 60;
/** Most decimals end within these, which is quicker to see. */
const NEAR_PLACES = 9;

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;
const FRACTION = /^(-?\d+)\/(\d+)$/;

/**
 * An exact rational number. Nothing is ever rounded on the way: a score is one fraction until the scheme's stage rounds it.
 * Fractions stay unreduced, since a greatest common divisor costs more than all the rest (docs/decisions/003-exact-rationals.md).
 */
export class Exact {
  /** Any sign. */
  readonly over: bigint;
  /** Positive. */
  readonly under: bigint;
  /** What `print` made of it: a trace shows most numbers more than once. */
  printed: string | undefined;

  constructor(over: bigint, under: bigint) {
    if (under === 0n) throw new RangeError('division by zero');
    this.over = under < 0n ? -over : over;
    this.under = under < 0n ? -under : under;
  }

  /** A decimal ("-12.50") or a fraction of whole numbers ("60/71"), as `Decimal` and `Exactly` of the schemas let through. */
  static of(text: string): Exact {
    const decimal = DECIMAL.exec(text);
    if (decimal) {
      const [, sign, units = '0', places = ''] = decimal;
      return new Exact(BigInt(`${sign}${units}${places}`), powerOfTen(places.length));
    }
    const fraction = FRACTION.exec(text);
    if (!fraction?.[1] || !fraction[2]) throw new RangeError(`not an exact number: ${text}`);
    return new Exact(BigInt(fraction[1]), BigInt(fraction[2]));
  }

  static whole(units: number): Exact {
    return new Exact(BigInt(units), 1n);
  }

  plus(other: Exact): Exact {
    if (this.under === other.under) return new Exact(this.over + other.over, this.under);
    return new Exact(this.over * other.under + other.over * this.under, this.under * other.under);
  }

  minus(other: Exact): Exact {
    return this.plus(other.negated());
  }

  times(other: Exact): Exact {
    return new Exact(this.over * other.over, this.under * other.under);
  }

  /** Throws RangeError when `other` is zero: every caller decides first what a zero there means. */
  dividedBy(other: Exact): Exact {
    return new Exact(this.over * other.under, this.under * other.over);
  }

  negated(): Exact {
    return new Exact(-this.over, this.under);
  }

  /** −1, 0 or 1, as `sort` wants it. */
  compare(other: Exact): number {
    const left = this.over * other.under;
    const right = other.over * this.under;
    return left < right ? -1 : Number(left > right);
  }

  isZero(): boolean {
    return this.over === 0n;
  }

  /** Positive, zero or negative: 1, 0 or −1. */
  sign(): number {
    return this.over < 0n ? -1 : Number(this.over > 0n);
  }

  /** The whole number at or below. */
  floor(): bigint {
    const quotient = this.over / this.under;
    return this.over < 0n && quotient * this.under !== this.over ? quotient - 1n : quotient;
  }

  /** The whole number at or above. */
  ceiling(): bigint {
    return -this.negated().floor();
  }
}

export const zero = new Exact(0n, 1n);
export const one = new Exact(1n, 1n);

export const least = (first: Exact, second: Exact): Exact => (first.compare(second) <= 0 ? first : second);
export const greatest = (first: Exact, second: Exact): Exact => (first.compare(second) >= 0 ? first : second);

/** Adds pairwise, so that thousands of unlike denominators meet late. */
export function sum(terms: readonly Exact[]): Exact {
  if (terms.length <= 8) return terms.reduce((total, term) => total.plus(term), zero);
  const middle = terms.length >> 1;
  return sum(terms.slice(0, middle)).plus(sum(terms.slice(middle)));
}

/** To whole multiples of 10^−digits. `half-up` is 四舍五入: a half goes away from zero. */
export function round(value: Exact, digits: number, mode: Rounding['mode']): Exact {
  const scale = powerOfTen(digits);
  return new Exact(toWhole(new Exact(value.over * scale, value.under), mode), scale);
}

function toWhole(scaled: Exact, mode: Rounding['mode']): bigint {
  const below = scaled.floor();
  if (mode === 'floor') return below;
  if (mode === 'ceil') return scaled.ceiling();
  const doubledRest = 2n * (scaled.over - below * scaled.under);
  if (doubledRest !== scaled.under) return doubledRest > scaled.under ? below + 1n : below;
  const upwards = mode === 'half-even' ? below % 2n !== 0n : below >= 0n;
  return upwards ? below + 1n : below;
}

/** Bits of a denominator up to which a number is reduced in a moment and fits into a record: some 9,900 digits. */
const MANAGEABLE = 2n ** 32_768n;
const KEPT_PLACES = 40;

/**
 * The number itself, or, where thousands of unlike denominators have made it longer than anybody can keep, its first 40 places, as
 * of roots. What filed decimals add up to has no more.
 */
export const manageable = (value: Exact): Exact =>
  value.under <= MANAGEABLE ? value : round(value, KEPT_PLACES, 'half-even');

/** With exactly that many digits after the point: "4.90". The value must have no more. */
export function fixed(value: Exact, digits: number): string {
  const scaled = (value.over * powerOfTen(digits)) / value.under;
  return withPoint(scaled, digits);
}

/** Whole when the decimal ends, else 30 significant digits and "…". */
export function print(value: Exact): string {
  value.printed ??= printed(value);
  return value.printed;
}

function printed(value: Exact): string {
  const near = value.over * powerOfTen(NEAR_PLACES);
  if (near % value.under === 0n) return trimmed(withPoint(near / value.under, NEAR_PLACES));
  const scaled = value.over * powerOfTen(WHOLE_PLACES);
  if (scaled % value.under === 0n) return trimmed(withPoint(scaled / value.under, WHOLE_PLACES));
  const places = Math.max(SHOWN_DIGITS - digitsBeforePoint(value), 0);
  return `${withPoint((value.over * powerOfTen(places)) / value.under, places)}…`;
}

/** The number itself as text, for records another computation starts from: "12.5" or "60/71". */
export function exactText(value: Exact): string {
  const printed = print(value);
  if (!printed.endsWith('…')) return printed;
  const divisor = greatestCommonDivisor(value.over < 0n ? -value.over : value.over, value.under);
  return `${value.over / divisor}/${value.under / divisor}`;
}

/** Counts leading zeros of a small number as negative places, so significant digits stay 30. */
function digitsBeforePoint(value: Exact): number {
  const size = value.over < 0n ? -value.over : value.over;
  if (size >= value.under) return (size / value.under).toString().length;
  let places = 0;
  let scaled = size * 10n;
  while (scaled < value.under) {
    scaled *= 10n;
    places += 1;
  }
  return -places;
}

function withPoint(scaled: bigint, digits: number): string {
  const sign = scaled < 0n ? '-' : '';
  const text = (scaled < 0n ? -scaled : scaled).toString().padStart(digits + 1, '0');
  const point = text.length - digits;
  return digits === 0 ? sign + text : `${sign}${text.slice(0, point)}.${text.slice(point)}`;
}

function trimmed(text: string): string {
  let end = text.length;
  while (text[end - 1] === '0') end -= 1;
  return text.slice(0, text[end - 1] === '.' ? end - 1 : end);
}

function greatestCommonDivisor(first: bigint, second: bigint): bigint {
  let [larger, smaller] = [first, second];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

const powers: bigint[] = Array.from({ length: 128 }, (_, exponent) => 10n ** BigInt(exponent));
function powerOfTen(exponent: number): bigint {
  return powers[exponent] ?? 10n ** BigInt(exponent);
}

/** A as one number; a fraction over zero means there was no activity, and so no number. */
export function actualOf(value: Value): Exact | undefined {
  if (value.kind === 'number') return Exact.of(value.number);
  if (value.kind !== 'fraction') return undefined;
  const denominator = Exact.of(value.denominator);
  return denominator.isZero() ? undefined : Exact.of(value.numerator).dividedBy(denominator);
}
