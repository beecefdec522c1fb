import { awaitsAnswer, Order, overdue } from '../domain/result/outcome.ts';
import { Refused } from '../domain/refused.ts';
import { append, legible, read, type Doing, type Happening } from './chained.ts';
import { appraisals } from './appraisals.ts';
import { dueAt, list, listed, sort } from './keys.ts';
import { load } from './record.ts';
import type { From, Item, Key, Table, Write } from './table.ts';

/** An order as an item of the appraisal: listed in its period, and due while it waits for its subject. */
export function orderItem(jurisdiction: string, pk: string, order: Order) {
  const sk = sort.order(order.id);
  const place = order.state === 'accepted' ? list.settled(order.id) : list.waiting(order.id);
  const index: Item = {
    ...listed(list.orders(jurisdiction, order.period), place),
    ...(awaitsAnswer(order) ? dueAt(order.due, pk, sk) : {}),
  };
  return { sk, value: order, index };
}

export async function existingOrder(table: Table, pk: string, id: string): Promise<Order> {
  const item = await table.get({ pk, sk: sort.order(id) });
  if (!item) throw new Refused('outcomes.no-order', { order: id });
  return read(item, Order);
}

interface OrderPage {
  readonly orders: readonly Order[];
  readonly next: Item | undefined;
}

/** Orders to one subject, oldest first. */
export async function ordersOf(table: Table, pk: string, from: From): Promise<OrderPage> {
  const { items, next } = await table.query({ partition: pk, prefix: sort.orders, ...from });
  return { orders: legible(items, Order), next };
}

export async function listOrders(
  table: Table,
  { jurisdiction, period }: { jurisdiction: string; period: string },
  { open, ...from }: From & { readonly open: boolean | undefined },
): Promise<OrderPage> {
  const { items, next } = await table.query({
    index: 'byList',
    partition: list.orders(jurisdiction, period),
    ...(open ? { prefix: list.allWaiting } : {}),
    ...from,
  });
  return { orders: legible(items, Order), next };
}

/** Is this key, found through the due index, an order's? */
export const isOrderKey = ({ sk }: Key): boolean => sk.startsWith(sort.orders);

/**
 * Marks an order found through the due index as overdue, with its audit entry. Empty when it is not: somebody answered
 * meanwhile, or an earlier run marked it. Marking takes it out of the due index, so a missed run heals itself.
 */
export async function markOverdue(
  table: Table,
  { pk, sk }: Key,
  { by, at, trace }: Doing & { by: { jurisdiction: string } },
): Promise<Write[]> {
  const chain = await load(table, pk, appraisals);
  const order = await existingOrder(table, pk, sk.slice(sort.orders.length));
  const marked = overdue(order, at);
  if (!marked) return [];
  const happening: Happening = {
    what: 'outcomes.overdue',
    by,
    at,
    trace,
    data: { order: order.id },
  };
  return [...append(chain, happening, { items: [orderItem(by.jurisdiction, pk, marked)] }).writes];
}
