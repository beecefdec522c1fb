import * as z from 'zod';
import { Wording } from '../text.ts';
import { Decimal, Name, Slug } from './wording.ts';

const clock = z.strictObject({ days: z.int().min(1), calendar: z.enum(['working', 'natural']) });

/** Time limits of the cycle; the calendar of the jurisdiction says which days are working days. */
export const Clocks = z.strictObject({
  /** 异议: the subject asks for a recheck after the provisional result. */
  objection: clock,
  /** 复核决定 */
  recheckDecision: clock,
  /** 复核改变结果的，重新审批 */
  changedResultApproval: clock,
  /** 申诉 (officials) */
  appeal: clock.optional(),
  appealDecision: clock.optional(),
  appealExtension: clock.optional(),
  /** 督办通知、整改通知的答复 */
  noticeAnswer: clock,
  filingWarning: clock.optional(),
  redCard: clock.optional(),
});
export type Clocks = z.infer<typeof Clocks>;

/** What follows from a grade (结果应用). The system proposes and keeps the register; people decide. */
export const Consequence = z.strictObject({
  id: Slug,
  grade: Slug,
  use: z.enum([
    'notice',
    'bonus',
    'leader-responsibility',
    'rectification',
    'allocation-advice',
    'award-proposal',
    'sanction-proposal',
    'training',
  ]),
  text: Name,
  legalBasis: Wording('prose', 0, 400).optional(),
});
export type Consequence = z.infer<typeof Consequence>;

/** From when on a figure is asked about when it is filed (填报数据存疑提示). */
export const Plausibility = z.strictObject({
  /** Part of a slot that must be over before a figure for it can be complete. */
  elapsed: Decimal,
  /** So many days after the end of its slot a filing is long late. */
  lateDays: z.int().min(1).max(400),
  /** A figure so many times the target or the slot before, or such a part of it, may be in another unit. */
  times: Decimal,
});
export type Plausibility = z.infer<typeof Plausibility>;

export const usualPlausibility: Plausibility = { elapsed: '0.25', lateDays: 45, times: '50' };
