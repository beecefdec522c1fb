import { choices } from '../../../shared/text/schemes/choices.ts';

type Path = readonly (string | number)[];

/** The paths of everything in a document that is not made of something smaller. */
export function leaves(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path];
  const members: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return members.flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

const at = (document: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], document);

/** Other values that could stand there; which of them are legal the schema says. */
export function alternatives(document: unknown, path: Path): unknown[] {
  const value = at(document, path);
  if (typeof value === 'number') return [value + 1];
  if (value === null) return ['7'];
  if (typeof value !== 'string') return [];
  const words = Object.values(choices).flatMap((list) => (value in list ? Object.keys(list) : []));
  const figures = /^-?\d+(\.\d+)?$/.test(value) ? [`${value}${value.includes('.') ? '' : '.'}5`] : [];
  return [...words.filter((word) => word !== value), ...figures, `${value}x`];
}

/** The document with another value in that one place. */
export function withLeaf(document: unknown, path: Path, value: unknown): unknown {
  const copy: unknown = structuredClone(document);
  const inner = at(copy, path.slice(0, -1)) as Record<string | number, unknown>;
  inner[path.at(-1)!] = value;
  return copy;
}
