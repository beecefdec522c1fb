import * as z from 'zod';
import { Line, Named, OfficialId, Slug } from '../text.ts';
import { mostFunctions } from './unit-tree.ts';

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
