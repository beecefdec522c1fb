import type { Scheme } from '../scheme.ts';
import { adjust } from './adjustments.ts';
import type { Adjusted } from './adjustments.ts';
import { bandOf } from './bands.ts';
import { Exact, fixed, print, round, sum } from './exact.ts';
import { note } from './facts.ts';
import type { ScoringInput } from './input.ts';
import { counts } from './part.ts';
import type { PreparedScheme } from './prepare.ts';
import { inOrder, indexed } from './records.ts';
import type { Records } from './records.ts';
import { assessSection, sectionNode } from './section.ts';
import type { NodeState, Note, ScoreSheet, TraceNode } from './sheet.ts';
import { distribute } from './weights.ts';

/** Scores one subject. Pure: the same scheme and records give the same bytes, in whatever order the records come. */
export function scoreSubject(prepared: PreparedScheme, given: ScoringInput): ScoreSheet {
  const { scheme, version, hash } = prepared;
  const input = inOrder(given);
  const records = indexed(input);
  const adjusted = adjust(scheme, records);
  const { node, rounded } = total(scheme, records, adjusted);
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

function total(scheme: Scheme, records: Records, adjusted: Adjusted): { node: TraceNode; rounded: Exact | null } {
  const assessed = scheme.sections.map((section) => assessSection(section, records, scheme));
  const parts = assessed.map(({ points, state }) => ({ points, counts: counts({ state }) }));
  const weights = distribute(parts, Exact.of(scheme.fullMark));
  const sections = assessed.map((section, at) =>
    sectionNode(section, weights?.[at] ?? section.points, scheme.rounding),
  );
  const state = weights ? worst([...assessed.map((section) => section.state), adjusted.node.state]) : 'blocked';
  const carried = state === 'scored' ? sections.flatMap((section) => section.carried ?? []) : null;
  const limited = carried && clamp(scheme, sum(carried).plus(adjusted.net));
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
    inputs: records.input.vetoes.map(({ veto, source }) => ({ name: veto, value: veto, ...source })),
    expression:
      carried && limited ? `${[...carried, adjusted.net].map(print).join(' + ')} = ${print(limited.exact)}` : '',
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

/** A section that does not apply takes nothing away; anything open holds up the total. */
function worst(states: readonly NodeState[]): NodeState {
  if (states.includes('blocked')) return 'blocked';
  return states.includes('awaiting-peers') ? 'awaiting-peers' : 'scored';
}

function clamp(scheme: Scheme, sum: Exact): { exact: Exact; notes: Note[] } {
  const { min, max } = scheme.clamp;
  if (max !== null && sum.compare(Exact.of(max)) > 0) {
    return { exact: Exact.of(max), notes: [note('clamped-top', { score: print(sum), limit: max })] };
  }
  if (min !== null && sum.compare(Exact.of(min)) < 0) {
    return { exact: Exact.of(min), notes: [note('clamped-bottom', { score: print(sum), limit: min })] };
  }
  return { exact: sum, notes: [] };
}

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

function openItems(node: TraceNode): string[] {
  const below = node.parts.flatMap(openItems);
  return node.state === 'blocked' && below.length === 0 ? [node.id] : below;
}
