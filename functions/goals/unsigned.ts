import { appraisalsWhere, isSigned, type AppraisalHead } from '../../shared/storage/appraisals.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import { nextPage, type Paged } from '../paging.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';

type Listing = Request<{ period: string }, Paged, unknown>;

const wanted = (head: AppraisalHead): boolean => !isSigned(head);

/**
 * Subjects whose agreement is not signed by both sides, shard by shard. A page may be short or empty while `next` still leads on:
 * the index is never keyed by a state, which would heap all on one key.
 */
export async function listUnsigned({ table, cursors }: Services, { jurisdiction }: Caller, { params, query }: Listing) {
  const { head: period } = await existingPeriod(table, jurisdiction, params.period);
  const { page, more } = await nextPage(cursors, query, (from) =>
    appraisalsWhere(table, { jurisdiction, period }, { wanted, ...from }),
  );
  const subjects = page.heads.map(({ subject, name, unit, group, agreement }) => ({
    subject,
    name,
    unit,
    group,
    state: agreement.state,
    version: agreement.version,
  }));
  return { status: 200, body: { subjects, ...more } } as const;
}
