import { PeriodHead } from '../../shared/storage/periods.ts';
import { legible } from '../../shared/storage/damaged.ts';
import { list } from '../../shared/storage/keys.ts';
import { nextPage, type Paged } from '../paging.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { iso } from '../fields.ts';

/**
 * Which periods have published results, newest first, for everybody; what is not published is not even named. A page is
 * read whole and then filtered, so it may be short or empty while `next` still leads on.
 */
export async function listPublished(
  { table, cursors }: Services,
  _caller: Caller,
  { params, query }: Request<{ jurisdiction: string }, Paged, unknown>,
) {
  const partition = list.periods(params.jurisdiction);
  const { page, more } = await nextPage(cursors, query, (from) =>
    table.query({ index: 'byList', partition, backwards: true, ...from }),
  );
  const periods = legible(page.items, PeriodHead).flatMap(({ id, name, owner, publishedAt }) =>
    publishedAt === undefined
      ? []
      : [{ id, name, ...(owner === undefined ? {} : { owner }), publishedAt: iso(publishedAt) }],
  );
  return { status: 200, body: { periods, ...more } } as const;
}
