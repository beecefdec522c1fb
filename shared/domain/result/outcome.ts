import { orderStates, orderStepNames } from '../../text/states.ts';
import * as z from 'zod';
import { openSteps } from '../../text/catalogue.ts';
import { separate } from '../organisation/authority.ts';
import { Citations } from '../filing/evidence.ts';
import { Refused } from '../refused.ts';
import { Line, Prose } from '../text.ts';

/** 整改通知: finding → order → answer → evidence → verification. Instants in ms; `due` is the last one that is in time. */
const ordered = {
  id: z.string(),
  subject: z.string(),
  period: z.string(),
  finding: z.string(),
  /** Node of the approved score sheet the finding rests on. */
  basis: z.string(),
  requirement: z.string(),
  issuedBy: z.string(),
  issuedAt: z.int(),
  due: z.int(),
};
const Answer = z.strictObject({
  by: z.string(),
  at: z.int(),
  text: z.string(),
  evidence: Citations,
  late: z.boolean(),
});
type Answer = z.infer<typeof Answer>;
const Verification = z.strictObject({ by: z.string(), at: z.int(), reason: z.string() });
/** An order with its rounds is one item of the table; one that comes to nothing so often calls for another means. */
export const mostRounds = 12;
/** Answers and returns so far, oldest first: an order sent back twice shows both rounds. */
const rounds = { answers: z.array(Answer).max(mostRounds), returns: z.array(Verification).max(mostRounds) };

export const Order = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('issued'), ...ordered, ...rounds }),
  z.strictObject({ state: z.literal('overdue'), ...ordered, ...rounds, overdueAt: z.int() }),
  z.strictObject({ state: z.literal('answered'), ...ordered, ...rounds }),
  z.strictObject({ state: z.literal('returned'), ...ordered, ...rounds }),
  z.strictObject({ state: z.literal('accepted'), ...ordered, ...rounds, verification: Verification }),
]);
export type Order = z.infer<typeof Order>;
export type OrderState = Order['state'];

/** An overdue order can still be answered; only an accepted one is closed. */
export const orderTransitions: Readonly<Record<OrderState, readonly OrderState[]>> = {
  issued: ['overdue', 'answered'],
  overdue: ['answered'],
  answered: ['accepted', 'returned'],
  returned: ['overdue', 'answered'],
  accepted: [],
};

/** Does the order wait for its subject? Then it stands in the due index. */
export const awaitsAnswer = ({ state }: Order): boolean => state === 'issued' || state === 'returned';

export function issue(order: Omit<Extract<Order, { state: 'issued' }>, 'state' | 'answers' | 'returns'>): Order {
  return { ...order, state: 'issued', answers: [], returns: [] };
}

/** The order as overdue, or undefined when it is not: in time, already marked, or no longer waiting. */
export function overdue(order: Order, now: number): Order | undefined {
  if (!awaitsAnswer(order) || now <= order.due) return undefined;
  return { ...base(order), state: 'overdue', overdueAt: now };
}

/** Late is decided by the instant of the answer, not by whether the schedule has marked the order yet. */
export function answer(order: Order, given: Omit<Answer, 'late'>): Order {
  move(order, 'answered');
  return { ...base(order), state: 'answered', answers: [...order.answers, { ...given, late: given.at > order.due }] };
}

type Verdict = { readonly finding: 'accepted' } | { readonly finding: 'returned'; readonly due: number };

/** 核验: by neither the person who issued the order nor anyone who answered it. */
export function verify(order: Order, verdict: Verdict, verification: z.infer<typeof Verification>): Order {
  const { by, at } = verification;
  move(order, verdict.finding);
  separate([order.issuedBy, ...order.answers.map((given) => given.by)], by);
  if (verdict.finding === 'accepted') return { ...base(order), state: 'accepted', verification };
  if (order.answers.length >= mostRounds) throw new Refused('outcomes.rounds-over', { maximum: mostRounds });
  if (verdict.due <= at) throw new Refused('outcomes.due-past', {}, { field: 'due' });
  return { ...base(order), state: 'returned', due: verdict.due, returns: [...order.returns, verification] };
}

function move(order: Order, to: OrderState): void {
  const legal = orderTransitions[order.state];
  if (legal.includes(to)) return;
  const params = { order: order.id, ...orderStates[order.state], steps: openSteps(legal, orderStepNames) };
  throw new Refused('outcomes.order-state', params, { legal });
}

const base = (order: Order) => ({
  id: order.id,
  subject: order.subject,
  period: order.period,
  finding: order.finding,
  basis: order.basis,
  requirement: order.requirement,
  issuedBy: order.issuedBy,
  issuedAt: order.issuedAt,
  due: order.due,
  answers: order.answers,
  returns: order.returns,
});

/** 一记三分: the uses one approved result can be put to; a result nobody used is a finding of its own. */
export const Use = z.enum(['notice', 'bonus', 'responsibility', 'improvement']);
export type Use = z.infer<typeof Use>;
/** A line for each use at most. */
export const ofUses = <T extends z.ZodType>(line: T) => z.array(line).max(Use.options.length);

/** Data of `outcomes.use-registered`. Why it was or was not used is always said; a later entry supersedes. */
export const Registered = z.strictObject({
  use: Use,
  used: z.boolean(),
  why: Prose(4, 500),
  document: Line(2, 80).optional(),
});
export type Registered = z.infer<typeof Registered>;
