import * as z from 'zod';
import { Citations } from '../../shared/domain/filing/evidence.ts';
import { mostRounds, Registered, type Order } from '../../shared/domain/result/outcome.ts';
import { formed, Slug, SubjectId } from '../../shared/domain/text.ts';
import { Instant, iso } from '../fields.ts';

export const Place = z.strictObject({ period: Slug, subject: SubjectId });
export type Place = z.infer<typeof Place>;
export const OrderPlace = Place.extend({ order: formed('case', /^[a-z0-9]{1,40}$/) });
export type OrderPlace = z.infer<typeof OrderPlace>;

const AnswerView = z.strictObject({
  by: z.string(),
  at: Instant,
  text: z.string(),
  evidence: Citations,
  late: z.boolean(),
});
const VerificationView = z.strictObject({ by: z.string(), at: Instant, reason: z.string() });

export const OrderView = z.strictObject({
  id: z.string(),
  subject: z.string(),
  period: z.string(),
  state: z.enum(['issued', 'overdue', 'answered', 'returned', 'accepted']),
  finding: z.string(),
  basis: z.string(),
  requirement: z.string(),
  issuedBy: z.string(),
  issuedAt: Instant,
  due: Instant,
  answers: z.array(AnswerView).max(mostRounds),
  returns: z.array(VerificationView).max(mostRounds),
  verification: VerificationView.optional(),
});
export type OrderView = z.infer<typeof OrderView>;

export const orderView = (order: Order): OrderView => ({
  id: order.id,
  subject: order.subject,
  period: order.period,
  state: order.state,
  finding: order.finding,
  basis: order.basis,
  requirement: order.requirement,
  issuedBy: order.issuedBy,
  issuedAt: iso(order.issuedAt),
  due: iso(order.due),
  answers: order.answers.map(({ by, at, text, evidence, late }) => ({ by, at: iso(at), text, evidence, late })),
  returns: order.returns.map(({ by, at, reason }) => ({ by, at: iso(at), reason })),
  ...(order.state === 'accepted' ? { verification: { ...order.verification, at: iso(order.verification.at) } } : {}),
});

/** One of the four uses, as registered last. */
export const UseView = Registered.extend({ by: z.string(), at: Instant, entry: z.int() });
export type UseView = z.infer<typeof UseView>;
