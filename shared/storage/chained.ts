import type * as z from 'zod';
import { changedFields, Entry, genesis, isGenuine, seal } from '../domain/chain.ts';
import { digest } from '../domain/canonical.ts';
import type { EventName, Happened } from '../domain/events.ts';
import { Refused } from '../domain/refused.ts';
import { log } from '../log.ts';
import { collectionName, sort } from './keys.ts';
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

/** Who does something and when, with the trace by which the request or job is found in the logs. */
export interface Doing {
  readonly by: { readonly id: string; readonly rolesUsed: readonly string[] };
  readonly at: number;
  readonly why?: string;
  readonly trace: string;
}

/** What an entry records: an event of the list with its data, and the act that made it. */
export type Happening<Name extends EventName = EventName> = Happened<Name> & Doing;

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

/**
 * A record that cannot be read as what it is, or does not fit its chain: nothing is decided by it. It never comes right by
 * itself, so it is no case for trying again.
 */
export const damaged = (pk: string): Refused => new Refused('record.damaged', { collection: collectionName(pk) });

export const isDamaged = (error: unknown): boolean => error instanceof Refused && error.code === 'record.damaged';

/** An item as what it was written as. */
export function read<S extends z.ZodType>(item: Item, schema: S): z.output<S> {
  const found = schema.safeParse(withoutPlace(item));
  if (!found.success) throw damaged(String(item['pk']));
  return found.data;
}

/** What can be read of a page that people look through: one damaged record hides no other, and the log names it. */
export function legible<S extends z.ZodType>(items: readonly Item[], schema: S): z.output<S>[] {
  return items.flatMap((item) => {
    const found = schema.safeParse(withoutPlace(item));
    if (found.success) return [found.data];
    log('record.damaged', { collection: collectionName(String(item['pk'])), item: item['sk'] });
    return [];
  });
}

function withoutPlace(item: Item): Record<string, unknown> {
  const { chainAt: _, ...value } = bare(item);
  return value;
}

/** An entry with its own hash, at its own place: contents altered or exchanged between two places are damage too. */
function readEntry(item: Item): Entry {
  const entry = read(item, Entry);
  if (sort.entry(entry.n) !== item['sk'] || !isGenuine(entry)) throw damaged(String(item['pk']));
  return entry;
}

/**
 * Reads head and last entry with one query of two items. Load this first and other items of the collection after it:
 * whatever changes later takes the next number, and the commit then fails with Moved. `index`: the head must be listed there.
 */
export async function load<S extends z.ZodType>(
  table: Table,
  pk: string,
  schema: S,
  index?: (head: z.output<S>) => Item,
): Promise<Chained<z.output<S>>> {
  const seen = new Set<string>();
  for (let attempt = 0; attempt < looks; attempt += 1) {
    const { items } = await table.query({
      partition: pk,
      from: sort.entries,
      to: sort.head,
      backwards: true,
      limit: 2,
    });
    const head = items.find((item) => item['sk'] === sort.head);
    const last = items.find((item) => item['sk'] !== sort.head);
    if (!last && !head) return { pk, head: undefined, n: 0, hash: genesis, headAt: 0 };
    const { n, hash, head: headAt } = last ? readEntry(last) : { n: 0, hash: genesis, head: 0 };
    const chainAt = head ? head['chainAt'] : 0;
    if (chainAt === headAt) {
      const value = head ? read(head, schema) : undefined;
      if (value !== undefined && index && !standsIn(head ?? {}, index(value))) throw damaged(pk);
      return { pk, head: value, n, hash, headAt };
    }
    seen.add(`${n}/${String(chainAt)}`);
  }
  throw astray(pk, seen);
}

/** Is an item listed and due exactly where it should be? */
export const standsIn = (item: Item, index: Item): boolean => places.every((name) => item[name] === index[name]);

const places = ['gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'];

/** How often head and last entry are looked at: they are read one after another, and a writer may have come between them. */
const looks = 3;

/** Why head and last entry do not belong together: writers come and go, damage stays the same at every look. */
const astray = (pk: string, seen: ReadonlySet<string>): Error =>
  seen.size === 1 ? damaged(pk) : new Moved(`${pk} changes faster than it can be read`);

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
    trace: happening.trace,
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
  return readEntry((await table.get({ pk, sk: sort.entry(n) })) ?? { pk });
}

/** Every entry of the chain, in order. */
export async function entries(table: Table, pk: string): Promise<Entry[]> {
  return (await all(table, { partition: pk, prefix: sort.entries })).map(readEntry);
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
  const seen = new Set<string>();
  for (let attempt = 0; attempt < looks; attempt += 1) {
    const found = await all(table, question);
    const chain = found.filter(isEntry).map(readEntry);
    const last = chain.at(-1);
    const headItem = found.find(({ sk }) => sk === sort.head);
    const chainAt = headItem ? headItem['chainAt'] : 0;
    if ((last?.head ?? 0) !== chainAt) {
      seen.add(`${last?.n ?? 0}/${String(chainAt)}`);
      continue;
    }
    const others = found.filter((item) => !isEntry(item) && item['sk'] !== sort.head);
    return {
      pk,
      head: headItem ? read(headItem, schema) : undefined,
      n: last?.n ?? 0,
      hash: last?.hash ?? genesis,
      headAt: last?.head ?? 0,
      entries: chain,
      items: Object.fromEntries(others.map((item) => [String(item['sk']), bare(item)])),
    };
  }
  throw astray(pk, seen);
}

export const isEntry = ({ sk }: Item): boolean => typeof sk === 'string' && sk.startsWith(sort.entries);

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
