import type { Band } from '../scheme/outcome.ts';
import { Exact } from './exact.ts';

/** Half-open [from, to): 90 is the upper band's. The figure is the rounded one, never a truncated one (79.995 → 80.00 → 良好). */
export function bandOf(bands: readonly Band[], rounded: Exact): Band | undefined {
  return bands.find(({ from, to }) => atLeast(rounded, from) && (to === null || rounded.compare(Exact.of(to)) < 0));
}

const atLeast = (value: Exact, from: string | null) => from === null || value.compare(Exact.of(from)) >= 0;
