import * as z from 'zod';
import { isNobody } from '../organisation/actors.ts';
import type { Bound, Stood } from './signed.ts';
import { Entry, changedFields, digest, genesis, isGenuine } from './chain.ts';

/** What stands in the table now beside the chain that should account for it. */
interface Collection {
  /** By place. */
  entries: readonly Entry[];
  /** Places of the chain at which something stands that is no entry. */
  unreadable?: readonly { readonly place: number }[] | undefined;
  head?: Readonly<Record<string, unknown>> | undefined;
  /** The entry that wrote the head last, by the head's own word. */
  headAt?: number | undefined;
  items: Readonly<Record<string, unknown>>;
}

export type Fault =
  | { kind: 'unreadable-entry'; n: number }
  | { kind: 'missing-entry'; n: number }
  | { kind: 'reordered-entry'; n: number; found: number }
  | { kind: 'altered-entry'; n: number }
  | { kind: 'broken-link'; n: number }
  | { kind: 'misplaced-head'; n: number; found: number }
  | { kind: 'altered-field'; field: string }
  | { kind: 'altered-item'; item: string }
  | { kind: 'missing-item'; item: string }
  | { kind: 'unaccounted-item'; item: string }
  | { kind: 'cut-tail'; n: number }
  | { kind: 'rewritten'; n: number }
  | { kind: 'backdated-entry'; n: number };

/**
 * Names every broken entry and how it is broken, every field or item that is not what the chain says, and where the chain no
 * longer is the one that was signed. Empty means: nothing was altered, left out, reordered, cut or rewritten.
 */
export function chainFaults(collection: Collection, bounds: readonly Bound[] = []): Fault[] {
  const faults = [
    ...entryFaults(collection),
    ...headFaults(collection),
    ...bounds.flatMap((bound) => boundFaults(collection, bound)),
    ...stateFaults(collection),
  ];
  const named = new Map(faults.map((fault) => [JSON.stringify(fault), fault]));
  return [...named.values()];
}

/**
 * Where a chain stands, to be signed: at its last entry; or, where it no longer continues something signed of it before, or its
 * end cannot be read, where it stood then (`before`, newest first). Signing again makes nothing right. Undefined: it never stood.
 */
export function standsAt(
  { entries, unreadable = [] }: Pick<Collection, 'entries' | 'unreadable'>,
  before: readonly Stood[],
): Stood | undefined {
  const left = before.find(({ n, hash }) => !entries.some((entry) => entry.n === n && entry.hash === hash));
  if (left) return { n: left.n, hash: left.hash };
  const last = entries.at(-1);
  if (last && isGenuine(last) && unreadable.every(({ place }) => place < last.n)) return { n: last.n, hash: last.hash };
  const [newest] = before;
  return newest && { n: newest.n, hash: newest.hash };
}

/** A gap is named entry by entry up to this many; a number made up at the end of a chain must not fill a page. */
const namedInGap = 20;

function entryFaults({ entries, unreadable = [] }: Collection): Fault[] {
  const faults: Fault[] = unreadable.map(({ place }) => ({ kind: 'unreadable-entry', n: place }));
  const lost = new Set(unreadable.map(({ place }) => place));
  const present = new Set(entries.map(({ n }) => n));
  let reordered = false;
  let n = 1;
  let previous: string | undefined = genesis;
  for (const entry of entries) {
    for (; lost.has(n); n += 1) previous = undefined;
    if (!isGenuine(entry)) faults.push({ kind: 'altered-entry', n: entry.n });
    if (entry.n > n && !present.has(n)) {
      const gap = Array.from({ length: Math.min(entry.n - n, namedInGap) }, (_, missing) => n + missing);
      faults.push(...gap.filter((at) => !lost.has(at)).map((at): Fault => ({ kind: 'missing-entry', n: at })));
      n = entry.n;
      previous = undefined;
    }
    if (entry.n !== n) {
      if (!reordered) faults.push({ kind: 'reordered-entry', n, found: entry.n });
      reordered = true;
    } else if (previous !== undefined && !reordered && entry.previous !== previous) {
      faults.push({ kind: 'broken-link', n });
    }
    previous = entry.hash;
    n += 1;
  }
  return faults;
}

const lastOf = ({ entries, unreadable = [] }: Collection): number =>
  Math.max(0, ...entries.map(({ n }) => n), ...unreadable.map(({ place }) => place));

/** The head repeats which entry wrote it, so a cut end shows even where nothing was signed yet. */
function headFaults(collection: Collection): Fault[] {
  const { entries, headAt, unreadable = [] } = collection;
  const last = lastOf(collection);
  if (headAt === undefined) return [];
  if (headAt > last) return [{ kind: 'missing-entry', n: headAt }];
  const known = entries.find(({ n }) => n === last)?.head;
  if (known === undefined || unreadable.length > 0 || known === headAt) return [];
  return [{ kind: 'misplaced-head', n: known, found: headAt }];
}

/** A request is written this much after the time its entry bears at the most, milliseconds. */
const slack = 15 * 60_000;
/**
 * The schedule and its jobs bear the beginning of their day, or the time the job began: a run that was late, or taken up again after an
 * outage, writes it up to a day after that (25 hours where clocks are put back), with an anchor in between.
 */
const slackOfRuns = 25 * 60 * 60_000;
/** The entries of a close, and of a run of cards, all bear the time it began; the seal that follows them bounds them instead. */
const workers: readonly string[] = ['closing', 'cards'];
const slackOf = ({ by }: Entry): number => (isNobody(by.id) ? slackOfRuns : slack);

function boundFaults(collection: Collection, { n, hash, at, kind }: Bound): Fault[] {
  const { entries, unreadable = [] } = collection;
  const backdated = entries
    .filter(
      (entry) => entry.n > n && entry.at < at - slackOf(entry) && (kind === 'seal' || !workers.includes(entry.by.id)),
    )
    .map((entry): Fault => ({ kind: 'backdated-entry', n: entry.n }));
  if (n === 0) return backdated;
  const signed = entries.find((entry) => entry.n === n);
  if (signed) return signed.hash === hash ? backdated : [{ kind: 'rewritten', n }];
  return n > lastOf(collection) && !unreadable.some(({ place }) => place === n) ? [{ kind: 'cut-tail', n }] : [];
}

function stateFaults({ entries, head, items }: Collection): Fault[] {
  const fields = new Map<string, string | null>();
  const written = new Map<string, string>();
  for (const entry of [...entries].sort((a, b) => a.n - b.n)) {
    for (const [field, hash] of Object.entries(entry.changes ?? {})) fields.set(field, hash);
    for (const [item, hash] of Object.entries(entry.items ?? {})) written.set(item, hash);
  }
  const faults: Fault[] = [];
  const actual = changedFields(undefined, head ?? {});
  for (const field of new Set([...fields.keys(), ...Object.keys(actual)])) {
    if ((fields.get(field) ?? null) !== (actual[field] ?? null)) faults.push({ kind: 'altered-field', field });
  }
  for (const [item, hash] of written) {
    if (items[item] === undefined) faults.push({ kind: 'missing-item', item });
    else if (digest(items[item]) !== hash) faults.push({ kind: 'altered-item', item });
  }
  for (const item of Object.keys(items)) if (!written.has(item)) faults.push({ kind: 'unaccounted-item', item });
  return faults;
}

/** A collection as it is handed out for verifying elsewhere: its chain and everything the chain should account for. */
export const CollectionExport = z.strictObject({
  format: z.literal('jixiao.collection/1'),
  collection: z.string(),
  head: z.record(z.string(), z.unknown()).optional(),
  /** The entry that wrote the head last. */
  headAt: z.int().optional(),
  entries: z.array(Entry),
  /** What stands at the place of an entry and is none. */
  unreadable: z.array(z.strictObject({ place: z.int(), item: z.record(z.string(), z.unknown()) })).optional(),
  items: z.record(z.string(), z.unknown()),
});
export type CollectionExport = z.infer<typeof CollectionExport>;
