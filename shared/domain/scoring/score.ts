import { digest } from '../audit/chain.ts';
import type { Indicator } from '../scheme/indicator.ts';
import type { Band } from '../scheme/outcome.ts';
import { definitionOf } from '../scheme/rules.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { asksForGoals } from '../scheme/sections.ts';
import { type Adjusted, adjust } from './adjustments.ts';
import { Exact, fixed, print, round, sum } from './exact.ts';
import { note } from './facts.ts';
import type { ScoringInput } from './input.ts';
import { counts } from './item.ts';
import { type Records, inOrder, indexed } from './records.ts';
import { assessSection, sectionNode } from './section.ts';
import type { NodeState, Note, ScoreSheet, TraceNode } from './sheet.ts';
import { added, distribute } from './terms.ts';

/** Scores one subject. Pure: the same scheme and records give the same bytes, in whatever order the records come. */
export function scoreSubject(prepared: PreparedScheme, given: ScoringInput): ScoreSheet {
  const { scheme, version, hash } = prepared;
  const input = inOrder(given);
  const records = indexed(input);
  const adjusted = adjust(scheme, records);
  const { node, rounded } = totalNode(scheme, records, adjusted);
  return {
    format: 'jixiao.score-sheet/1',
    scheme: { id: scheme.id, version, hash },
    subject: input.subject,
    state: node.state === 'scored' || node.state === 'awaiting-peers' ? node.state : 'blocked',
    open: openItems(node),
    score: node.rounded,
    exact: node.exact,
    band: (rounded && bandOf(scheme.bands, rounded)?.grade) ?? null,
    bonus: print(adjusted.bonus),
    deduction: print(adjusted.deduction),
    vetoes: [...new Set(input.vetoes.map(({ veto }) => veto))],
    input,
    trace: node,
  };
}

function openItems(node: TraceNode): string[] {
  const below = node.parts.flatMap(openItems);
  return node.state === 'blocked' && below.length === 0 ? [node.id] : below;
}

/** Half-open [from, to): 90 is the upper band's. The figure is the rounded one, never a truncated one (79.995 → 80.00 → 良好). */
export function bandOf(bands: readonly Band[], rounded: Exact): Band | undefined {
  return bands.find(({ from, to }) => atLeast(rounded, from) && (to === null || rounded.compare(Exact.of(to)) < 0));
}

const atLeast = (value: Exact, from: string | null) => from === null || value.compare(Exact.of(from)) >= 0;

/** Sections, adjustments and the limits of the total: the root of the trace, and the figure that is banded. */
function totalNode(scheme: Scheme, records: Records, adjusted: Adjusted): { node: TraceNode; rounded: Exact | null } {
  const unsigned = records.input.agreement.source === null && asksForGoals(scheme);
  if (unsigned && scheme.unsigned === 'bottom-grade' && scheme.clamp.min !== null) {
    return bottom(scheme, scheme.clamp.min);
  }
  const assessed = scheme.sections.map((section) => assessSection(section, records, scheme));
  const parts = assessed.map(({ points, state }) => ({ points, counts: counts({ state }) }));
  const weights = distribute(parts, Exact.of(scheme.fullMark));
  const sections = assessed.map((section, at) =>
    sectionNode(section, weights?.[at] ?? section.points, scheme.rounding),
  );
  const state = weights
    ? worst([...assessed.map((section) => section.state), adjusted.node.state, vetoState(scheme, records)])
    : 'blocked';
  const carried = state === 'scored' ? sections.flatMap((section) => section.carried ?? []) : null;
  const limited = carried && clamp(scheme, [...carried, adjusted.net]);
  const { digits, mode } = scheme.rounding;
  const rounded = limited && round(limited.exact, digits, mode);
  const node: TraceNode = {
    what: 'total',
    id: 'total',
    name: scheme.name,
    state,
    points: scheme.fullMark,
    weight: scheme.fullMark,
    rule: null,
    inputs: records.input.vetoes.map(({ veto, document, source }) => ({
      name: veto,
      value: document ?? veto,
      ...source,
    })),
    expression: limited ? `${limited.working} = ${print(limited.exact)}` : '',
    exact: limited && print(limited.exact),
    rounded: rounded && fixed(rounded, digits),
    notes: [
      ...(weights ? [] : [note('no-weight-left')]),
      ...(limited?.notes ?? []),
      ...unknownRecords(
        scheme,
        records,
        assessed.flatMap((section) => section.parts.map(({ id }) => id)),
      ),
    ],
    parts: [...sections.map((section) => section.node), adjusted.node],
  };
  return { node, rounded };
}

/** Whoever signs no agreement is not left without a grade: the lowest score, whatever else is on record. */
function bottom(
  { name, fullMark, rounding: { digits, mode } }: Scheme,
  min: string,
): { node: TraceNode; rounded: Exact } {
  const lowest = Exact.of(min);
  const rounded = round(lowest, digits, mode);
  const node: TraceNode = {
    what: 'total',
    id: 'total',
    name,
    state: 'scored',
    points: fullMark,
    weight: fullMark,
    rule: null,
    inputs: [],
    expression: print(lowest),
    exact: print(lowest),
    rounded: fixed(rounded, digits),
    notes: [note('unsigned-bottom')],
    parts: [],
  };
  return { node, rounded };
}

/** A section that does not apply takes nothing away; anything open holds up the total. */
function worst(states: readonly NodeState[]): NodeState {
  if (states.includes('blocked')) return 'blocked';
  return states.includes('awaiting-peers') ? 'awaiting-peers' : 'scored';
}

interface Limited {
  readonly exact: Exact;
  readonly working: string;
  readonly notes: readonly Note[];
}

function clamp({ clamp: { min, max } }: Scheme, parts: readonly Exact[]): Limited {
  const exact = sum(parts);
  const working = added(parts);
  if (max !== null && exact.compare(Exact.of(max)) > 0) {
    return {
      exact: Exact.of(max),
      working: `min(${max}, ${working})`,
      notes: [note('clamped-top', { score: print(exact), limit: max })],
    };
  }
  if (min !== null && exact.compare(Exact.of(min)) < 0) {
    return {
      exact: Exact.of(min),
      working: `max(${min}, ${working})`,
      notes: [note('clamped-bottom', { score: print(exact), limit: min })],
    };
  }
  return { exact, working, notes: [] };
}

/** A veto event the scheme does not know must be looked at by somebody before there is a result. */
const vetoState = (scheme: Scheme, { input }: Records): NodeState =>
  input.vetoes.every(({ veto }) => scheme.vetoes.some(({ id }) => id === veto)) ? 'scored' : 'blocked';

/** Nothing that was handed in is dropped in silence. */
function unknownRecords(scheme: Scheme, { input }: Records, items: readonly string[]): Note[] {
  const known = new Set(items);
  const stray = new Set(input.filed.filter(({ item }) => !known.has(item)).map(({ item }) => item));
  const vetoes = input.vetoes.filter(({ veto }) => !scheme.vetoes.some(({ id }) => id === veto));
  return [
    ...[...stray].map((item) => note('filing-without-item', { item })),
    ...vetoes.map(({ veto }) => note('unknown-veto', { veto })),
  ];
}

/** A scheme made ready to score many subjects: its hash is taken once. */
export interface PreparedScheme {
  readonly scheme: Scheme;
  readonly version: number;
  readonly hash: string;
}

/** `schemeProblems` must have found nothing. */
export function prepareScheme(scheme: Scheme, version: number): PreparedScheme {
  return { scheme, version, hash: digest(scheme) };
}

/** Does an item look at its peers, always or when its value is missing? Then it is only scored in the second pass. */
export function looksAtPeers(indicator: Indicator, scheme: Scheme): boolean {
  return definitionOf(indicator.rule).peers === true || (indicator.missing ?? scheme.missing) === 'peer-mean';
}

/** Must the scheme's sheets go through a second pass? Specific items belong to one subject and have no peers. */
export function needsPeers({ scheme }: PreparedScheme): boolean {
  return scheme.sections.some(
    (section) => section.items === 'common' && section.indicators.some((indicator) => looksAtPeers(indicator, scheme)),
  );
}
