import type { Rounding, Scheme } from '../scheme/scheme.ts';
import type { Section } from '../scheme/sections.ts';
import { Exact, fixed, one, print, round, sum, zero } from './exact.ts';
import { blocked, missing, note, share } from './facts.ts';
import { assessItem, type AssessedPart, counts, partNode } from './item.ts';
import type { AbsentPeriod } from './input.ts';
import type { Records } from './records.ts';
import type { NodeState, Note, TraceNode } from './sheet.ts';
import { added, term, distribute } from './terms.ts';

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

type PeriodsSection = Extract<Section, { items: 'periods' }>;
type Period = PeriodsSection['periods'][number];

/** "年度考核由季度考核结果按权重折算": a quarter's score as a share of its own full mark. */
function assessPeriod(period: Period, section: PeriodsSection, records: Records, scheme: Scheme): AssessedPart {
  const stated = Exact.of(period.weight).times(Exact.of(section.points));
  const scores = records.input.periods.filter((score) => score.period === period.id);
  const part = {
    what: 'period' as const,
    id: period.id,
    name: period.name,
    rule: null,
    stated,
    points: stated,
    declared: false,
    inputs: scores.map(({ score, fullMark, source }) => ({
      name: period.id,
      value: `${score}/${fullMark}`,
      ...source,
    })),
  };
  const [first] = scores;
  if (!first) {
    const absent = records.input.absentPeriods?.find((one) => one.period === period.id);
    return { ...part, ...withoutScore(period.id, absent, section.missing ?? scheme.missing) };
  }
  const full = Exact.of(first.fullMark);
  if (scores.length > 1 || full.sign() <= 0)
    return {
      ...part,
      state: 'blocked',
      outcome: blocked(),
      notes: [note(scores.length > 1 ? 'filed-twice' : 'no-points')],
    };
  const earned = Exact.of(first.score);
  const outcome = share(earned.dividedBy(full), `${term(earned)} ÷ ${term(full)}`);
  return { ...part, state: 'scored', outcome, notes: [] };
}

/** In a quarter of these nobody lacks anything. */
const doesNotApply: readonly (AbsentPeriod['why'] | undefined)[] = ['not-enrolled', 'not-applicable', 'cancelled'];

/** Who was not assessed in a quarter lacks nothing there. A quarter has no peers of its own kind, so `peer-mean` blocks here. */
function withoutScore(
  period: string,
  absent: AbsentPeriod | undefined,
  policy: Scheme['missing'],
): Pick<AssessedPart, 'state' | 'outcome' | 'notes'> {
  const why = note(absent ? `period-${absent.why}` : 'period-missing', { period });
  if (doesNotApply.includes(absent?.why)) return { state: 'not-applicable', outcome: missing(), notes: [why] };
  switch (policy) {
    case 'zero':
      return { state: 'scored', outcome: share(zero, '0'), notes: [why, note('missing-zero')] };
    case 'full':
      return { state: 'scored', outcome: share(one, '1'), notes: [why, note('missing-full')] };
    case 'redistribute':
      return { state: 'redistributed', outcome: missing(), notes: [why, note('missing-redistributed')] };
    case 'block':
    case 'peer-mean':
      return { state: 'blocked', outcome: blocked(), notes: [why, note('missing-blocks')] };
    default:
      return policy satisfies never;
  }
}
