import { genesis, link, type Entry } from '../../shared/domain/audit/chain.ts';
import type { EventName } from '../../shared/domain/audit/events.ts';

/** A chain of entries as the table would hold it: who, what, data. */
export const chainOf = (
  ...happenings: readonly (readonly [by: string, what: EventName, data?: Record<string, unknown>])[]
): Entry[] => earlierChain(...happenings);

/** The same with entries that are not written any more. */
export function earlierChain(
  ...happenings: readonly (readonly [by: string, what: string, data?: Record<string, unknown>])[]
): Entry[] {
  const entries: Entry[] = [];
  happenings.forEach(([id, what, data], i) => {
    const previous = entries.at(-1)?.hash ?? genesis;
    entries.push(
      link({
        n: i + 1,
        at: 1_000 + i,
        by: { id, roles: [] },
        what: what as EventName,
        ...(data ? { data } : {}),
        head: 0,
        previous,
      }),
    );
  });
  return entries;
}
