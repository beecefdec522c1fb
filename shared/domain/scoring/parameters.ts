import * as z from 'zod';
import type { ChoiceName } from '../../text/schemes/choices.ts';
import { ruleName, type ParameterPath } from '../../text/schemes/rules.ts';
import type { RaterGroup } from '../scheme/outcome.ts';
import { type Problem, below, problem, weightsSumToOne } from '../scheme/problems/problem.ts';
import { Decimal, Slug } from '../scheme/wording.ts';
import { Exact } from './exact.ts';

// What parameters of scoring rules are made of: how they are written in a table, and those that several rules have.

/**
 * How a value is written in one line of text. `limit`: a decimal or none · `whole`: a count · `names`: a list of words ·
 * `steps`: from ~ to → share · `weights`: id → weight · `pairs` and `named`: left → right, for the members given here.
 */
export type Notation =
  | { readonly as: 'text' | 'decimal' | 'limit' | 'whole' | 'names' | 'steps' | 'weights' }
  | { readonly as: 'choice'; readonly of: ChoiceName }
  /** Who files, what a filing rests on, what must hold between figures. */
  | { readonly as: 'provider' | 'evidence' | 'checks' }
  /** id | 名称 | name → the member `to` */
  | { readonly as: 'named'; readonly to: string }
  | { readonly as: 'pairs'; readonly from: string; readonly to: string; readonly counted?: true };

export interface Parameter {
  readonly path: ParameterPath;
  readonly notation: Notation;
}

export const figure = (path: ParameterPath): Parameter => ({ path, notation: { as: 'decimal' } });
export const whole = (path: ParameterPath): Parameter => ({ path, notation: { as: 'whole' } });
export const choice = (path: ParameterPath, of: ChoiceName): Parameter => ({ path, notation: { as: 'choice', of } });
export const pairs = (path: ParameterPath, from: string, to: string): Parameter => ({
  path,
  notation: { as: 'pairs', from, to },
});
export const counts = (path: ParameterPath, from: string, to: string): Parameter => ({
  path,
  notation: { as: 'pairs', from, to, counted: true },
});

/** Points, bands, steps, positions or grades of one rule. */
export const mostRuleSteps = 200;

/** `cap` null: uncapped. `cap` left out: 1. */
export const limitShape = { cap: Decimal.nullable().optional(), floor: Decimal.nullable().optional() };
export const limitParameters: readonly Parameter[] = [
  { path: 'cap', notation: { as: 'limit' } },
  { path: 'floor', notation: { as: 'limit' } },
];
export const limitsInOrder = (
  path: string,
  { cap, floor }: { cap?: string | null | undefined; floor?: string | null | undefined },
): Problem[] => (cap !== null && floor !== null ? below(`${path}.cap`, floor ?? '0', cap ?? '1') : []);

/** What a zero in the denominator means. Left out where it is needed, the scheme is refused: 0 ÷ 0 is nobody's guess. */
export const whenZeroShape = z.enum(['full', 'zero', 'missing']).optional();
export const whenZeroDeclared = (
  path: string,
  { kind, whenZero }: { kind: string; whenZero?: string | undefined },
): Problem[] =>
  whenZero === undefined ? [problem(`${path}.whenZero`, 'schemes.when-zero', { rule: ruleName(kind) })] : [];

/** Which figure a table is read at: the filed value itself, or its completion of the target (A/T, or T/A for a decrease). */
export const readAtShape = { of: z.enum(['actual', 'completion']).optional(), whenZero: whenZeroShape };
export const readAtParameters = [choice('of', 'of'), choice('whenZero', 'whenZero')];

/** "每低1%扣0.05分": counted `continuous`ly, by `full` units (不足一个单位不计) or by `started` units (不足一个单位按一个计). */
export const PerUnit = z.strictObject({
  points: Decimal,
  size: Decimal,
  units: z.enum(['continuous', 'full', 'started']),
});
export type PerUnit = z.infer<typeof PerUnit>;
export const perUnitParameters = [figure('per.points'), figure('per.size'), choice('per.units', 'units')];

export const raterShape = {
  /** Weights of the rater groups for this item (sum 1); left out, those of the scheme. */
  weights: z.record(Slug, Decimal).optional(),
  absentGroup: z.enum(['redistribute', 'block']),
};
export const raterParameters: readonly Parameter[] = [
  { path: 'weights', notation: { as: 'weights' } },
  choice('absentGroup', 'absentGroup'),
];
export function raterWeights(
  path: string,
  { kind, weights }: { kind: string; weights?: Readonly<Record<string, string>> | undefined },
  groups: readonly RaterGroup[],
): Problem[] {
  if (groups.length === 0) return [problem(path, 'schemes.no-raters', { rule: ruleName(kind) })];
  if (!weights) return [];
  const unknown = Object.keys(weights).filter((id) => !groups.some((group) => group.id === id));
  return [
    ...unknown.map((id) => problem(`${path}.weights.${id}`, 'schemes.unknown-group', { id })),
    ...weightsSumToOne(`${path}.weights`, Object.values(weights)),
  ];
}

export function increasing(path: string, values: readonly string[]): Problem[] {
  return values.slice(1).flatMap((value, at) => {
    const before = values[at] ?? value;
    const grows = Exact.of(before).compare(Exact.of(value)) < 0;
    return grows ? [] : [problem(`${path}.${at + 1}`, 'schemes.not-increasing', { value, before })];
  });
}

export function startsAndGrows(path: string, first: number, froms: readonly number[]): Problem[] {
  const start = froms[0] === first ? [] : [problem(`${path}.0.from`, 'schemes.table-start', { from: first })];
  return [...start, ...increasing(path, froms.map(String))];
}
