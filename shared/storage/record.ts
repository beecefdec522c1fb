import type * as z from 'zod';
import { genesis, type Entry } from '../domain/audit/chain.ts';
import type { Refused } from '../domain/refused.ts';
import {
  all,
  bare,
  damaged,
  isEntry,
  read,
  readEntry,
  standsIn,
  type Chained,
  type Collection,
  type Existing,
  type Recorded,
} from './chained.ts';
import { collectionParts, sort } from './keys.ts';
import { Moved } from './attempt.ts';
import type { Item, Question, Table } from './table.ts';

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
    /** With everything: what closing, feedback and audit work on. */
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

/** Everything of a collection, by its key. */
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
