import type * as z from 'zod';
import { Entry, changedFields, digest, genesis, isGenuine, link } from '../domain/audit/chain.ts';
import type { EventName, Happened } from '../domain/audit/events.ts';
import { Refused } from '../domain/refused.ts';
import { Moved } from './attempt.ts';
import { collectionName, collectionParts, isEntry, sort, standsIn } from './keys.ts';
import { all, type Item, type Question, type Table, type Write } from './table.ts';

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

/** An item as what it was written as. */
export function read<S extends z.ZodType>(item: Item, schema: S): z.output<S> {
  const found = schema.safeParse(withoutPlace(item));
  if (!found.success) throw damaged(String(item['pk']));
  return found.data;
}

export function withoutPlace(item: Item): Record<string, unknown> {
  const { chainAt: _, ...value } = bare(item);
  return value;
}

/** An entry with its own hash, at its own place: contents altered or exchanged between two places are damage too. */
function readEntry(item: Item): Entry {
  const entry = read(item, Entry);
  if (sort.entry(entry.n) !== item['sk'] || !isGenuine(entry)) throw damaged(String(item['pk']));
  return entry;
}

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

/** How the head of a record reads, and where such a head is listed and due. */
interface HeadOf<S extends z.ZodType> {
  readonly head: S;
  readonly index: (jurisdiction: string, head: z.output<S>) => Item;
  /** Nobody acts by a record that stands in no list: it was planted beside them, and no anchor names it. */
  readonly onlyIfListed?: true;
}

interface Declared<S extends z.ZodType, Key extends readonly string[]> extends HeadOf<S> {
  /** Its collection. */
  readonly key: (jurisdiction: string, ...key: Key) => string;
  /** What is said where there is none. */
  readonly missing: (...key: Key) => Refused;
}

/**
 * A record, declared once: head, key, lists, what is said where there is none. Whatever changes a head that was loaded by this puts
 * it into its lists.
 */
export function record<S extends z.ZodType, Key extends readonly string[]>(declared: Declared<S, Key>) {
  type Head = z.output<S>;
  type Loaded = <C extends Chained<Head>>(chain: C, key: Key) => C & Existing<Head>;
  const existing: Loaded = (chain, key) => {
    const { head } = chain;
    if (head === undefined) throw declared.missing(...key);
    return { ...chain, head };
  };
  const at = (jurisdiction: string, key: Key) => declared.key(jurisdiction, ...key);

  return {
    ...declared,
    /** Head and last entry. */
    load: (table: Table, jurisdiction: string, ...key: Key): Promise<Chained<Head>> =>
      load(table, at(jurisdiction, key), declared),
    existing: async (table: Table, jurisdiction: string, ...key: Key): Promise<Existing<Head>> =>
      existing(await load(table, at(jurisdiction, key), declared), key),
    /** With every entry: for what is decided by what happened before. One query, like the head alone. */
    withEntries: async (table: Table, jurisdiction: string, ...key: Key): Promise<Existing<Head> & Recorded<Head>> =>
      existing(await readTogether(table, { partition: at(jurisdiction, key), prefix: sort.chain }, declared), key),
    collection: async (table: Table, jurisdiction: string, ...key: Key): Promise<Existing<Head> & Collection<Head>> =>
      existing(await loadCollection(table, at(jurisdiction, key), declared), key),
    /** One that is about to be made. The table refuses its first entry where it stands already. */
    none: (jurisdiction: string, ...key: Key): Chained<Head> => ({
      ...nothing,
      pk: at(jurisdiction, key),
      index: (head) => declared.index(jurisdiction, head),
    }),
  };
}

export const loadCollection = <S extends z.ZodType>(
  table: Table,
  pk: string,
  head: HeadOf<S>,
): Promise<Collection<z.output<S>>> => readTogether(table, { partition: pk }, head);

const nothing = { head: undefined, n: 0, hash: genesis, headAt: 0 } as const;

/**
 * Reads head and last entry with one query of two items. Load this first and other items of the collection after it:
 * whatever changes later takes the next number, and the commit then fails with Moved.
 */
export const load = <S extends z.ZodType>(table: Table, pk: string, head: HeadOf<S>): Promise<Chained<z.output<S>>> =>
  settled(pk, head, async (anew) => {
    const range = { from: sort.entries, to: sort.head, backwards: true, limit: 2 };
    const { items } = await table.query({ partition: pk, ...range, ...anew });
    const last = items.find((item) => item['sk'] !== sort.head);
    return { head: items.find(isHead), last: last && readEntry(last), rest: {} };
  });

const readTogether = <S extends z.ZodType>(
  table: Table,
  question: Question,
  head: HeadOf<S>,
): Promise<Collection<z.output<S>>> =>
  settled(question.partition, head, async (anew) => {
    const found = await all(table, { ...question, ...anew });
    const entries = found.filter(isEntry).map(readEntry);
    const others = found.filter((item) => !isEntry(item) && !isHead(item));
    const items = Object.fromEntries(others.map((item) => [String(item['sk']), bare(item)]));
    return { head: found.find(isHead), last: entries.at(-1), rest: { entries, items } };
  });

const isHead = ({ sk }: Item): boolean => sk === sort.head;

interface Look<R> {
  readonly head: Item | undefined;
  readonly last: Entry | undefined;
  /** What else was read, and goes with them. */
  readonly rest: R;
}

/** Looks until head and last entry belong together. */
async function settled<S extends z.ZodType, R>(
  pk: string,
  { head: schema, index, onlyIfListed }: HeadOf<S>,
  look: (how: { readonly anew?: true }) => Promise<Look<R>>,
): Promise<Chained<z.output<S>> & R> {
  const indexed = (head: z.output<S>) => index(collectionParts(pk)[0] ?? '', head);
  const seen = new Set<string>();
  for (let attempt = 0; attempt < looks; attempt += 1) {
    const { head, last, rest } = await look(attempt === 0 ? {} : { anew: true });
    const { n, hash, head: headAt } = last ?? { n: 0, hash: genesis, head: 0 };
    const chainAt = head ? head['chainAt'] : 0;
    if (chainAt === headAt) {
      const value = head ? read(head, schema) : undefined;
      if (head && value !== undefined && onlyIfListed && !standsIn(head, indexed(value))) throw damaged(pk);
      return { pk, head: value, n, hash, headAt, index: indexed, ...rest };
    }
    seen.add(`${n}/${String(chainAt)}`);
  }
  throw astray(pk, seen);
}

/** How often head and last entry are looked at: they are read one after another, and a writer may have come between them. */
const looks = 3;

/** Why head and last entry do not belong together: writers come and go, damage stays the same at every look. */
const astray = (pk: string, seen: ReadonlySet<string>): Error =>
  seen.size === 1 ? damaged(pk) : new Moved(`${pk} changes faster than it can be read`);
