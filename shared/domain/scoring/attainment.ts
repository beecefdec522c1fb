import { Exact, round } from './exact.ts';
import type { TraceNode } from './sheet.ts';

/** 得分率: the part of its points that a line earned, since those may be shared out anew; the figure itself where it has no points; null where nothing counts. */
export function earned({ exact, weight }: Pick<TraceNode, 'exact' | 'weight'>): Exact | null {
  const [figure, points] = [exact, weight].map((text) => (text === null ? null : Exact.of(text.replace('…', ''))));
  if (!figure) return null;
  // More digits than a printed figure is sure of would tell apart what is the same.
  return points && !points.isZero() ? round(figure.dividedBy(points), 20, 'half-up') : figure;
}
