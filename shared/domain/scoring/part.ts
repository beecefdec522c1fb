import type { Rounding } from '../scheme/scheme.ts';
import type { Rule } from '../scheme/rules.ts';
import type { Name } from '../scheme/wording.ts';
import { fixed, print, round } from './exact.ts';
import type { Exact } from './exact.ts';
import { note } from './facts.ts';
import type { Outcome } from './facts.ts';
import type { NodeState, Note, TraceInput, TraceNode } from './sheet.ts';
import { term } from './terms.ts';

/** An item (or a quarter of the year) before its weight is known: what it earns, or why it earns nothing yet. */
export interface AssessedPart {
  readonly what: 'item' | 'period';
  readonly id: string;
  readonly name: Name;
  readonly rule: Rule | null;
  /** Points as the scheme states them; what the rule speaks of. */
  readonly stated: Exact;
  /** Points declared for this subject, else as stated. */
  readonly points: Exact;
  readonly declared: boolean;
  readonly state: NodeState;
  readonly outcome: Outcome;
  readonly notes: readonly Note[];
  readonly inputs: readonly TraceInput[];
}

/** Not-applicable and redistributed parts carry no weight; a blocked one still holds its place. */
export const counts = ({ state }: Pick<AssessedPart, 'state'>): boolean =>
  state !== 'not-applicable' && state !== 'redistributed';

/** The share an item earned of its points, whichever way its rule states it. */
export function shareOf(outcome: Outcome, points: Exact): Exact | null {
  if (outcome.is === 'share') return outcome.share;
  return outcome.is === 'score' ? outcome.score.dividedBy(points) : null;
}

/** The part with the points that count: its node of the trace, and the exact figure that goes into the section. */
export function partNode(
  part: AssessedPart,
  weight: Exact,
  { digits, mode }: Rounding,
): { node: TraceNode; exact: Exact | null } {
  const { outcome, stated } = part;
  const earned = part.state === 'scored' ? shareOf(outcome, stated) : null;
  const exact = earned && weight.times(earned);
  const node: TraceNode = {
    what: part.what,
    id: part.id,
    name: part.name,
    state: part.state,
    points: print(stated),
    weight: counts(part) ? print(weight) : null,
    rule: part.rule,
    inputs: [...part.inputs],
    expression: exact ? `${working(outcome, weight, stated)} = ${print(exact)}` : '',
    exact: exact && print(exact),
    rounded: exact && fixed(round(exact, digits, mode), digits),
    notes: part.declared ? [...part.notes, note('declared-points', { points: print(part.points) })] : [...part.notes],
    parts: [],
  };
  return { node, exact };
}

function working(outcome: Outcome, weight: Exact, stated: Exact): string {
  if (outcome.is === 'share') return `${term(weight)} × ${outcome.working}`;
  if (outcome.is !== 'score') return '';
  return weight.compare(stated) === 0 ? outcome.working : `(${outcome.working}) × ${term(weight)} ÷ ${term(stated)}`;
}
