import { Exact, exactText, greatest, least, one, print, zero, sum } from './exact.ts';
import { blocked, missing, note, share, type Facts, type Outcome } from './facts.ts';
import type { Note } from './sheet.ts';

/** Longest fraction an expression writes out; a longer one is shown as a cut decimal. */
const READABLE = 24;

/** A number as it stands in an expression: a decimal, or a short fraction in brackets, so the expression stays exact. */
export function term(value: Exact): string {
  const printed = print(value);
  if (!printed.endsWith('…')) return value.sign() < 0 ? `(${printed})` : printed;
  const fraction = exactText(value);
  return fraction.length <= READABLE ? `(${fraction.replace('/', ' ÷ ')})` : printed;
}

/** Printed figures added up: "5.98… + 4 + (-1.5)". */
export const added = (parts: readonly Exact[]): string =>
  parts.map((part) => (part.sign() < 0 ? `(${print(part)})` : print(part))).join(' + ');

interface Limits {
  readonly floor: Exact | null;
  readonly cap: Exact | null;
}

/** `cap` left out is 1, null is none; `floor` left out is `usualFloor`, null is none. */
export function limits(
  rule: { cap?: string | null | undefined; floor?: string | null | undefined },
  usualFloor: Exact | null,
): Limits {
  return { floor: limit(rule.floor, usualFloor), cap: limit(rule.cap, one) };
}

function limit(declared: string | null | undefined, usual: Exact | null): Exact | null {
  if (declared === undefined) return usual;
  return declared === null ? null : Exact.of(declared);
}

/** A share held between its limits; the expression shows the limits, the notes say which of them was met. */
export function clamped(value: Exact, working: string, { floor, cap }: Limits): Outcome {
  const notes: Note[] = [];
  if (cap && value.compare(cap) > 0) notes.push(note('capped', { cap: print(cap), share: print(value) }));
  if (floor && value.compare(floor) < 0) notes.push(note('floored', { floor: print(floor), share: print(value) }));
  const belowCap = cap ? least(value, cap) : value;
  const result = floor ? greatest(belowCap, floor) : belowCap;
  const upper = cap ? `min(${print(cap)}, ${working})` : working;
  return share(result, floor && value.compare(floor) < 0 ? `max(${print(floor)}, ${upper})` : upper, notes);
}

type WhenZero = 'full' | 'zero' | 'missing' | undefined;

/** What the scheme declared for a zero in the denominator. Undeclared, no number is made up: it counts as missing. */
export function declaredForZero(whenZero: WhenZero): Outcome {
  const remark = note('zero-denominator', { as: whenZero ?? 'missing' });
  if (whenZero === 'full') return share(one, '1', [remark]);
  if (whenZero === 'zero') return share(zero, '0', [remark]);
  return missing(remark);
}

/** Completion of the target: A ÷ T, or T ÷ A where less is better. Null: its denominator is zero. */
export function completion(facts: Facts & { actual: Exact; target: Exact }): { value: Exact; working: string } | null {
  const [over, under] = facts.direction === 'increase' ? [facts.actual, facts.target] : [facts.target, facts.actual];
  if (under.isZero()) return null;
  return { value: over.dividedBy(under), working: `${term(over)} ÷ ${term(under)}` };
}

/** Tables are read at the value itself or, where declared, at its completion of the target. */
export function readAt(
  rule: { of?: 'actual' | 'completion' | undefined; whenZero?: WhenZero },
  facts: Facts & { readonly actual: Exact },
  read: (value: Exact, working: string) => Outcome,
): Outcome {
  const { actual, target } = facts;
  if (rule.of !== 'completion') return read(actual, term(actual));
  if (!target) return blocked(note('no-target'));
  const completed = completion({ ...facts, actual, target });
  return completed ? read(completed.value, completed.working) : declaredForZero(rule.whenZero);
}

interface WeightedItem {
  readonly points: Exact;
  readonly counts: boolean;
}

/**
 * "不适用指标的分值由同组其他指标按比例分担": w'ᵢ = wᵢ·W ÷ Σ(w present), so the parent's full mark stays.
 * Parts that do not count get zero. Null: nothing is left that could carry the weight.
 */
export function distribute(parts: readonly WeightedItem[], parent: Exact): Exact[] | null {
  const present = sum(parts.filter(({ counts }) => counts).map(({ points }) => points));
  if (present.isZero()) return null;
  const complete = present.compare(parent) === 0;
  return parts.map(({ points, counts }) => {
    if (!counts) return zero;
    return complete ? points : points.times(parent).dividedBy(present);
  });
}
