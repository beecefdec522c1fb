import { filingsIn, type Filing } from '../../shared/domain/filing/filing.ts';
import { existingRecord } from '../../shared/storage/appraisals.ts';
import { pageOf, sortable, type Paged } from '../paging.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import type { SubjectParams } from '../loader.ts';
import { refuseOtherRaters } from './readers.ts';
import { filingView } from './views.ts';

/** Every filing ever made, corrected ones included, in the order of making. */
export async function listFilings(
  services: Services,
  caller: Caller,
  { params, query }: Request<SubjectParams, Paged, unknown>,
) {
  const { table, cursors } = services;
  const { pk, entries } = await existingRecord(table, caller.jurisdiction, params.period, params.subject);
  await refuseOtherRaters(services, caller, { pk, ...params });
  const made = { items: filingsIn(entries), order: ({ n }: Filing) => sortable(n) };
  const { items, more } = await pageOf(cursors, made, query);
  return { status: 200, body: { filings: items.map(filingView), ...more } } as const;
}
