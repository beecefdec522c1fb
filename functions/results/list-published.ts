import { PeriodHead } from '../../shared/storage/periods.ts';
import { legible } from '../../shared/storage/damaged.ts';
import { list } from '../../shared/storage/keys.ts';
import { loadJurisdiction } from '../../shared/storage/organisation.ts';
import { loadResults } from '../../shared/storage/results.ts';
import { nextPage, type Paged } from '../paging.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { iso } from '../fields.ts';

/**
 * Which periods have published results, and which announce theirs to everybody now, newest first; what is neither is not even named. A
 * page is read whole and then filtered, so it may be short or empty while `next` still leads on.
 */
export async function listPublished(
  services: Services,
  _caller: Caller,
  { params, query }: Request<{ jurisdiction: string }, Paged, unknown>,
) {
  const { table, cursors } = services;
  const partition = list.periods(params.jurisdiction);
  const [{ page, more }, { head: settings }] = await Promise.all([
    nextPage(cursors, query, (from) => table.query({ index: 'byList', partition, backwards: true, ...from })),
    loadJurisdiction(table, params.jurisdiction),
  ]);
  const heads = legible(page.items, PeriodHead);
  const periods = heads.flatMap(({ id, name, owner, publishedAt }) =>
    publishedAt === undefined
      ? []
      : [{ id, name, ...(owner === undefined ? {} : { owner }), publishedAt: iso(publishedAt) }],
  );
  const government = settings ? { government: { name: settings.name, timeZone: settings.timeZone } } : {};
  const announced = await announcedOf(services, params.jurisdiction, heads);
  return { status: 200, body: { ...government, periods, announced, ...more } } as const;
}

/** Those whose announcement runs and was not taken back by a decision since: a few at a time. */
async function announcedOf({ table, now }: Services, jurisdiction: string, heads: readonly PeriodHead[]) {
  const running = heads.filter(({ announced }) => announced?.toAll === true && announced.until >= now);
  const found = await Promise.all(
    running.map(async ({ id, name }) => ({ id, name, results: await loadResults(table, jurisdiction, id) })),
  );
  return found.flatMap(({ id, name, results }) =>
    results.state === 'announced' ? [{ id, name, until: iso(results.announcement.until) }] : [],
  );
}
