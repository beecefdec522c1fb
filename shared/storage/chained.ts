import type * as z from 'zod';
import { changedFields, Entry, genesis, seal } from '../domain/chain.ts';
import { digest } from '../domain/canonical.ts';
import { Refused } from '../domain/refused.ts';
import { sort } from './keys.ts';
import { Moved } from './moved.ts';
import type { Item, Question, Table, Write } from './table.ts';

/** An aggregate with its audit chain: what it is now, and the entry the next one must link to. */
export interface Chained<H> {
  readonly pk: string;
  readonly head: H | undefined;
  readonly n: number;
  readonly hash: string;
  /** Number of the last entry that changed the head. */
  readonly headAt: number;
}

/** An aggregate that is known to exist. */
export type Existing<H> = Chained<H> & { readonly head: H };

export interface Happening {
  readonly what: string;
  readonly by: { readonly id: string; readonly rolesUsed: readonly string[] };
  readonly at: number;
  readonly why?: string;
  readonly trace?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** What the entry changes besides itself. Index attributes are kept beside the value and are not hashed. */
interface Changes<H> {
  readonly head?: H;
  readonly headIndex?: Item;
  readonly items?: readonly { readonly sk: string; readonly value: Item; readonly index?: Item }[];
}

export interface Appended {
  readonly writes: readonly Write[];
  readonly n: number;
  readonly hash: string;
  readonly entry: Entry;
}

const derived = new Set(['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk', 'expires']);

/** The value as it was put: without keys and index attributes. */
export const bare = (item: Item): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !derived.has(name)));

/** A head as an item of a list or a batch shows it. */
export function headIn<S extends z.ZodType>(item: Item, schema: S): z.output<S> {
  const { chainAt: _, ...head } = bare(item);
  return schema.parse(head);
}

/**
 * Reads head and last entry with one query of two items. Load this first and other items of the collection after it:
 * whatever changes later takes the next number, and the commit then fails with Moved.
 */
export async function load<S extends z.ZodType>(table: Table, pk: string, schema: S): Promise<Chained<z.output<S>>> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const { items } = await table.query({
      partition: pk,
      from: sort.entries,
      to: sort.head,
      backwards: true,
      limit: 2,
    });
    const head = items.find((item) => item['sk'] === sort.head);
    const last = items.find((item) => item['sk'] !== sort.head);
    if (!last) return { pk, head: undefined, n: 0, hash: genesis, headAt: 0 };
    const { n, hash, head: headAt } = Entry.parse(bare(last));
    const { chainAt, ...fields } = head ? bare(head) : { chainAt: 0 };
    // The two items are read one after another: a writer may have come between them.
    if (chainAt === headAt) return { pk, head: head ? schema.parse(fields) : undefined, n, hash, headAt };
  }
  throw new Moved(`${pk} changes faster than it can be read`);
}

/** The next entry of the chain with everything it changes, as writes of one transaction. */
export function append<H extends object>(chain: Chained<H>, happening: Happening, changes: Changes<H> = {}): Appended {
  const n = chain.n + 1;
  const { head, headIndex, items = [] } = changes;
  const headAt = head ? n : chain.headAt;
  const entry = seal({
    n,
    at: happening.at,
    by: { id: happening.by.id, roles: [...happening.by.rolesUsed] },
    what: happening.what,
    ...(happening.why === undefined ? {} : { why: happening.why }),
    ...(happening.trace === undefined ? {} : { trace: happening.trace }),
    ...(happening.data === undefined ? {} : { data: { ...happening.data } }),
    ...(head ? { changes: changedFields({ ...chain.head }, { ...head }) } : {}),
    ...(items.length > 0 ? { items: Object.fromEntries(items.map(({ sk, value }) => [sk, digest(value)])) } : {}),
    head: headAt,
    previous: chain.hash,
  });
  const writes: Write[] = [{ put: { pk: chain.pk, sk: sort.entry(n), ...entry }, unless: 'exists' }];
  if (head) writes.push({ put: { ...headIndex, ...head, pk: chain.pk, sk: sort.head, chainAt: n } });
  for (const { sk, value, index } of items) writes.push({ put: { ...index, ...value, pk: chain.pk, sk } });
  return { writes, n, hash: entry.hash, entry };
}

/** Makes a transaction fail with Moved if this chain, on which it relies without writing to it, has grown meanwhile. */
export const unchanged = ({ pk, n }: Chained<unknown>): Write => ({
  check: { pk, sk: sort.entry(n + 1) },
  when: { expression: 'attribute_not_exists(pk)' },
});

/** One entry by its number: how a write-once record is read again. */
export async function entryOf(table: Table, pk: string, n: number): Promise<Entry> {
  return Entry.parse(bare((await table.get({ pk, sk: sort.entry(n) })) ?? {}));
}

/** Every entry of the chain, in order. */
export async function entries(table: Table, pk: string): Promise<Entry[]> {
  return (await all(table, { partition: pk, prefix: sort.entries })).map((item) => Entry.parse(bare(item)));
}

/** An aggregate with every entry of its chain: what decides by what happened before. */
export interface Recorded<H> extends Chained<H> {
  readonly entries: readonly Entry[];
}

/** Everything of a collection, read at once: what closing, feedback and audit work on. */
export interface Collection<H> extends Recorded<H> {
  /** The other items by sort key, as they were put. */
  readonly items: Readonly<Record<string, Item>>;
}

/** Head and entries with one query, which is one read less than `load` and then `entries`. */
export const loadRecord = <S extends z.ZodType>(table: Table, pk: string, schema: S): Promise<Recorded<z.output<S>>> =>
  readTogether(table, { partition: pk, prefix: sort.chain }, schema);

export const loadCollection = <S extends z.ZodType>(
  table: Table,
  pk: string,
  schema: S,
): Promise<Collection<z.output<S>>> => readTogether(table, { partition: pk }, schema);

async function readTogether<S extends z.ZodType>(
  table: Table,
  question: Question,
  schema: S,
): Promise<Collection<z.output<S>>> {
  const pk = question.partition;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const found = await all(table, question);
    const isEntry = ({ sk }: Item) => typeof sk === 'string' && sk.startsWith(sort.entries);
    const chain = found.filter(isEntry).map((item) => Entry.parse(bare(item)));
    const last = chain.at(-1);
    const headItem = found.find(({ sk }) => sk === sort.head);
    const { chainAt, ...fields } = headItem ? bare(headItem) : { chainAt: 0 };
    if ((last?.head ?? 0) !== chainAt) continue;
    const others = found.filter((item) => !isEntry(item) && item['sk'] !== sort.head);
    return {
      pk,
      head: headItem ? schema.parse(fields) : undefined,
      n: last?.n ?? 0,
      hash: last?.hash ?? genesis,
      headAt: last?.head ?? 0,
      entries: chain,
      items: Object.fromEntries(others.map((item) => [String(item['sk']), bare(item)])),
    };
  }
  throw new Moved(`${pk} changes faster than it can be read`);
}

/** All pages of a question, for what is known to be a few pages at most. */
export async function all(table: Table, question: Question): Promise<Item[]> {
  const found: Item[] = [];
  let after: Item | undefined;
  do {
    const page = await table.query({ ...question, ...(after ? { after } : {}) });
    found.push(...page.items);
    after = page.next;
  } while (after);
  return found;
}

/** Two editors at once: whoever bases an edit on an older version is told which one is current. */
export function basedOn(current: number, given: number): void {
  if (given !== current) throw new Refused('request.stale', { given, current }, { field: 'If-Match' });
}
