import * as z from 'zod';
import { Refused } from '../refused.ts';
import { Line, Named, OfficialId, Slug } from '../text.ts';

/** Levels above a unit, and functions of one: both stand in its item. */
export const mostAbove = 20;
export const mostFunctions = 60;

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
  const moves = before !== undefined && before.path.join('/') !== placed.path.join('/');
  const below = moves ? units.filter((other) => other.path.includes(unit.id)) : [];
  const moved = [
    placed,
    ...below.map((other) => ({ ...other, path: [...placed.path, ...other.path.slice(before?.path.length)] })),
  ];
  const deep = moved.find(({ path }) => path.length > mostAbove);
  if (deep) throw new Refused('organisation.too-deep', { unit: deep.id, maximum: mostAbove }, { field: 'parent' });
  return moved;
}

export const Level = z.enum(['province', 'city', 'county', 'township', 'department', 'institution', 'office']);

// What a request or a file says of what is registered: a field it does not mention stays, null takes one away. Something new needs
// its name and place.

export const UnitBody = z.strictObject({
  name: Named.optional(),
  parent: Slug.nullable().optional(),
  level: Level.optional(),
  group: Slug.nullable().optional(),
  functions: z
    .array(z.strictObject({ id: Slug, name: Named }))
    .max(mostFunctions)
    .optional(),
  active: z.boolean().optional(),
});

export const OfficialBody = z.strictObject({
  name: Line(1, 60).optional(),
  unit: Slug.optional(),
  manager: OfficialId.nullable().optional(),
  group: Slug.nullable().optional(),
  active: z.boolean().optional(),
});

export const StrategyBody = z.strictObject({
  name: Named.optional(),
  source: Line(1, 200).optional(),
  year: z.int().nullable().optional(),
});
