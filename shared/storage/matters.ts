import { Case, KeptMatter } from '../domain/matter/earlier.ts';
import { kindOf, waitingFor } from '../domain/matter/kinds.ts';
import { KindName, overdue, type Matter } from '../domain/matter/matter.ts';
import { Refused } from '../domain/refused.ts';
import { appraisals } from './appraisals.ts';
import { legible } from './damaged.ts';
import { collectionParts, dueAt, list, listed, sort } from './keys.ts';
import { append, read, type Doing, load } from './record.ts';
import { all, type From, type Item, type Key, type Table, type Write } from './table.ts';

/** A matter as an item of the appraisal: listed in its period, what waits for somebody first, and due while its clock runs unmarked. */
export function matterItem(pk: string, matter: Matter) {
  const { kind, id, due, overdueAt } = matter;
  const sk = sort.matter(kind, id);
  const { falls } = kindOf(matter);
  const clock = due !== undefined && overdueAt === undefined && !falls ? dueAt(due, pk, sk) : {};
  return { sk, value: matter, index: { ...placeIn(pk, matter), ...clock } };
}

function placeIn(pk: string, matter: Matter): Item {
  const [jurisdiction = ''] = collectionParts(pk);
  const order = waitingFor(matter) ? list.waiting(matter.id) : list.settled(matter.id);
  return listed(list.matters(jurisdiction, matter.period, matter.kind), order);
}

/** Where an item that says this stands in the lists; undefined where it says no matter. Rechecks of before were due in no index. */
export function matterIndex(pk: string, value: Item): Item | undefined {
  const matter = KeptMatter.safeParse(value).data;
  if (!matter) return undefined;
  return Case.safeParse(value).success ? placeIn(pk, matter) : matterItem(pk, matter).index;
}

const missing = (kind: KindName, matter: string): Refused =>
  new Refused('matters.none', { kind: kindOf({ kind }).text.name, matter });

export async function existingMatter(table: Table, pk: string, kind: KindName, id: string): Promise<Matter> {
  const item = await table.get({ pk, sk: sort.matter(kind, id) });
  if (!item) throw missing(kind, id);
  return read(item, KeptMatter);
}

interface Read {
  readonly pk: string;
  readonly items: Readonly<Record<string, Item>>;
}

const keysIn = ({ items }: Read, kind: KindName): string[] =>
  Object.keys(items).filter((sk) => sk.startsWith(sort.matters(kind)));

/** How many of one kind a collection that was read whole has, readable or not. */
export const countIn = (collection: Read, kind: KindName): number => keysIn(collection, kind).length;

/** Those of one kind out of it, oldest first. */
export const mattersIn = (collection: Read, kind: KindName): Matter[] =>
  keysIn(collection, kind).map((sk) => matterOf(collection, sk));

/** Those that can be read, for a page that people look through. */
export const legibleIn = (collection: Read, kind: KindName): Matter[] =>
  legible(
    keysIn(collection, kind).map((sk) => ({ ...collection.items[sk], pk: collection.pk, sk })),
    KeptMatter,
  );

const matterOf = ({ pk, items }: Read, sk: string): Matter => read({ ...items[sk], pk }, KeptMatter);

/** One of it: what cannot be read beside it does not keep it from being moved. */
export function matterIn(collection: Read, kind: KindName, id: string): Matter {
  const sk = sort.matter(kind, id);
  if (!(sk in collection.items)) throw missing(kind, id);
  return matterOf(collection, sk);
}

interface Page {
  readonly matters: readonly Matter[];
  readonly next: Item | undefined;
}

/** Those of one subject, oldest first. */
export async function mattersOf(table: Table, pk: string, kind: KindName, from: From): Promise<Page> {
  const { items, next } = await table.query({ partition: pk, prefix: sort.matters(kind), ...from });
  return { matters: legible(items, KeptMatter), next };
}

interface Within {
  readonly jurisdiction: string;
  readonly period: string;
  readonly kind: KindName;
}

/** Those of a period, what waits for somebody first. */
export async function listMatters(
  table: Table,
  { jurisdiction, period, kind }: Within,
  { open, ...from }: From & { readonly open: boolean | undefined },
): Promise<Page> {
  const partition = list.matters(jurisdiction, period, kind);
  const prefix = open ? { prefix: list.allWaiting } : {};
  const { items, next } = await table.query({ index: 'byList', partition, ...prefix, ...from });
  return { matters: legible(items, KeptMatter), next };
}

/** Every one of a period, or every open one: what holds up a phase is a short list. */
export async function everyMatter(
  table: Table,
  { jurisdiction, period, kind }: Within,
  { open }: { readonly open: boolean },
): Promise<Matter[]> {
  const partition = list.matters(jurisdiction, period, kind);
  const items = await all(table, { index: 'byList', partition, ...(open ? { prefix: list.allWaiting } : {}) });
  return items.map((item) => read(item, KeptMatter));
}

/** Which kind of matter a key, found through the due index, is of. */
export const matterAt = ({ sk }: Key): { kind: KindName; id: string } | undefined =>
  KindName.options
    .filter((kind) => sk.startsWith(sort.matters(kind)))
    .map((kind) => ({ kind, id: sk.slice(sort.matters(kind).length) }))[0];

/**
 * Marks a matter found through the due index as overdue, with its audit entry. Undefined when it is not: somebody acted meanwhile, or
 * an earlier run marked it. Marking takes it out of the due index, so a missed run heals itself.
 */
export async function markOverdue(
  table: Table,
  key: Key,
  { by, at, trace }: Doing,
): Promise<{ readonly matter: Matter; readonly writes: readonly Write[] } | undefined> {
  const found = matterAt(key);
  if (!found) return undefined;
  const chain = await load(table, key.pk, appraisals);
  const marked = overdue(await existingMatter(table, key.pk, found.kind, found.id), at);
  if (!marked) return undefined;
  const { kind, id: matter, state, due } = marked;
  const event = { what: 'matters.overdue', by, at, trace, data: { kind, matter, state, due } } as const;
  return { matter: marked, writes: append(chain, event, { items: [matterItem(key.pk, marked)] }).writes };
}
