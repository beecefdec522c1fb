import type { Params, RefusalCode } from '../../../text/catalogue.ts';
import { Exact, one, print, sum } from '../../scoring/exact.ts';

/** One thing wrong with a scheme: where (`sections.0.points`), which sentence of the catalogue, and its blanks. */
export interface Problem {
  readonly path: string;
  readonly code: RefusalCode;
  readonly params: Params;
}

export const problem = (path: string, code: RefusalCode, params: Params = {}): Problem => ({ path, code, params });

export const positive = (path: string, value: string | undefined): Problem[] =>
  value === undefined || Exact.of(value).sign() > 0 ? [] : [problem(path, 'schemes.not-positive', { value })];

export const notNegative = (path: string, value: string | null | undefined): Problem[] =>
  value === undefined || value === null || Exact.of(value).sign() >= 0
    ? []
    : [problem(path, 'schemes.negative', { value })];

export const below = (path: string, low: string, high: string): Problem[] =>
  Exact.of(low).compare(Exact.of(high)) < 0 ? [] : [problem(path, 'schemes.range', { low, high })];

/** Weights of groups and periods: none negative, not all zero, and 1 together. */
export function weightsSumToOne(path: string, weights: readonly string[]): Problem[] {
  const total = sum(weights.map((weight) => Exact.of(weight)));
  if (total.isZero()) return [problem(path, 'schemes.no-weight')];
  const negative = weights.flatMap((weight) => notNegative(path, weight));
  return total.compare(one) === 0
    ? negative
    : [...negative, problem(path, 'schemes.weights-sum', { sum: print(total) })];
}

export function twice(path: string, ids: readonly string[]): Problem[] {
  const repeated = ids.filter((id, at) => ids.indexOf(id) !== at);
  return [...new Set(repeated)].map((id) => problem(path, 'schemes.id-twice', { id }));
}
