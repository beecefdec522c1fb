import { existingAppraisal } from '../../shared/storage/appraisals.ts';
import { listOrders, ordersOf } from '../../shared/storage/orders.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import { nextPage, type Paged, type PagedOfOpen } from '../paging.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { orderView, type Place } from './views.ts';

type Listing = Request<{ period: string }, PagedOfOpen, unknown>;

/** Orders of a period, those not yet accepted first. */
export async function ordersOfPeriod(
  { table, cursors }: Services,
  { jurisdiction }: Caller,
  { params, query }: Listing,
) {
  await existingPeriod(table, jurisdiction, params.period);
  const where = { jurisdiction, period: params.period };
  const { page, more } = await nextPage(cursors, query, (from) =>
    listOrders(table, where, { open: query.open, ...from }),
  );
  return { status: 200, body: { orders: page.orders.map(orderView), ...more } } as const;
}

/** Orders to one subject, oldest first. */
export async function ordersOfSubject(
  { table, cursors }: Services,
  { jurisdiction }: Caller,
  { params, query }: Request<Place, Paged, unknown>,
) {
  const { pk, n } = await existingAppraisal(table, jurisdiction, params.period, params.subject);
  const { page, more } = await nextPage(cursors, query, (from) => ordersOf(table, pk, from));
  return { status: 200, body: { orders: page.orders.map(orderView), ...more }, etag: n } as const;
}
