import * as z from 'zod';
import { Role } from '../../shared/domain/organisation/authority.ts';
import { mostGrants } from '../../shared/domain/organisation/grant.ts';
import { Phase, Timed, phaseAt } from '../../shared/domain/period/period.ts';
import { PeriodType } from '../../shared/domain/period/types.ts';
import { Bilingual } from '../../shared/domain/text.ts';
import { LetterheadSettings } from '../../shared/domain/organisation/letterhead.ts';
import { readableHeads } from '../../shared/storage/appraisal-lists.ts';
import { JurisdictionHead, loadJurisdiction, unitsNamed } from '../../shared/storage/organisation.ts';
import { Instant, iso } from '../fields.ts';
import { ownSubjects } from '../own-subjects.ts';
import { ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { Incomplete } from '../waiting.ts';
import { mostPeriods, periodsOf } from './live.ts';
import { eachOnce, mostIncomplete } from './views.ts';

const Named = z.strictObject({ id: z.string(), name: Bilingual });
/** Each unit somebody acts for, and themselves. */
const mostOwn = mostGrants + 1;

export const Desk = z.strictObject({
  /** What time it is for the system, by which everything is due. */
  now: Instant,
  id: z.string(),
  name: z.string(),
  jurisdiction: z.string(),
  /** Absent before the government is set up. */
  settings: JurisdictionHead.pick({ name: true, timeZone: true, peerGroups: true, evidence: true })
    // How document numbers begin, for whoever gives one.
    .extend({ series: LetterheadSettings.shape.series })
    .optional(),
  /** Where the person is registered. */
  unit: Named.optional(),
  grants: z.array(z.strictObject({ role: Role, unit: Named.optional(), over: Named.optional() })).max(mostGrants),
  /** The latest in which something can wait for the person, those that run first. */
  periods: z
    .array(
      Named.extend({
        type: PeriodType,
        phase: Phase,
        /** The last instant of the phase, where it has one. */
        until: Instant.optional(),
        owner: z.string().optional(),
        /** In which the person acts over the whole period. */
        roles: z.array(Role).max(Role.options.length),
        /** Of the period's, those on whose side the person acts: their units and themselves. */
        subjects: z.array(z.strictObject({ subject: z.string(), name: Bilingual })).max(mostOwn),
      }),
    )
    .max(mostPeriods),
  more: z.boolean(),
  incomplete: z.array(Incomplete).max(mostIncomplete),
});
type Desk = z.infer<typeof Desk>;

/** Everything that a person's desk is laid with: who they are, as what they act and for whom, and the periods that run. */
export async function readDesk(services: Services, caller: Caller) {
  const { table, now } = services;
  const { jurisdiction, id, name, unit, grants } = caller;
  const named = new Set([unit, ...grants.flatMap((grant) => [grant.unit, grant.over ?? ''])]);
  named.delete('');
  const [found, { head: settings }, units] = await Promise.all([
    periodsOf(services, caller),
    loadJurisdiction(table, jurisdiction),
    unitsNamed(table, jurisdiction, [...named]),
  ]);
  const nameOf = (of = '') => {
    const known = units.get(of);
    return known && { id: of, name: known.name };
  };
  const own = ownSubjects({ id, grants });
  const periods = await Promise.all(
    found.acted.map(async ({ head, roles }): Promise<Desk['periods'][number]> => {
      const heads = await readableHeads(table, jurisdiction, head.id, own);
      const phase = phaseAt(head, now);
      const timed = Timed.safeParse(phase).data;
      return {
        id: head.id,
        name: head.name,
        type: head.type,
        phase,
        ...(timed ? { until: iso(head.deadlines[timed]) } : {}),
        ...(head.owner === undefined ? {} : { owner: head.owner }),
        roles: [...roles],
        subjects: heads.map(({ subject, name: called }) => ({ subject, name: called })),
      };
    }),
  );
  const registered = nameOf(unit);
  return ok<Desk>({
    now: iso(now),
    id,
    name,
    jurisdiction,
    ...(settings
      ? {
          settings: {
            name: settings.name,
            timeZone: settings.timeZone,
            peerGroups: settings.peerGroups,
            evidence: settings.evidence,
            ...(settings.letterhead?.series === undefined ? {} : { series: settings.letterhead.series }),
          },
        }
      : {}),
    ...(registered ? { unit: registered } : {}),
    grants: grants.map(({ role, unit: of, over }) => {
      const [within, reach] = [nameOf(of), nameOf(over)];
      return { role, ...(within ? { unit: within } : {}), ...(reach ? { over: reach } : {}) };
    }),
    periods,
    more: found.more,
    incomplete: eachOnce(found.incomplete).slice(0, mostIncomplete),
  });
}
