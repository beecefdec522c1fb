import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Role } from '../organisation/authority.ts';
import { canonical } from './canonical.ts';
import type { EventName } from './events.ts';

/**
 * The audit chain (审计链). Entry n holds who, when, what, why, the hashes of what it changed and the hash of entry n−1.
 * Its number is also the optimistic lock of everything kept in the same collection.
 */
export const Entry = z.strictObject({
  n: z.int().min(1),
  at: z.int().min(0),
  by: z.strictObject({ id: z.string(), roles: z.array(z.string()).max(Role.options.length) }),
  /** As the record says it; those who ask the record for an event can only ask for one there is. */
  what: z.custom<EventName>((name) => typeof name === 'string').meta({ type: 'string' }),
  why: z.string().optional(),
  trace: z.string().optional(),
  /** A write-once record (filing, rating, adjustment, signature): the entry is the record. */
  data: z.record(z.string(), z.unknown()).optional(),
  /** Hash of every field of the head that this entry changed; null where it removed the field. */
  changes: z.record(z.string(), z.string().nullable()).optional(),
  /** Hash of every other item of the collection that this entry wrote, by sort key. */
  items: z.record(z.string(), z.string()).optional(),
  /** Number of the last entry that changed the head: shows a reader that head and chain belong together. */
  head: z.int().min(0),
  previous: z.string(),
  hash: z.string(),
});
export type Entry = z.infer<typeof Entry>;

/** `previous` of the first entry. */
export const genesis = '0'.repeat(64);

type Unlinked = Omit<Entry, 'hash'>;

/** Closes an entry with its hash, over the hash of the one before. */
export function link(entry: Unlinked): Entry {
  return { ...entry, hash: digest(entry) };
}

/** Does the entry still have the hash it was linked with? */
export const isGenuine = ({ hash, ...unlinked }: Entry): boolean => digest(unlinked) === hash;

/** The fields in which two heads differ, each with the hash of its new value. */
export function changedFields(before: object | undefined, after: object): Record<string, string | null> {
  const was = hashes(before ?? {});
  const is = hashes(after);
  const names = new Set([...was.keys(), ...is.keys()]);
  return Object.fromEntries(
    [...names].filter((name) => was.get(name) !== is.get(name)).map((name) => [name, is.get(name) ?? null]),
  );
}

const hashes = (fields: object): Map<string, string> =>
  new Map(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, digest(value)]),
  );

/** SHA-256, 64 lower-case hex digits. */
export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The same of the canonical form. */
export const digest = (value: unknown): string => sha256(canonical(value));
