import * as z from 'zod';
import { mostCited } from '../../shared/domain/filing/evidence.ts';
import { mostFields } from '../../shared/domain/matter/form.ts';
import { kindOf, waitingFor } from '../../shared/domain/matter/kinds.ts';
import { KindName, mostSteps, moveOf, stateName, type Act, type Matter } from '../../shared/domain/matter/matter.ts';
import { fitting, isPersonal, Role } from '../../shared/domain/organisation/authority.ts';
import { isNobody } from '../../shared/domain/organisation/actors.ts';
import { Bilingual } from '../../shared/domain/text.ts';
import { readableHeads } from '../../shared/storage/appraisal-lists.ts';
import { officialsBehind } from '../../shared/storage/organisation.ts';
import { nameIn } from '../../shared/domain/matter/matter.ts';
import type { Text } from '../../shared/text/refusal.ts';
import { Instant, iso } from '../fields.ts';
import { openTo } from '../matter-view.ts';
import type { Caller, Services } from '../services.ts';
import { aboutOf, toldOf, type Choices } from './words.ts';

/** A matter of any kind as a list shows it. */
export const MatterRow = z.strictObject({
  kind: KindName,
  kindName: Bilingual,
  id: z.string(),
  subject: z.string(),
  name: Bilingual,
  state: z.string(),
  stateName: Bilingual,
  settled: z.boolean(),
  /** Absent while no clock runs. */
  due: Instant.optional(),
  overdue: z.boolean(),
  waitsFor: z.array(Role).max(Role.options.length),
  /** It waits for the caller, as far as roles and the matter itself say. */
  mine: z.boolean(),
  /** What it is about, in a line. */
  about: Bilingual,
  openedAt: Instant,
  /** Who began it; absent where the system or somebody without a name did. */
  openedBy: z.string().optional(),
  movedAt: Instant,
});
export type MatterRow = z.infer<typeof MatterRow>;

/** One move that was made, with what was said, in words. */
const ToldAct = z.strictObject({
  name: Bilingual,
  by: z.string().optional(),
  at: Instant,
  due: Instant.optional(),
  /** Last instant of a right that was given with it. */
  until: Instant.optional(),
  late: z.boolean().optional(),
  said: z.array(z.strictObject({ label: Bilingual, says: Bilingual, how: z.string() })).max(mostFields),
  /** Without a name: who may open it is told it. */
  evidence: z
    .array(z.strictObject({ id: z.string(), name: z.string().optional(), sealed: z.boolean() }))
    .max(mostCited),
});
type ToldAct = z.infer<typeof ToldAct>;
export const History = z.array(ToldAct).max(mostSteps + 1);

/** How those are called whom a list of matters names: subjects, and whoever acted. */
interface Called {
  readonly subject: (id: string) => Text;
  readonly person: (id: string) => string | undefined;
}

const actsOf = ({ opened, steps }: Matter): readonly Act[] => [opened, ...steps];

/** Their names with two reads, however many matters there are. */
export async function namesIn(
  { table }: Services,
  { jurisdiction }: Caller,
  { period, matters }: { readonly period: string; readonly matters: readonly Matter[] },
): Promise<Called> {
  const subjects = [...new Set(matters.map(({ subject }) => subject))];
  const people = new Set(matters.flatMap(actsOf).flatMap(({ by }) => (isNobody(by) ? [] : [`official.${by}`])));
  const [heads, officials] = await Promise.all([
    readableHeads(table, jurisdiction, period, subjects),
    officialsBehind(table, jurisdiction, [...people]),
  ]);
  const known = new Map(heads.map(({ subject, name }) => [subject, name]));
  return {
    subject: (id) => known.get(id) ?? { zh: id, en: id },
    person: (id) => officials.get(`official.${id}`)?.name,
  };
}

interface Seen {
  readonly caller: Caller;
  readonly now: number;
  readonly called: Called;
  readonly choices: Choices;
}

export function rowOf(matter: Matter, { caller, now, called, choices }: Seen): MatterRow {
  const { kind: name, id, subject, state, due, opened, steps } = matter;
  const kind = kindOf(matter);
  const fell = kind.falls === true && due !== undefined && now > due;
  const waits = fell ? undefined : waitingFor(matter);
  const by = called.person(opened.by);
  const mine = openTo(kind, matter, caller, now).some((move) =>
    moveOf(kind, move).by.some((one) => waits?.includes(one)),
  );
  return {
    kind: name,
    kindName: kind.text.name,
    id,
    subject,
    name: called.subject(subject),
    state,
    stateName: stateName(kind, matter),
    settled: waits === undefined,
    ...(due === undefined ? {} : { due: iso(due) }),
    overdue: waits !== undefined && due !== undefined && now > due,
    waitsFor: [...new Set(fitting(waits ?? [], isPersonal(subject)).map(({ role }) => role))],
    mine,
    about: aboutOf(toldOf(moveOf(kind, opened.move), opened, choices)),
    openedAt: iso(opened.at),
    ...(by === undefined ? {} : { openedBy: by }),
    movedAt: iso((steps.at(-1) ?? opened).at),
  };
}

/** What names evidence to whoever is shown a matter. */
type Pieces = ReadonlyMap<string, { readonly name: string; readonly sealed: boolean }>;

/** Every move that was made, oldest first. */
export function historyOf(
  matter: Matter,
  { called, choices, pieces }: Pick<Seen, 'called' | 'choices'> & { readonly pieces: Pieces },
): ToldAct[] {
  const kind = kindOf(matter);
  return actsOf(matter).map((act) => {
    const { move, by, at, due, until, late, evidence = [] } = act;
    const person = called.person(by);
    return {
      name: nameIn(kind.text.moves, move),
      ...(person === undefined ? {} : { by: person }),
      at: iso(at),
      ...(due === undefined ? {} : { due: iso(due) }),
      ...(until === undefined ? {} : { until: iso(until) }),
      ...(late === undefined ? {} : { late }),
      said: toldOf(moveOf(kind, move), act, choices),
      evidence: evidence.map(({ id }) => {
        const { name, sealed = true } = pieces.get(id) ?? {};
        return { id, ...(name === undefined || sealed ? {} : { name }), sealed };
      }),
    };
  });
}
