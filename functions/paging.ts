import * as z from 'zod';
import type { Page } from './fields.ts';
import type { Cursors } from './services.ts';

const Position = z.object({ behind: z.string().default('') });

export type Paged = z.output<typeof Page>;

/**
 * One page of a list that had to be read whole, to be ranked or counted. `order` gives each item a text of its own to sort
 * by: the next page begins behind the last item shown, whatever was added or taken away before it.
 */
export async function pageOf<T>(
  cursors: Cursors,
  list: { readonly items: readonly T[]; readonly order: (item: T) => string },
  { cursor, limit }: Paged,
): Promise<{ readonly items: readonly T[]; readonly more: { readonly next?: string } }> {
  const { behind } = Position.parse((await cursors.open(cursor)) ?? {});
  const rest = list.items
    .map((item) => ({ item, key: list.order(item) }))
    .filter(({ key }) => key > behind)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const page = rest.slice(0, limit);
  const last = rest.length > limit ? page.at(-1) : undefined;
  const next = await cursors.seal(last && { behind: last.key });
  return { items: page.map(({ item }) => item), more: next === undefined ? {} : { next } };
}

/** A number as text that sorts like the number. */
export const sortable = (number: number): string => String(number).padStart(12, '0');
