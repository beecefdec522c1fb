import type { Scheme } from '../scheme/scheme.ts';
import type { Adjusted } from './adjustments.ts';
import { Exact, fixed, print, round, sum } from './exact.ts';
import { note } from './facts.ts';
import { counts } from './part.ts';
import type { Records } from './records.ts';
import { assessSection, sectionNode } from './section.ts';
import type { NodeState, Note, TraceNode } from './sheet.ts';
import { added } from './terms.ts';
import { distribute } from './weights.ts';

/** Sections, adjustments and the limits of the total: the root of the trace, and the figure that is banded. */
export function totalNode(
  scheme: Scheme,
  records: Records,
  adjusted: Adjusted,
): { node: TraceNode; rounded: Exact | null } {
  if (scheme.unsigned === 'bottom-grade' && scheme.clamp.min !== null && records.input.agreement.source === null) {
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
