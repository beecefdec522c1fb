import * as z from 'zod';
import { Document } from '../appraisal/adjustment.ts';
import { dateAt } from '../organisation/clocks.ts';
import { Refused } from '../refused.ts';
import { Day, Prose, Slug } from '../text.ts';

/** 转任、隶属关系调整: the unit the subject belongs to now, since which day, and by which document. */
export const Transfer = z.strictObject({
  /** Of an official the unit it belongs to, of a unit the one above it. */
  unit: Slug,
  date: Day,
  document: Document,
  /** Left out, the subject stays in its peer group. */
  group: z.strictObject({ id: Slug, reason: Prose(4, 500) }).optional(),
});
export type Transfer = z.infer<typeof Transfer>;

/** Where a subject ranks: with whom, and of which unit a quota counts it. */
interface Ranks {
  readonly unit: string;
  readonly path: string[];
  readonly group: string;
}

/** Data of `periods.transferred`. */
export interface Transferred {
  readonly from: Ranks;
  readonly to: Ranks;
  readonly date: string;
  readonly document: Document;
}

interface Time {
  readonly end: string;
  readonly timeZone: string;
}

/**
 * "转任的公务员，由转任后的机关进行考核并确定等次"（公务员考核规定）: who is in the new place before the period is over is assessed there; who
 * goes later stays where the period was spent. A transfer that is still to come is recorded on its day.
 */
export function refuseUntimely({ end, timeZone }: Time, { date }: Transfer, now: number): void {
  const today = dateAt(timeZone, now);
  const last = today < end ? today : end;
  if (date > last) throw new Refused('periods.transfer-date', { date, last }, { field: 'date', legal: [`… ${last}`] });
}

/** The register says where somebody stands; a transfer says that the appraisal follows, and nothing else. */
export function refuseElsewhere(subject: string, wanted: string, registered: string): void {
  if (wanted === registered) return;
  throw new Refused(
    'periods.registered-elsewhere',
    { subject, unit: wanted, registered },
    { field: 'unit', legal: registered === '' ? [] : [registered] },
  );
}

/** Where the subject ranks from now on; refused where nothing moves. */
export function transferred(
  subject: string,
  from: Ranks,
  to: Pick<Ranks, 'unit' | 'path'> & { readonly group: string | undefined },
): Ranks {
  const { unit, path, group = from.group } = to;
  const still = unit === from.unit && group === from.group && path.join('/') === from.path.join('/');
  if (still) throw new Refused('periods.transfer-nothing', { subject, unit, group });
  return { unit, path, group };
}
