import * as z from 'zod';
import { Role } from '../../shared/domain/organisation/authority.ts';
import { MediaType } from '../../shared/domain/filing/evidence.ts';
import { JurisdictionHead, mostPeerGroups, mostTypes } from '../../shared/storage/organisation.ts';
import { formed, Named, Prose, Slug } from '../../shared/domain/text.ts';

/** A setting that is not mentioned stays. */
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
  /** Of office, committee, supervisor or body of appeal: the unit for whose own periods and schemes the role holds; left out for the jurisdiction. */
  over: Slug.optional(),
  why: Prose(2, 400),
});
