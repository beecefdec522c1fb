import type { Exact } from './exact.ts';

/** How many at the front of a sorted list satisfy a condition that, once broken, stays broken. */
export function countWhile(ordered: readonly Exact[], holds: (value: Exact) => boolean): number {
  let [from, to] = [0, ordered.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const value = ordered[middle];
    if (value && holds(value)) from = middle + 1;
    else to = middle;
  }
  return from;
}
