import type { Entry } from '../../shared/domain/audit/chain.ts';
import { dateAt } from '../../shared/domain/organisation/clocks.ts';
import { lackingIn } from '../../shared/domain/filing/slots.ts';
import { isWithdrawn } from '../../shared/domain/period/withdrawal.ts';
import { existingRecord } from '../../shared/storage/appraisals.ts';
import { appraisalPage } from '../../shared/storage/appraisal-lists.ts';
import { unlessIllegible } from '../../shared/storage/damaged.ts';
import { partition } from '../../shared/storage/keys.ts';
import type { PeriodPath } from '../fields.ts';
import { periodAndScheme } from '../loader.ts';
import { nextPage, type Paged } from '../paging.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { uncheckedView, undecidedLines } from '../unchecked.ts';

type Listing = Request<PeriodPath, Paged, unknown>;

/**
 * What does not count yet, so that nothing is forgotten before assessment ends: filings that wait for a signature or for
 * acceptance, slots that have begun and are needed without any, and lines (加减分、一票否决) nobody has decided. Each subject of the
 * page is judged by its record.
 */
export async function listUnaccepted(services: Services, caller: Caller, { params, query }: Listing) {
  const { table, cursors, now } = services;
  const { jurisdiction } = caller;
  const { period, scheme } = await periodAndScheme(services, caller, params.period);
  const { page, more } = await nextPage(cursors, query, (from) => appraisalPage(table, { jurisdiction, period }, from));
  const today = dateAt(period.timeZone, now);

  const waiting = (entries: readonly Entry[]) =>
    (scheme ? lackingIn(entries, { scheme, period, now }) : [])
      .filter(({ slot, filing, needed }) => slot.start <= today && (filing !== undefined || needed))
      .map(uncheckedView);

  const judged = await Promise.all(
    page.heads
      .filter((head) => !isWithdrawn(head))
      .map(async ({ subject, name, unit, group }) => {
        const record = existingRecord(table, jurisdiction, period.id, subject);
        return unlessIllegible(partition.appraisal(jurisdiction, period.id, subject), record, ({ entries }) => ({
          subject,
          name,
          unit,
          group,
          items: waiting(entries),
          lines: undecidedLines(entries, scheme),
        }));
      }),
  );
  const subjects = judged.flatMap((one) => (one && one.items.length + one.lines.length > 0 ? [one] : []));
  return { status: 200, body: { subjects, ...more } } as const;
}
