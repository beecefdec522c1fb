import { Seat } from '../domain/rating/rating.ts';
import { Refused } from '../domain/refused.ts';
import { read, type Collection } from './chained.ts';
import { list, listed, sort } from './keys.ts';
import type { From, Item, Table } from './table.ts';

/** All seats of a subject whose collection was read, by rater. */
export const seatsIn = ({ pk, items }: Pick<Collection<unknown>, 'pk' | 'items'>): Seat[] =>
  Object.entries(items).flatMap(([sk, item]) => (sk.startsWith(sort.seats) ? [read({ ...item, pk }, Seat)] : []));

export function seatIn(collection: Pick<Collection<unknown>, 'pk' | 'items'>, rater: string): Seat {
  const item = collection.items[sort.seat(rater)];
  if (!item) throw new Refused('scoring.no-seat', { rater });
  return read({ ...item, pk: collection.pk }, Seat);
}

export async function findSeat(table: Table, pk: string, rater: string): Promise<Seat | undefined> {
  const item = await table.get({ pk, sk: sort.seat(rater) });
  return item && read(item, Seat);
}

interface Where {
  readonly jurisdiction: string;
  readonly period: string;
  readonly subject: string;
}

/** A seat as an item of the appraisal, listed under its rater so that raters find what they have to rate. */
export const seatItem = ({ jurisdiction, period, subject }: Where, seat: Seat) => ({
  sk: sort.seat(seat.rater),
  value: seat,
  index: listed(list.seats(jurisdiction, period, seat.rater), subject),
});

interface Worklist {
  readonly seats: readonly { readonly subject: string; readonly seat: Seat }[];
  readonly next: Item | undefined;
}

/** What one rater has to rate in a period, by subject. */
export async function worklist(
  table: Table,
  { jurisdiction, period, rater }: { jurisdiction: string; period: string; rater: string },
  from: From,
): Promise<Worklist> {
  const { items, next } = await table.query({
    index: 'byList',
    partition: list.seats(jurisdiction, period, rater),
    ...from,
  });
  const seats = items.map((item) => ({ subject: String(item['gsi1sk']), seat: read(item, Seat) }));
  return { seats, next };
}
