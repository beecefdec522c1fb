import { existingAppraisal } from '../../shared/storage/appraisals.ts';
import { listOrders, ordersOf } from '../../shared/storage/orders.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import type { Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { orderView, type Place } from './views.ts';

type Listing = Request<
  { period: string },
  { cursor?: string | undefined; limit: number; open?: boolean | undefined },
  unknown
>;

/** Orders of a period, those not yet accepted first. */
export async function ordersOfPeriod(
  { table, cursors }: Services,
  { jurisdiction }: Caller,
  { params, query }: Listing,
) {
  await existingPeriod(table, jurisdiction, params.period);
  const after = await cursors.open(query.cursor);
  const page = await listOrders(
    table,
    { jurisdiction, period: params.period },
    { limit: query.limit, open: query.open ?? false, ...(after ? { after } : {}) },
  );
  const next = await cursors.seal(page.next);
  return {
    status: 200,
    body: { orders: page.orders.map(orderView), ...(next === undefined ? {} : { next }) },
  } as const;
}

/** Orders to one subject, oldest first. */
export async function ordersOfSubject(
  { table }: Services,
  { jurisdiction }: Caller,
  { params }: Request<Place, unknown, unknown>,
) {
  const { pk, n } = await existingAppraisal(table, jurisdiction, params.period, params.subject);
  return { status: 200, body: { orders: (await ordersOf(table, pk)).map(orderView) }, etag: n } as const;
}
