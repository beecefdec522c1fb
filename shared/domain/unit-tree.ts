import { Refused } from './refused.ts';

interface Branch {
  readonly id: string;
  readonly parent?: string | undefined;
  readonly path: readonly string[];
}

/**
 * Puts a unit into the tree and returns it with every unit below it whose path changes with it, itself first.
 * Refuses a parent that does not exist or that lies below the unit.
 */
export function place<U extends Branch>(units: readonly U[], unit: U): U[] {
  const byId = new Map(units.map((other) => [other.id, other]));
  const parent = unit.parent === undefined ? undefined : byId.get(unit.parent);
  if (unit.parent !== undefined && !parent)
    throw new Refused('access.no-unit', { unit: unit.parent }, { field: 'parent' });
  if (parent && (parent.id === unit.id || parent.path.includes(unit.id))) {
    throw new Refused('organisation.circle', { unit: unit.id, parent: parent.id }, { field: 'parent' });
  }
  const placed = { ...unit, path: parent ? [...parent.path, parent.id] : [] };
  const before = byId.get(unit.id);
  if (!before || before.path.join('/') === placed.path.join('/')) return [placed];
  const below = units.filter((other) => other.path.includes(unit.id));
  return [
    placed,
    ...below.map((other) => ({ ...other, path: [...placed.path, ...other.path.slice(before.path.length)] })),
  ];
}
