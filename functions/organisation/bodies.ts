import * as z from 'zod';
import { Role } from '../../shared/domain/authority.ts';
import { JurisdictionHead, Named, StrategyItem, Unit } from '../../shared/storage/organisation.ts';
import { OfficialId, Slug } from '../fields.ts';

/** Of every record here: what a request does not mention stays, null takes a field away. A new one needs name and place. */
export const UnitBody = z.strictObject({
  name: Named.optional(),
  level: Unit.shape.level.optional(),
  parent: Slug.nullable().optional(),
  group: Slug.nullable().optional(),
  functions: z
    .array(z.strictObject({ id: Slug, name: Named }))
    .max(60)
    .optional(),
  active: z.boolean().optional(),
});
export const OfficialBody = z.strictObject({
  name: z.string().min(1).max(60).optional(),
  unit: Slug.optional(),
  manager: OfficialId.nullable().optional(),
  group: Slug.nullable().optional(),
  active: z.boolean().optional(),
});
export const SettingsBody = JurisdictionHead.extend({
  peerGroups: JurisdictionHead.shape.peerGroups.unwrap(),
}).partial();
export const ReactivationBody = z.strictObject({ why: z.string().trim().min(2).max(400) });
export const GrantBody = z.strictObject({
  role: Role.exclude(['official']),
  unit: Slug.or(z.literal('')),
  why: z.string().min(2).max(400),
});
export const StrategyBody = StrategyItem.omit({ id: true, version: true })
  .partial()
  .extend({ year: z.int().nullable().optional() });
