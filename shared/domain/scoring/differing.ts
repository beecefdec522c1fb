/** Where two canonical values part: the path to it, and what stands on each side (undefined: nothing). */
interface Difference {
  readonly path: readonly string[];
  readonly stored: unknown;
  readonly computed: unknown;
}

/** The first difference in reading order, or null. Works on JSON values only. */
export function firstDifference(stored: unknown, computed: unknown, path: readonly string[] = []): Difference | null {
  if (stored === computed) return null;
  if (!isTree(stored) || !isTree(computed) || Array.isArray(stored) !== Array.isArray(computed))
    return { path, stored, computed };
  const left = new Map(Object.entries(stored));
  const right = new Map(Object.entries(computed));
  for (const key of new Set([...right.keys(), ...left.keys()])) {
    const found = firstDifference(left.get(key), right.get(key), [...path, key]);
    if (found) return found;
  }
  return null;
}

const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null;
