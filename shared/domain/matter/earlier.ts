import * as z from 'zod';
import { Citations } from '../filing/evidence.ts';
import { Matter, type Act } from './matter.ts';

/** Rechecks and rectification orders as they were kept before they were matters. They are never written any more. */
const whose = { id: z.string(), subject: z.string(), period: z.string() };
const Ruling = z.strictObject({ by: z.string(), at: z.int(), reason: z.string() });
type Ruling = z.infer<typeof Ruling>;

export const Case = z.strictObject({
  ...whose,
  state: z.enum(['lodged', 'extended', 'upheld', 'dismissed', 'withdrawn']),
  lodgedBy: z.string(),
  lodgedAt: z.int(),
  reason: z.string(),
  items: z.array(z.string()),
  evidence: Citations,
  sheet: z.int(),
  due: z.int(),
  exOfficio: z.literal(true).optional(),
  byOffice: z.literal(true).optional(),
  extension: Ruling.optional(),
  decision: Ruling.extend({
    corrections: z.array(z.int()),
    sheet: z.int(),
    late: z.boolean(),
    objectionUntil: z.int().optional(),
  }).optional(),
  withdrawnAt: z.int().optional(),
});

const fromCase = (old: z.infer<typeof Case>): Matter => {
  const { id, subject, period, state, due, extension, decision, withdrawnAt } = old;
  const { reason, items, evidence, sheet, lodgedBy: by, lodgedAt: at } = old;
  const move = old.exOfficio ? 'open' : old.byOffice ? 'ask' : 'object';
  const given = extension ? {} : { due };
  const steps: Act[] = [
    ...(extension ? [{ ...extension, move: 'extend', due }] : []),
    ...(decision ? [ruling(state, decision)] : []),
    // Who took it back was not kept beside the entry.
    ...(withdrawnAt === undefined ? [] : [{ move: 'withdraw', by, at: withdrawnAt }]),
  ];
  const runs = state === 'lodged' || state === 'extended' ? { due } : {};
  const opened = { move, by, at, reason, items, evidence, sheet, ...given };
  return { kind: 'rechecks', id, subject, period, state, ...runs, opened, steps };
};

function ruling(state: string, { objectionUntil, ...ruled }: NonNullable<z.infer<typeof Case>['decision']>): Act {
  const move = state === 'upheld' ? 'uphold' : 'dismiss';
  return { ...ruled, move, ...(objectionUntil === undefined ? {} : { until: objectionUntil }) };
}

const Order = z.strictObject({
  ...whose,
  state: z.enum(['issued', 'overdue', 'answered', 'returned', 'accepted']),
  finding: z.string(),
  basis: z.string(),
  requirement: z.string(),
  issuedBy: z.string(),
  issuedAt: z.int(),
  due: z.int(),
  overdueAt: z.int().optional(),
  answers: z.array(
    z.strictObject({ by: z.string(), at: z.int(), text: z.string(), evidence: Citations, late: z.boolean() }),
  ),
  returns: z.array(Ruling),
  verification: Ruling.optional(),
});

const fromOrder = (old: z.infer<typeof Order>): Matter => {
  const { id, subject, period, due, overdueAt, answers, returns, verification } = old;
  const { finding, basis, requirement, issuedBy: by, issuedAt: at } = old;
  const waits = old.state !== 'answered' && old.state !== 'accepted';
  const state = old.state === 'overdue' ? (returns.length > 0 ? 'returned' : 'issued') : old.state;
  const sentBack = (ruling: Ruling): Act => ({
    ...ruling,
    move: 'return',
    ...(ruling === returns.at(-1) ? { due } : {}),
  });
  const steps: Act[] = [
    ...answers.flatMap((answer, round) => [
      { ...answer, move: 'answer' },
      ...returns.slice(round, round + 1).map(sentBack),
    ]),
    ...(verification ? [{ ...verification, move: 'accept' }] : []),
  ];
  return {
    kind: 'orders',
    id,
    subject,
    period,
    state,
    ...(waits ? { due, ...(overdueAt === undefined ? {} : { overdueAt }) } : {}),
    opened: { move: 'issue', by, at, finding, basis, requirement, ...(returns.length > 0 ? {} : { due }) },
    steps,
  };
};

/** A matter as it is kept, in any of the shapes it was ever kept in. */
export const KeptMatter = z.union([Matter, Case.transform(fromCase), Order.transform(fromOrder)]);
