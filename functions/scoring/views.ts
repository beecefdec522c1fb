import * as z from 'zod';
import { Adjustment, Veto, type Line } from '../../shared/domain/appraisal/adjustment.ts';
import type { Told } from '../../shared/domain/scoring/sentences.ts';
import { NodeState } from '../../shared/domain/scoring/sheet.ts';
import type { Seat } from '../../shared/domain/rating/rating.ts';
import { Instant, iso } from '../fields.ts';

/** Who has submitted, never what. */
export const SeatView = z.strictObject({
  rater: z.string(),
  group: z.string(),
  state: z.enum(['assigned', 'sealed', 'submitted', 'recused']),
  submittedAt: Instant.optional(),
  recusedAt: Instant.optional(),
  reason: z.string().optional(),
  /** Why this person may not rate the subject any more: they or the subject moved since. The office seats somebody else. */
  improper: z.string().optional(),
});
export type SeatView = z.infer<typeof SeatView>;

export const seatView = (seat: Seat): SeatView => ({
  rater: seat.rater,
  group: seat.group,
  state: seat.state,
  ...(seat.state === 'submitted' ? { submittedAt: iso(seat.submittedAt) } : {}),
  ...(seat.state === 'recused' ? { recusedAt: iso(seat.recusedAt), reason: seat.reason } : {}),
});

export const LineView = z.strictObject({
  n: z.int(),
  state: z.enum(['proposed', 'approved', 'rejected', 'removed']),
  by: z.string(),
  checkedBy: z.string().optional(),
  adjustment: Adjustment.optional(),
  veto: Veto.optional(),
});
export type LineView = z.infer<typeof LineView>;

export const lineView = (line: Line): LineView => ({
  n: line.n,
  state: line.state,
  by: line.by,
  ...(line.checkedBy === undefined ? {} : { checkedBy: line.checkedBy }),
  ...(line.kind === 'adjustment' ? { adjustment: line.what } : { veto: line.what }),
});

/** The entry of the appraisal's chain that records what was done. */
export const Recorded = z.strictObject({ entry: z.int(), hash: z.string() });

/** A number of the sheet in words, with those that it is made of. */
export const ToldNode: z.ZodType<Told> = z.strictObject({
  what: z.enum(['total', 'section', 'item', 'period', 'adjustments', 'line']),
  id: z.string(),
  name: z.string(),
  state: NodeState,
  stands: z.string().optional(),
  score: z.string().nullable(),
  weight: z.string().nullable(),
  figures: z.array(z.string()),
  how: z.string(),
  working: z.string(),
  remarks: z.array(z.string()),
  sources: z.string(),
  get parts() {
    return z.array(ToldNode);
  },
});
