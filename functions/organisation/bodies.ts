import * as z from 'zod';
import { Role } from '../../shared/domain/organisation/authority.ts';
import { MediaType } from '../../shared/domain/filing/evidence.ts';
import { JurisdictionHead, mostPeerGroups, mostTypes, StrategyItem, Unit } from '../../shared/storage/organisation.ts';
import { mostFunctions } from '../../shared/domain/organisation/unit-tree.ts';
import { formed, Line, Named, OfficialId, Prose, Slug } from '../../shared/domain/text.ts';

/** Of every record here: what a request does not mention stays, null takes a field away. A new one needs name and place. */
export const UnitBody = z.strictObject({
  name: Named.optional(),
  level: Unit.shape.level.optional(),
  parent: Slug.nullable().optional(),
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
export const SettingsBody = JurisdictionHead.extend({
  name: Named,
  timeZone: formed('time-zone', /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/),
  peerGroups: z.array(z.strictObject({ id: Slug, name: Named })).max(mostPeerGroups),
  evidence: z.strictObject({ maximumBytes: z.int().min(1), types: z.array(MediaType).min(1).max(mostTypes) }),
}).partial();
export const ReactivationBody = z.strictObject({ why: Prose(2, 400) });
export const GrantBody = z.strictObject({
  role: Role.exclude(['official']),
  /** Left out for a role that reaches over the whole jurisdiction. */
  unit: Slug.or(z.literal('')).default(''),
  why: Prose(2, 400),
});
export const StrategyBody = StrategyItem.omit({ id: true, version: true })
  .partial()
  .extend({ name: Named.optional(), source: Line(1, 200).optional(), year: z.int().nullable().optional() });
