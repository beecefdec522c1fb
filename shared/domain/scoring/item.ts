import type { Scheme, Rounding } from '../scheme/scheme.ts';
import type { Indicator, MissingPolicy } from '../scheme/indicator.ts';
import { Exact, one, print, zero, fixed, round } from './exact.ts';
import { awaitingPeers, blocked, missing, note, share, type Facts, type Outcome } from './facts.ts';
import { factsOf, inputsOf } from './slots.ts';
import type { PeerStanding } from './input.ts';
import type { Records } from './records.ts';
import { apply } from './definition.ts';
import { definitionOf, type Rule } from '../scheme/rules.ts';
import type { Note, NodeState, TraceInput, TraceNode } from './sheet.ts';
import { term } from './terms.ts';
import type { Name } from '../scheme/wording.ts';

/** Where an item stands: common to all, or specific to this subject, who then has no peers in it. */
interface ItemOf {
  readonly scheme: Pick<Scheme, 'raterGroups' | 'missing'>;
  readonly records: Records;
  readonly specific: boolean;
}

const noPeers: PeerStanding = {
  members: 0,
  better: 0,
  equal: 0,
  best: null,
  mean: null,
  median: null,
  meanShare: null,
};

export function assessItem(indicator: Indicator, { scheme, records, specific }: ItemOf): AssessedPart {
  const gathered = factsOf(indicator, records, scheme.raterGroups);
  const facts = specific ? { ...gathered, standing: noPeers } : gathered;
  const filed = records.filed.get(indicator.id) ?? [];
  const declared = facts.goal?.points;
  const item = {
    what: 'item' as const,
    id: indicator.id,
    name: indicator.name,
    rule: indicator.rule,
    stated: facts.points,
    points: declared === undefined ? facts.points : Exact.of(declared),
    declared: declared !== undefined,
    inputs: inputsOf(indicator, records, specific ? records.input.agreement.source : null),
  };
  if (filed.length > 1) return { ...item, ...settled(blocked(note('filed-twice'))) };
  if (facts.told.is === 'not-applicable')
    return { ...item, ...leftOut('not-applicable', [note('declared-not-applicable')]) };
  if (facts.points.sign() <= 0) return { ...item, ...settled(blocked(note('no-points'))) };

  const raw = scoreByRule(indicator, facts);
  if (raw.is !== 'missing') return { ...item, ...settled(raw, facts.told.is === 'value' ? facts.told.notes : []) };
  return { ...item, ...resolveMissing(indicator.missing ?? scheme.missing, raw.notes, facts) };
}

/** What the rule says of the records alone, before any missing policy: peers are compared on this. */
export function scoreByRule({ rule }: Indicator, facts: Facts): Outcome {
  return facts.told.is === 'absent' ? missing(...facts.told.notes) : apply(definitionOf(rule), rule, facts);
}

type Settled = Pick<AssessedPart, 'state' | 'outcome' | 'notes'>;

function settled(outcome: Outcome, why: readonly Note[] = []): Settled {
  if (outcome.is === 'awaiting-peers') return { state: 'awaiting-peers', outcome, notes: why };
  const state = outcome.is === 'share' || outcome.is === 'score' ? 'scored' : 'blocked';
  return { state, outcome, notes: [...why, ...outcome.notes] };
}

const leftOut = (state: 'not-applicable' | 'redistributed', notes: readonly Note[]): Settled => ({
  state,
  outcome: { is: 'missing', notes },
  notes,
});

/** Zero, missing and not applicable are different things: only what is missing comes here, and only as the scheme declares. */
function resolveMissing(policy: MissingPolicy, why: readonly Note[], { standing }: Facts): Settled {
  switch (policy) {
    case 'block':
      return settled(blocked(note('missing-blocks')), why);
    case 'zero':
      return settled(share(zero, '0', [note('missing-zero')]), why);
    case 'full':
      return settled(share(one, '1', [note('missing-full')]), why);
    case 'redistribute':
      return leftOut('redistributed', [...why, note('missing-redistributed')]);
    case 'peer-mean': {
      if (!standing) return settled(awaitingPeers, why);
      if (standing.meanShare === null) return settled(blocked(note('no-peers')), why);
      const mean = Exact.of(standing.meanShare);
      return settled(share(mean, term(mean), [note('missing-peer-mean', { share: print(mean) })]), why);
    }
    default:
      return policy satisfies never;
  }
}

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
