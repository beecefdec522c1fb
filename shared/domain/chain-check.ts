import { changedFields, genesis, type Entry } from './chain.ts';
import { digest } from './canonical.ts';

/** What stands in the table now beside the chain that should account for it. */
interface Collection {
  entries: readonly Entry[];
  head?: Readonly<Record<string, unknown>> | undefined;
  items: Readonly<Record<string, unknown>>;
}

/** Where a sealed manifest says the chain stood when the period was closed. */
export interface Anchor {
  n: number;
  hash: string;
}

export type Fault =
  | { kind: 'missing-entry'; n: number }
  | { kind: 'reordered-entry'; n: number; found: number }
  | { kind: 'altered-entry'; n: number }
  | { kind: 'broken-link'; n: number }
  | { kind: 'altered-field'; field: string }
  | { kind: 'altered-item'; item: string }
  | { kind: 'missing-item'; item: string }
  | { kind: 'unaccounted-item'; item: string }
  | { kind: 'cut-tail'; n: number }
  | { kind: 'rewritten'; n: number };

/**
 * Names the first broken entry and how it is broken; with an intact chain, every field or item that no longer is what
 * the chain says. Empty means: nothing was altered, left out, reordered, cut or rewritten.
 */
export function chainFaults(collection: Collection, anchor?: Anchor): Fault[] {
  const broken = firstBrokenEntry(collection.entries);
  if (broken) return [broken];
  return [...anchorFaults(collection.entries, anchor), ...stateFaults(collection)];
}

function firstBrokenEntry(entries: readonly Entry[]): Fault | undefined {
  let previous = genesis;
  let n = 1;
  for (const entry of entries) {
    const { hash, ...rest } = entry;
    if (digest(rest) !== hash) return { kind: 'altered-entry', n: entry.n };
    if (entry.n !== n) {
      const later = entries.some((other) => other.n === n);
      return later ? { kind: 'reordered-entry', n, found: entry.n } : { kind: 'missing-entry', n };
    }
    if (entry.previous !== previous) return { kind: 'broken-link', n };
    previous = hash;
    n += 1;
  }
  return undefined;
}

function anchorFaults(entries: readonly Entry[], anchor: Anchor | undefined): Fault[] {
  if (!anchor || anchor.n === 0) return [];
  const sealed = entries[anchor.n - 1];
  if (!sealed) return [{ kind: 'cut-tail', n: anchor.n }];
  return sealed.hash === anchor.hash ? [] : [{ kind: 'rewritten', n: anchor.n }];
}

function stateFaults({ entries, head, items }: Collection): Fault[] {
  const fields = new Map<string, string | null>();
  const written = new Map<string, string>();
  for (const entry of entries) {
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
