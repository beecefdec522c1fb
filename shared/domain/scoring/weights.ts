import { sum, zero } from './exact.ts';
import type { Exact } from './exact.ts';

interface Part {
  readonly points: Exact;
  readonly counts: boolean;
}

/**
 * "不适用指标的分值由同组其他指标按比例分担": w'ᵢ = wᵢ·W ÷ Σ(w present), so the parent's full mark stays.
 * Parts that do not count get zero. Null: nothing is left that could carry the weight.
 */
export function distribute(parts: readonly Part[], parent: Exact): Exact[] | null {
  const present = sum(parts.filter(({ counts }) => counts).map(({ points }) => points));
  if (present.isZero()) return null;
  const complete = present.compare(parent) === 0;
  return parts.map(({ points, counts }) => {
    if (!counts) return zero;
    return complete ? points : points.times(parent).dividedBy(present);
  });
}
