import { withFilingDues, type PeriodHead } from '../../shared/storage/periods.ts';
import { append, type Existing } from '../../shared/storage/chained.ts';
import { schemeDocument } from '../../shared/storage/schemes.ts';
import type { Write } from '../../shared/storage/table.ts';
import { appraisalWrites, notYetEnrolled, withMore } from './enrolment.ts';
import { membersOf } from './members.ts';
import type { Actor, Work } from './move.ts';

interface Opened {
  /** What opens planning; empty while subjects are left. */
  readonly writes: readonly Write[];
  readonly head: PeriodHead;
  readonly n: number;
  readonly left: number;
}

/** An appraisal is two items (head and first entry), the period two more, and a transaction takes a hundred. */
const perTransaction = 48;

/**
 * Enrols who is in the pinned groups and not enrolled yet, at most `limit` of them; when nobody is left, planning opens.
 * Each batch is one transaction with the period's own count, so the count is exact wherever an opening breaks off, and of
 * two that run at once one is told that the other was first.
 */
export async function completeOpening(
  { table, now, trace }: Work,
  { caller, chain, limit }: { caller: Actor; chain: Existing<PeriodHead>; limit: number },
): Promise<Opened> {
  const { jurisdiction } = caller;
  const { scheme: pinned, groups = [], owner } = chain.head;
  if (!pinned) throw new TypeError('an opening begins by pinning its scheme');
  const { scheme, hash: document } = await schemeDocument(table, jurisdiction, pinned);
  const members = await membersOf(table, jurisdiction, { groups, kinds: scheme.subjects, owner });
  const missing = await notYetEnrolled(table, { jurisdiction, period: chain.head }, members);
  const by = { by: caller, at: now, trace };

  let current = chain;
  for (let start = 0; start < Math.min(limit, missing.length); start += perTransaction) {
    const batch = missing.slice(start, Math.min(start + perTransaction, limit));
    const head = withMore(current.head, batch);
    const { writes, chain: next } = append(
      current,
      { what: 'periods.enrolled', ...by, data: { subjects: batch.length } },
      { head },
    );
    const enrolling = { jurisdiction, period: head, happening: { what: 'periods.enrolled', ...by } } as const;
    await table.write([...writes, ...batch.flatMap((member) => appraisalWrites(enrolling, member))]);
    current = { ...next, head };
  }
  const left = Math.max(0, missing.length - limit);
  if (left > 0) return { writes: [], head: current.head, n: current.n, left };

  const told = await withFilingDues(table, jurisdiction, current.head, now);
  const head: PeriodHead = { ...told, phase: 'planning' };
  const data = { scheme: { ...pinned, hash: document }, groups, subjects: members.length };
  const { writes, n } = append(current, { what: 'periods.opened', ...by, data }, { head });
  return { writes, head, n, left };
}
