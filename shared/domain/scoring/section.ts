import type { Rounding, Scheme } from '../scheme/scheme.ts';
import type { Section } from '../scheme/sections.ts';
import { Exact, fixed, print, round, sum } from './exact.ts';
import { note } from './facts.ts';
import { assessItem } from './item.ts';
import { counts, partNode } from './part.ts';
import type { AssessedPart } from './part.ts';
import { assessPeriod } from './period.ts';
import type { Records } from './records.ts';
import type { NodeState, Note, TraceNode } from './sheet.ts';
import { added } from './terms.ts';
import { distribute } from './weights.ts';

/** A section before its weight is known. */
interface AssessedSection {
  readonly section: Section;
  readonly points: Exact;
  readonly state: NodeState;
  readonly parts: readonly AssessedPart[];
  readonly notes: readonly Note[];
}

export function assessSection(section: Section, records: Records, scheme: Scheme): AssessedSection {
  const parts = partsOf(section, records, scheme);
  return { section, points: Exact.of(section.points), parts, ...stateOf(parts) };
}

function partsOf(section: Section, records: Records, scheme: Scheme): AssessedPart[] {
  switch (section.items) {
    case 'common':
      return section.indicators.map((indicator) => assessItem(indicator, { scheme, records, specific: false }));
    case 'specific': {
      const brought = records.input.agreement.specific
        .filter((own) => own.section === section.id)
        .flatMap(({ indicators }) => indicators);
      return brought.map((indicator) => assessItem(indicator, { scheme, records, specific: true }));
    }
    case 'periods':
      return section.periods.map((period) => assessPeriod(period, section, records, scheme));
    default:
      return section satisfies never;
  }
}

/** One open item holds up its section: a total without it would be a different total. */
function stateOf(parts: readonly AssessedPart[]): { state: NodeState; notes: readonly Note[] } {
  if (parts.length === 0) return { state: 'blocked', notes: [note('no-specific-items')] };
  const open = parts.filter(({ state }) => state === 'blocked').map(({ id }) => id);
  if (open.length > 0) return { state: 'blocked', notes: [note('items-open', { items: open.join(', ') })] };
  const counting = parts.filter(counts);
  if (counting.length === 0) return { state: 'not-applicable', notes: [note('declared-not-applicable')] };
  if (counting.every(({ points }) => points.isZero())) return { state: 'blocked', notes: [note('no-weight-left')] };
  return { state: counting.some(({ state }) => state === 'awaiting-peers') ? 'awaiting-peers' : 'scored', notes: [] };
}

/** The section with the points that count: its node with all its parts, and the figure that goes into the total. */
export function sectionNode(
  assessed: AssessedSection,
  weight: Exact,
  rounding: Rounding,
): { node: TraceNode; carried: Exact | null } {
  const { section, state } = assessed;
  const weights = weightsOf(assessed, weight);
  const parts = assessed.parts.map((part, at) => partNode(part, weights[at] ?? part.points, rounding));
  const scored =
    state === 'scored' ? parts.flatMap(({ exact }) => (exact ? [carriedFrom('item', exact, rounding)] : [])) : null;
  const exact = scored && sum(scored);
  const rounded = exact && round(exact, rounding.digits, rounding.mode);
  const node: TraceNode = {
    what: 'section',
    id: section.id,
    name: section.name,
    state,
    points: print(assessed.points),
    weight: counts({ state }) ? print(weight) : null,
    rule: null,
    inputs: [],
    expression: exact && scored ? `${added(scored)} = ${print(exact)}` : '',
    exact: exact && print(exact),
    rounded: rounded && fixed(rounded, rounding.digits),
    notes: [...assessed.notes],
    parts: parts.map(({ node }) => node),
  };
  return { node, carried: exact && carriedFrom('section', exact, rounding) };
}

/** "一次修约": only the declared stage hands on the rounded figure. */
export function carriedFrom(stage: Rounding['stage'], exact: Exact, rounding: Rounding): Exact {
  return rounding.stage === stage ? round(exact, rounding.digits, rounding.mode) : exact;
}

/** Where a source publishes its own redistributed weights, they are used as given; else the section's full mark stays. */
function weightsOf({ section, points, parts }: AssessedSection, weight: Exact): readonly Exact[] {
  const asGiven = parts.some(({ declared }) => declared) && section.items !== 'periods' && section.combine === 'sum';
  if (asGiven) return parts.map((part) => part.points.times(weight).dividedBy(points));
  return (
    distribute(
      parts.map((part) => ({ points: part.points, counts: counts(part) })),
      weight,
    ) ?? parts.map((part) => part.points)
  );
}
