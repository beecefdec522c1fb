/** The path of a place in a document: `['sections', '0', 'points']`. */
export type Path = readonly string[];

export function valueAt(within: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (of, name) => (typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined),
    within,
  );
}

/** The document with another value there; `undefined` takes the member away. */
export function changed<T extends object>(document: T, path: Path, value: unknown): T {
  const next = structuredClone(document);
  const holder = valueAt(next, path.slice(0, -1));
  const name = path.at(-1) ?? '';
  if (typeof holder !== 'object' || holder === null) return next;
  if (value === undefined) Reflect.deleteProperty(holder, name);
  else Reflect.set(holder, name, value);
  return next;
}

export const pathText = (path: Path): string => path.join('.');

/** A value beside which the row of a list is taken away, or put one place up or down. */
export const without = (list: readonly unknown[], at: number): unknown[] => list.filter((_, place) => place !== at);
export function swapped(list: readonly unknown[], at: number, with_: number): unknown[] {
  const next = [...list];
  [next[at], next[with_]] = [list[with_], list[at]];
  return next;
}
export const rowsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
