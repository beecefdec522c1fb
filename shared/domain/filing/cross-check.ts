import type { AgreedGoal } from '../agreement/goal.ts';
import { Refused } from '../refused.ts';
import type { Check, Indicator } from '../scheme/indicator.ts';
import type { Name } from '../scheme/wording.ts';
import { Exact, actualOf } from '../scoring/exact.ts';
import { namesIn } from '../scoring/formula/check.ts';
import { type Names, evaluate } from '../scoring/formula/evaluate.ts';
import { parseFormula } from '../scoring/formula/parse.ts';
import { FormulaFault, type Tree } from '../scoring/formula/tree.ts';
import { type Filing, type Given } from './filing.ts';
import { slotBefore, slotsOf } from './slots.ts';

/** The figure itself, that of the slot before, target and baseline. */
export const namesGiven = ['A', 'P', 'T', 'B'] as const;

/** How a check calls another item: its id, with `_` for what no name may hold. */
export const nameIn = (id: string): string => id.replaceAll(/[^\p{L}\p{N}_]/gu, '_');

interface Figures {
  readonly indicators: readonly Indicator[];
  readonly goals: readonly AgreedGoal[];
  readonly period: Parameters<typeof slotBefore>[0];
  /** The newest filing of every indicator and slot. */
  readonly current: readonly Filing[];
}

/** What is about to be filed. */
interface Filed {
  readonly indicator: Indicator;
  readonly slot: string;
  readonly given: Given;
}

/**
 * 逻辑校验（指标之间、前后期之间）: every check that this figure has a part in, wherever it is declared. One of which another figure is not
 * there yet is not made now: it is made when that is filed, so that no order of filing goes round it. Refuses, or returns what is to be
 * confirmed. What cannot be computed, as a division by zero, neither holds nor fails: it is asked about.
 */
export function crossChecked(filed: Filed, figures: Figures): Name[] {
  return concerned(filed, figures).flatMap(({ check, names }): Name[] => {
    const { expression, level, text } = check;
    try {
      if (!evaluate(parseFormula(expression), names).isZero()) return [];
    } catch (fault) {
      if (!(fault instanceof FormulaFault)) throw fault;
      return fault.code === 'unknown-name' ? [] : [text];
    }
    if (level === 'refuse') throw new Refused('progress.check-refused', { ...text }, { field: 'given' });
    return [text];
  });
}

/** The checks that are to be made, each with the figures that are known to it. */
function concerned(filed: Filed, figures: Figures): { check: Check; names: Names }[] {
  const { indicator, slot } = filed;
  const name = nameIn(indicator.id);
  const mention = (one: Indicator, what: string) => (one.checks ?? []).filter((check) => mentions(check, what));
  const ofTheNext = mention(indicator, 'P');
  const isNext = ({ id }: { readonly id: string }) => slotBefore(figures.period, indicator.frequency, id) === slot;
  const next = ofTheNext.length > 0 ? slotsOf(figures.period, indicator.frequency).find(isNext) : undefined;
  const places = [
    { of: indicator, slot, checks: indicator.checks ?? [] },
    ...(next ? [{ of: indicator, slot: next.id, checks: ofTheNext }] : []),
    ...figures.indicators
      .filter(({ id, frequency }) => id !== indicator.id && frequency === indicator.frequency)
      .map((other) => ({ of: other, slot, checks: mention(other, name) })),
  ];
  return places.flatMap(({ of, slot: at, checks }) => {
    if (checks.length === 0) return [];
    const names = namesAt(of, at, { ...figures, filed });
    return checks.map((check) => ({ check, names }));
  });
}

function mentions({ expression }: Check, what: string): boolean {
  return namesIn(parseFormula(expression)).some(({ name }) => name === what);
}

function namesAt(
  indicator: Indicator,
  slot: string,
  { filed, indicators, goals, period, current }: Figures & { readonly filed: Filed },
): Names {
  const figureOf = (id: string, at: string | undefined): Exact | undefined => {
    const here = filed.indicator.id === id && filed.slot === at;
    const known = current.find((one) => one.indicator === id && one.slot === at && one.state !== 'returned');
    const given = here ? filed.given : known?.given;
    return given?.kind === 'number' || given?.kind === 'fraction' ? actualOf(given) : undefined;
  };
  const exactly = (text: string | undefined) => (text === undefined ? undefined : Exact.of(text));
  const goal = goals.find(({ item }) => item === indicator.id);
  const others = indicators.filter(({ id }) => id !== indicator.id);
  const known: [string, Exact | undefined][] = [
    ...others.map(({ id }): [string, Exact | undefined] => [nameIn(id), figureOf(id, slot)]),
    ['A', figureOf(indicator.id, slot)],
    ['P', figureOf(indicator.id, slotBefore(period, indicator.frequency, slot))],
    ['T', exactly(goal?.target ?? indicator.target)],
    ['B', exactly(goal?.baseline ?? indicator.baseline)],
  ];
  return new Map(known.flatMap(([name, figure]) => (figure ? [[name, figure]] : [])));
}

/** Whether a formula says yes or no, and not how much. */
export function isCondition(tree: Tree): boolean {
  if (tree.is === 'operation') return ['<', '≤', '>', '≥', '=', '≠'].includes(tree.operator);
  if (tree.is !== 'call') return false;
  if (tree.name === 'if') return tree.given.slice(1).every(isCondition);
  return ['and', 'or', 'not'].includes(tree.name) && tree.given.every(isCondition);
}
