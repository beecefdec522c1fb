import * as z from 'zod';
import { Citations } from '../shared/domain/filing/evidence.ts';
import { kindOf, waitingFor } from '../shared/domain/matter/kinds.ts';
import {
  KindName,
  mostSteps,
  moveOf,
  nameIn,
  openMoves,
  stateName,
  type Act,
  type Kind,
  type Matter,
} from '../shared/domain/matter/matter.ts';
import { isPersonal, Role, rolesThatAllow } from '../shared/domain/organisation/authority.ts';
import { Bilingual } from '../shared/domain/text.ts';
import { Instant, iso } from './fields.ts';
import type { Caller } from './services.ts';

/** One move that was made, with what was said. */
const ActView = z.looseObject({
  move: z.string(),
  name: Bilingual,
  by: z.string(),
  at: Instant,
  due: Instant.optional(),
  until: Instant.optional(),
  late: z.boolean().optional(),
  evidence: Citations.optional(),
});

/** A matter of any kind. */
export const MatterView = z.strictObject({
  kind: KindName,
  id: z.string(),
  period: z.string(),
  subject: z.string(),
  state: z.string(),
  stateName: Bilingual,
  /** Absent while no clock runs. */
  due: Instant.optional(),
  overdue: z.boolean(),
  /** Who is to act; nobody, where it is settled. */
  waitsFor: z.array(Role).max(Role.options.length),
  /** What the caller can do next, as far as roles and the matter itself say; conflicts of interest are looked for when it is done. */
  open: z.array(z.strictObject({ move: z.string(), name: Bilingual })).max(20),
  opened: ActView,
  steps: z.array(ActView).max(mostSteps),
});
export type MatterView = z.infer<typeof MatterView>;

export function matterView(matter: Matter, caller: Caller, now: number): MatterView {
  const { due, overdueAt: _, opened, steps, ...is } = matter;
  const kind = kindOf(matter);
  return {
    ...is,
    stateName: stateName(kind, matter),
    ...(due === undefined ? {} : { due: iso(due) }),
    overdue: due !== undefined && now > due,
    waitsFor: [...new Set((waitingFor(matter) ?? []).map(({ role }) => role))],
    open: openTo(kind, matter, caller, now).map((move) => ({ move, name: nameIn(kind.text.moves, move) })),
    opened: actView(kind, opened),
    steps: steps.map((step) => actView(kind, step)),
  };
}

const actView = ({ text }: Kind, { at, due, until, ...act }: Act): z.infer<typeof ActView> => ({
  ...act,
  name: nameIn(text.moves, act.move),
  at: iso(at),
  ...(due === undefined ? {} : { due: iso(due) }),
  ...(until === undefined ? {} : { until: iso(until) }),
});

/** The moves that are open to the caller, as far as roles and the matter itself say. */
export function openTo(kind: Kind, matter: Matter, caller: Caller, now: number): string[] {
  const { subject } = matter;
  // In the list of a period nothing was looked up of where each subject stands: who is let in by that is shown it in the subject's own list.
  const place = caller.place ?? { subject, unit: isPersonal(subject) ? '' : subject.slice('unit.'.length), path: [] };
  return openMoves(kind, matter, { by: caller.id, at: now }).filter(
    (name) => rolesThatAllow(caller, moveOf(kind, name).by, { owner: caller.owner, place }).length > 0,
  );
}
