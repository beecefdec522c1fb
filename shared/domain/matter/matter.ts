import * as z from 'zod';
import { openSteps } from '../../text/say.ts';
import type { MatterText } from '../../text/matters.ts';
import type { Text } from '../../text/refusal.ts';
import { Citations, mostCited } from '../filing/evidence.ts';
import type { Allow } from '../organisation/authority.ts';
import type { Phase } from '../period/period.ts';
import { Refused } from '../refused.ts';
import type { ClockName } from '../scheme/application.ts';
import { Prose, RecordId } from '../text.ts';
import { naming } from './form.ts';

/**
 * 办理事项: somebody asks, somebody answers by a clock, a third decides, late is seen. What is said here holds for every kind; a
 * kind is a table of states and moves (rechecks.ts, orders.ts, notices.ts). Instants in epoch milliseconds.
 */
export const KindName = z.enum([
  'rechecks',
  'orders',
  'notices',
  'remarks',
  'appeals',
  'late-inputs',
  'outliers',
  'applications',
  'visits',
  'adjustments',
  'vetoes',
]);
export type KindName = z.infer<typeof KindName>;

/** One move that was made, with what was said beside the fields that any kind has. */
const Act = z.looseObject({
  move: z.string(),
  by: z.string(),
  at: z.int(),
  /** Last instant that is in time, where it started or extended the clock. */
  due: z.int().optional(),
  /** Where it stopped the clock: whether that had run out. */
  late: z.boolean().optional(),
  /** Last instant of a right it gives somebody, as it was told with it. */
  until: z.int().optional(),
  evidence: Citations.optional(),
});
export type Act = z.infer<typeof Act>;

/** A matter is one item of the table; one that comes to nothing so often calls for another means. */
export const mostSteps = 30;
/** Answers of one order or notice: a further one would come to nothing as these did. */
export const mostRounds = 12;

export const Matter = z.strictObject({
  kind: KindName,
  id: z.string(),
  period: z.string(),
  subject: z.string(),
  state: z.string(),
  /** Last instant of the clock that runs; absent while none does. */
  due: z.int().optional(),
  /** When the schedule found that clock run out. */
  overdueAt: z.int().optional(),
  opened: Act,
  steps: z.array(Act).max(mostSteps),
});
export type Matter = z.infer<typeof Matter>;

/** What any kind may be told with a move, and every kind understands alike. */
export interface Said {
  readonly reason?: string | undefined;
  /** What was found: the reason for what is opened on a finding. */
  readonly finding?: string | undefined;
  /** Evidence of the subject by id, kept with its digest. */
  readonly evidence?: readonly string[] | undefined;
  /** The day until which to answer, in place of the clock of the scheme. */
  readonly due?: string | undefined;
  readonly [more: string]: unknown;
}

/** Fields that moves of several kinds have. */
export const Sentence = Prose(4, 2000);
export const Reason = z.strictObject({ reason: Sentence });
export const Evidence = naming('evidence', z.array(RecordId).max(mostCited)).default([]);

export interface Move<State extends string = string> {
  /** The states in which it is legal; none: it opens a matter. */
  readonly from: readonly State[];
  readonly to: State;
  /** Nobody: it is no act of its own, but part of another. */
  readonly by: readonly Allow[];
  /** Nobody connected with the subject does it from outside (回避), and nobody who had a part in the appraisal. */
  readonly impartial?: true;
  readonly uninvolved?: true;
  /** The moves of the same matter whose authors do not make this one. */
  readonly separate?: readonly string[];
  /** The openings after which it is legal, where not after all. */
  readonly after?: readonly string[];
  /** How often it is made in one matter. */
  readonly most?: number;
  readonly clock?: { readonly starts: ClockName } | { readonly extends: ClockName } | 'stops';
  /** The phases of the period in which it is legal; in any, where none are named. */
  readonly phases?: readonly Phase[];
  readonly body: z.ZodType<Said>;
  /** Made by a route that is older than its kind, which is sent this with what is said. */
  readonly through?: { readonly route: string; readonly body?: Readonly<Record<string, string>> };
  readonly example: Readonly<Record<string, unknown>>;
}

export interface Kind {
  readonly name: KindName;
  readonly text: MatterText;
  /** For whom a matter waits in each state; for nobody: it is settled. */
  readonly states: Readonly<Record<string, readonly Allow[]>>;
  readonly moves: Readonly<Record<string, Move>>;
  /** Who reads the matters of one subject, and those of a whole period. */
  readonly readers: readonly Allow[];
  readonly overseers: readonly Allow[];
  /** Matters of this kind that one subject has in one period. */
  readonly most: number;
  /** What is not decided by the end of its clock falls: nobody is late, and nothing waits any more. */
  readonly falls?: true;
  /** Its state stands on the head of the appraisal, because results wait for it. */
  readonly onHead?: true;
}

/** A kind of matter. A state or a move without a name does not compile, nor a name without a state or a move. */
export const kind = <
  const N extends KindName,
  const T extends MatterText,
  const M extends Readonly<Record<keyof T['moves'], Move<keyof T['states'] & string>>>,
>(
  declared: Omit<Kind, 'name' | 'text' | 'states' | 'moves'> & {
    readonly name: N;
    readonly text: T;
    readonly states: Readonly<Record<keyof T['states'], readonly Allow[]>>;
    readonly moves: M & Readonly<Record<Exclude<keyof M, keyof T['moves']>, never>>;
  },
) => declared;

/** Who makes a move, when, and what is kept of what was said with it. */
interface Doing {
  readonly by: string;
  readonly at: number;
  /** The end of the clock that it starts or extends. */
  readonly due?: number | undefined;
  readonly said: Readonly<Record<string, unknown>>;
}

const act = (move: string, { by, at, due, said }: Doing, late?: boolean): Act => ({
  ...said,
  move,
  by,
  at,
  ...(due === undefined ? {} : { due }),
  ...(late === undefined ? {} : { late }),
});

export function moveOf({ moves }: Kind, name: string): Move {
  const found = moves[name];
  if (!found) throw new Error(`no move ${name}`);
  return found;
}

/** Begins a matter. `earlier`: those of its kind that the subject has already. */
export function open(
  kind: Kind,
  move: string,
  { id, period, subject, earlier }: Pick<Matter, 'id' | 'period' | 'subject'> & { readonly earlier: number },
  doing: Doing,
): Matter {
  if (earlier >= kind.most) throw new Refused('matters.full', { ...kind.text.name, maximum: kind.most });
  const { to, clock } = moveOf(kind, move);
  if (clock !== undefined && clock !== 'stops') refusePast(doing);
  return { kind: kind.name, id, period, subject, state: to, ...clockOf(doing), opened: act(move, doing), steps: [] };
}

/** Makes a move, or says why it is not legal now. A move after the clock still counts, and says that it was late. */
export function advance(kind: Kind, matter: Matter, name: string, doing: Doing): Matter {
  const illegal = hindrance(kind, matter, name, doing);
  if (illegal) throw illegal;
  const { to, clock, by } = moveOf(kind, name);
  const { due, overdueAt, ...rest } = matter;
  if (clock === undefined) return { ...matter, state: to, steps: [...matter.steps, act(name, doing)] };
  if (clock !== 'stops') refusePast(doing);
  // Whoever takes back what waits for somebody else is not late: the clock was not theirs.
  const owed = kind.states[matter.state]?.some((one) => by.includes(one));
  const late = clock === 'stops' && due !== undefined && owed ? doing.at > due : undefined;
  return { ...rest, state: to, ...clockOf(doing), steps: [...matter.steps, act(name, doing, late)] };
}

const clockOf = ({ due }: Doing) => (due === undefined ? {} : { due });

function refusePast({ due, at }: Doing): void {
  if (due !== undefined && due <= at) throw new Refused('matters.due-past', {}, { field: 'due' });
}

/** Why the table of its kind does not allow this move now: in this state, by this person, so often, or so late. */
export function hindrance(
  kind: Kind,
  matter: Matter,
  name: string,
  { by, at }: Pick<Doing, 'by' | 'at'>,
): Refused | undefined {
  const { after, separate = [], most = mostSteps, clock } = moveOf(kind, name);
  const legal = Object.keys(kind.moves).filter((one) => moveOf(kind, one).from.includes(matter.state));
  const acts = [matter.opened, ...matter.steps];
  const own = { kind: kind.text.name, matter: matter.id, ...nameIn(kind.text.moves, name) };
  if (!legal.includes(name)) {
    const params = { ...own, ...stateName(kind, matter), steps: openSteps(legal, kind.text.moves) };
    return new Refused('matters.state', params, { legal });
  }
  if (after && !after.includes(matter.opened.move)) return new Refused('matters.opened-otherwise', own);
  if (acts.some((act) => act.by === by && separate.includes(act.move))) return new Refused('access.same-person');
  if (acts.filter(({ move }) => move === name).length >= most)
    return new Refused('matters.rounds-over', { ...own, maximum: most });
  if (typeof clock === 'object' && 'extends' in clock && at > (matter.due ?? 0))
    return new Refused('matters.extension-late', own);
  return undefined;
}

/** The moves that are open to somebody now, as far as the matter itself says. */
export const openMoves = (kind: Kind, matter: Matter, doing: Pick<Doing, 'by' | 'at'>): string[] =>
  Object.keys(kind.moves).filter((name) => !hindrance(kind, matter, name, doing));

/** The matter as overdue, or undefined when it is not: in time, marked already, or no clock runs. */
export const overdue = (matter: Matter, now: number): Matter | undefined =>
  matter.due === undefined || now <= matter.due || matter.overdueAt !== undefined
    ? undefined
    : { ...matter, overdueAt: now };

export const nameIn = (names: Readonly<Record<string, Text>>, key: string): Text => names[key] ?? { zh: key, en: key };

export const stateName = ({ text }: Kind, { state }: Pick<Matter, 'state'>): Text => nameIn(text.states, state);
