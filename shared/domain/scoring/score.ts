import type { Band } from '../scheme/outcome.ts';
import { adjust } from './adjustments.ts';
import { Exact, print } from './exact.ts';
import type { ScoringInput } from './input.ts';
import type { PreparedScheme } from './prepare.ts';
import { inOrder, indexed } from './records.ts';
import type { ScoreSheet, TraceNode } from './sheet.ts';
import { totalNode } from './total.ts';

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
