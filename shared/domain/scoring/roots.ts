import { Decimal } from 'decimal.js';
import { Exact } from './exact.ts';

/** The only irrational numbers of the system are roots. They are kept to 40 places and are exact decimals from then on. */
const PLACES = 40;
const Root = Decimal.clone({ precision: 120, toExpNeg: -9e15, toExpPos: 9e15 });

const decimal = (value: Exact) => new Root(value.over.toString()).div(value.under.toString());
const rounded = (root: Decimal) => Exact.of(root.toFixed(PLACES, Decimal.ROUND_HALF_EVEN));

/** Of a number that is not negative. */
export const squareRoot = (value: Exact): Exact => rounded(decimal(value).sqrt());

/** base^(1/years) for a positive base and positive years; exact when years is 1. */
export function yearlyFactor(base: Exact, years: Exact): Exact {
  if (years.over === years.under) return base;
  return rounded(decimal(base).pow(decimal(new Exact(years.under, years.over))));
}
