import type * as z from 'zod';
import { Entry, changedFields, digest, isGenuine, link } from '../domain/audit/chain.ts';
import type { EventName, Happened } from '../domain/audit/events.ts';
import { Refused } from '../domain/refused.ts';
import { warn } from '../log.ts';
import { collectionName, due, sort } from './keys.ts';
import type { Item, Question, Table, Write } from './table.ts';

/** An aggregate with its audit chain: what it is now, and the entry the next one must link to. */
export interface Chained<H> {
  readonly pk: string;
  readonly head: H | undefined;
  readonly n: number;
  readonly hash: string;
  /** Number of the last entry that changed the head. */
  readonly headAt: number;
  /** Where such a head is listed and due. */
  index(head: H): Item;
}

/** An aggregate that is known to exist. */
export type Existing<H> = Chained<H> & { readonly head: H };

/** Who does something and when, with the trace by which the request or job is found in the logs. */
export interface Doing {
  readonly by: { readonly id: string; readonly rolesUsed: readonly string[] };
  readonly at: number;
  readonly why?: string | undefined;
  readonly trace: string;
}

/** What an entry records: an event of the list with its data, and the act that made it. */
export type Happening<Name extends EventName = EventName> = Happened<Name> & Doing;

/** What the entry changes besides itself. Index attributes are kept beside the value and are not hashed. */
export interface Changes<H> {
  readonly head?: H;
  readonly items?: readonly { readonly sk: string; readonly value: Item; readonly index?: Item }[];
}

export interface Appended<H = unknown> {
  readonly writes: readonly Write[];
  readonly n: number;
  readonly hash: string;
  readonly entry: Entry;
  /** The chain as it stands once this is written. */
  readonly chain: Chained<H>;
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

/** What was to be read, or undefined where it is damaged. */
export async function unlessDamaged<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isDamaged(error)) return undefined;
    throw error;
  }
}

/**
 * What a list says of one record of many. One that cannot be read, or whose entries tell what cannot have happened, hides no other:
 * it is left out, and the log names it. `judge` only computes.
 */
export async function toldOf<R extends Chained<unknown>, T>(
  pk: string,
  reading: Promise<R>,
  judge: (record: R) => T,
): Promise<T | undefined> {
  const record = await unlessDamaged(reading);
  try {
    if (record) return judge(record);
    warn('record.damaged', { collection: collectionName(pk) });
  } catch (error) {
    warn('record.damaged', { collection: collectionName(pk), error: String(error) });
  }
  return undefined;
}

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
    warn('record.damaged', { collection: collectionName(String(item['pk'])), item: item['sk'] });
    return [];
  });
}

function withoutPlace(item: Item): Record<string, unknown> {
  const { chainAt: _, ...value } = bare(item);
  return value;
}

/** An entry with its own hash, at its own place: contents altered or exchanged between two places are damage too. */
export function readEntry(item: Item): Entry {
  const entry = read(item, Entry);
  if (sort.entry(entry.n) !== item['sk'] || !isGenuine(entry)) throw damaged(String(item['pk']));
  return entry;
}

/** Is an item listed and due exactly where it should be? */
export const standsIn = (item: Item, index: Item): boolean =>
  ['gsi1pk', 'gsi1sk', 'gsi2sk'].every((name) => item[name] === index[name]) &&
  due.isIn(item['gsi2pk'], index['gsi2pk']);

/** The next entry of the chain with everything it changes, as writes of one transaction. */
export function append<H extends object>(
  chain: Chained<H>,
  happening: Happening,
  changes: Changes<H> = {},
): Appended<H> {
  const n = chain.n + 1;
  const { head, items = [] } = changes;
  const headAt = head ? n : chain.headAt;
  const entry = link({
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
  if (head) writes.push({ put: { ...chain.index(head), ...head, pk: chain.pk, sk: sort.head, chainAt: n } });
  for (const { sk, value, index } of items) writes.push({ put: { ...index, ...value, pk: chain.pk, sk } });
  const after = { ...chain, ...(head ? { head } : {}), n, hash: entry.hash, headAt };
  return { writes, n, hash: entry.hash, entry, chain: after };
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

/** The number an entry stands under, whatever it says itself. */
export const numberOf = ({ sk }: Item): number => Number(String(sk).slice(sort.entries.length - 1));

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
