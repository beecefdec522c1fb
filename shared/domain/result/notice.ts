import * as z from 'zod';
import { digest } from '../audit/chain.ts';
import { Refused } from '../refused.ts';
import type { Scheme } from '../scheme/scheme.ts';

/** What whoever is given a notice says to it; `deemed`: nothing in time, so it counts as served (视为送达). */
export const Finding = z.enum(['no-objection', 'objects']);
export type Finding = z.infer<typeof Finding>;

/**
 * 考核结果通知: of the results of one version, given to one subject at the approval. `hash` is that of what it tells; `due` the last
 * instant to acknowledge it.
 */
export const Notice = z.strictObject({
  version: z.int().min(1),
  sheet: z.int().min(1),
  hash: z.string(),
  at: z.int(),
  due: z.int(),
  received: z.strictObject({ at: z.int(), finding: z.enum([...Finding.options, 'deemed']) }).optional(),
});
export type Notice = z.infer<typeof Notice>;

/** The clock of one subject to object, beside that of everybody: what it objected to before `from` was another result. */
export const OwnClock = z.strictObject({ from: z.int(), until: z.int() });
export type OwnClock = z.infer<typeof OwnClock>;

export interface Told {
  readonly notice?: Notice | undefined;
  readonly objection?: OwnClock | undefined;
}

/** A clock that was given holds: one that begins anew, however late its job comes by, ends no earlier. */
export const clockAnew = (
  { objection }: Told,
  { from = objection?.from ?? 0, until }: Partial<OwnClock> & Pick<OwnClock, 'until'>,
): OwnClock => ({
  from,
  until: Math.max(until, objection?.until ?? 0),
});

/** The result that a notice tells: the sheet, and the place it gives. */
export const toldHash = (
  sheet: string,
  { rank, of, grade }: { readonly rank: number | null; readonly of: number; readonly grade: string | null },
): string => digest({ sheet, rank, of, grade });

/** The notice after its subject acknowledged it. What counts as served is not acknowledged later: its clock runs already. */
export function acknowledged(
  notice: Notice | undefined,
  hash: string,
  received: NonNullable<Notice['received']>,
): Notice {
  if (!notice) throw new Refused('results.no-notice');
  if (notice.hash !== hash) throw new Refused('results.notice-changed', {}, { field: 'hash', legal: [notice.hash] });
  if (notice.received) throw new Refused('results.acknowledged');
  if (received.at > notice.due) throw new Refused('results.served');
  return { ...notice, received };
}

/**
 * The last instant at which a subject may object: with everybody, by a clock of its own where its place changed through somebody else, or,
 * where the scheme says so, from the delivery of its notice on; until then no clock runs.
 */
export function lastToObject(
  { objectionFrom }: Pick<Scheme, 'objectionFrom'>,
  given: number,
  { objection }: Told,
): number {
  if (objectionFrom === 'notice') return objection?.until ?? Infinity;
  return Math.max(given, objection?.until ?? 0);
}
