import * as z from 'zod';
import type { KindName, Matter } from '../domain/matter/matter.ts';
import { KeptMatter } from '../domain/matter/earlier.ts';
import { legible } from './damaged.ts';
import { list, sort } from './keys.ts';
import type { From, Item, Page, Question, Table } from './table.ts';

interface Several {
  readonly matters: readonly Matter[];
  readonly next: Item | undefined;
}

const Position = z.object({ behind: z.string().optional() });

/** Those of several kinds in a period as one list, what waits for somebody first, each by its time-ordered id. */
export function listEvery(
  table: Table,
  { jurisdiction, period, kinds }: { jurisdiction: string; period: string; kinds: readonly KindName[] },
  { open, ...from }: From & { readonly open: boolean | undefined },
): Promise<Several> {
  return together(table, from, 'gsi1sk', (behind) =>
    kinds.map((kind) => ({
      index: 'byList',
      partition: list.matters(jurisdiction, period, kind),
      ...(behind === undefined && open === undefined
        ? {}
        : { from: behind === undefined ? list.allWaiting : list.justBehind(behind) }),
      ...(open ? { to: list.lastWaiting } : {}),
    })),
  );
}

/** The same of one subject, oldest first. */
export function listEveryOf(table: Table, pk: string, kinds: readonly KindName[], from: From): Promise<Several> {
  return together(table, from, 'id', (behind) =>
    kinds.map((kind) =>
      behind === undefined
        ? { partition: pk, prefix: sort.matters(kind) }
        : { partition: pk, from: list.justBehind(sort.matter(kind, behind)), to: `${sort.matters(kind)}~` },
    ),
  );
}

/**
 * One page of several lists of one order. Each gives as much as the page, side by side; where one gives less than it has, the page ends
 * there: what follows of the others would stand before what is still to be read of it.
 */
async function together(
  table: Table,
  { limit, after }: From,
  order: 'gsi1sk' | 'id',
  questions: (behind: string | undefined) => readonly Question[],
): Promise<Several> {
  const { behind } = Position.parse(after ?? {});
  const orderOf = (item: Item) => String(item[order]);
  const pages = await Promise.all(questions(behind).map((question) => table.query({ ...question, limit })));
  const ends = pages.flatMap(({ items, next }: Page) => (next ? [orderOf(items.at(-1) ?? {})] : []));
  const end = ends.toSorted()[0];
  const found = pages
    .flatMap(({ items }) => items)
    .filter((item) => end === undefined || orderOf(item) <= end)
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const page = found.slice(0, limit);
  const last = end !== undefined || found.length > limit ? page.at(-1) : undefined;
  return { matters: legible(page, KeptMatter), next: last && { behind: orderOf(last) } };
}
