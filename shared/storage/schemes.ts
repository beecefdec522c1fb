import * as z from 'zod';
import { Refused } from '../domain/refused.ts';
import { Scheme } from '../domain/scheme/scheme.ts';
import { SchemeVersion, waitingOf } from '../domain/scheme/version.ts';
import { legible } from './damaged.ts';
import { list, listed, partition, ranked, sort } from './keys.ts';
import { read, record } from './record.ts';
import type { Table } from './table.ts';
import { Bilingual } from '../domain/text.ts';

/** What lists show of a scheme. The documents themselves are items `version/0001` of the same collection. */
export const SchemeHead = z.strictObject({
  id: z.string(),
  name: Bilingual,
  /** The unit whose scheme it is, for good; absent where it is the jurisdiction's. */
  owner: z.string().optional(),
  versions: z.array(SchemeVersion).min(1),
});
export type SchemeHead = z.infer<typeof SchemeHead>;

/** One version's document, as portable as it came, under the hash by which signatures and score sheets name it. */
const Document = z.strictObject({ version: z.int().min(1), hash: z.string(), scheme: Scheme });
type Document = z.infer<typeof Document>;

export const schemes = record({
  key: partition.scheme,
  head: SchemeHead,
  index: (jurisdiction, { id, versions }) => ({
    ...listed(list.schemes(jurisdiction), id),
    ...(waitingOf(versions) ? ranked(list.waitingSchemes(jurisdiction), id) : {}),
  }),
  missing: (scheme) => new Refused('schemes.no-scheme', { scheme }),
});
export const { load: loadScheme, existing: existingScheme } = schemes;

/** Schemes of which a version waits for the committee or came back from it, and how many of them cannot be read. */
export async function waitingSchemes(
  table: Table,
  jurisdiction: string,
  limit: number,
): Promise<{ heads: readonly SchemeHead[]; unread: number; more: boolean }> {
  const { items, next } = await table.query({ index: 'byDue', partition: list.waitingSchemes(jurisdiction), limit });
  const found = await table.getMany(items.map(({ pk }) => ({ pk: String(pk), sk: sort.head })));
  const heads = legible(found, SchemeHead);
  return { heads, unread: found.length - heads.length, more: next !== undefined };
}

/** A version of a scheme that exists, with its standing. */
export function versionOf({ id, versions }: SchemeHead, version: number): SchemeVersion {
  const found = versions.find((known) => known.version === version);
  if (!found) throw new Refused('schemes.no-version', { scheme: id, version });
  return found;
}

/** The document of a version: a draft, what the committee approves, what an engine scores by. */
export async function schemeDocument(
  table: Table,
  jurisdiction: string,
  { id, version }: { id: string; version: number },
): Promise<Document> {
  const item = await table.get({ pk: partition.scheme(jurisdiction, id), sk: sort.version(version) });
  if (!item) throw new Refused('schemes.no-version', { scheme: id, version });
  return read(item, Document);
}

/** What periods pinned: approved, so it stays as it is, and is kept while the process is warm. */
const pinned = new Map<string, Document>();
const mostPinned = 30;

/** The document of the version a period was opened with. */
export async function pinnedScheme(
  table: Table,
  jurisdiction: string,
  pin: { id: string; version: number },
): Promise<Document> {
  const of = `${jurisdiction}/${pin.id}/${pin.version}`;
  const known = pinned.get(of);
  if (known) return known;
  const document = await schemeDocument(table, jurisdiction, pin);
  if (pinned.size >= mostPinned) pinned.clear();
  pinned.set(of, document);
  return document;
}

/** The head with one version added or replaced. */
export function withVersion(head: SchemeHead, version: SchemeVersion): SchemeHead {
  const others = head.versions.filter((known) => known.version !== version.version);
  return { ...head, versions: [...others, version].sort((a, b) => a.version - b.version) };
}

/** The item of a version's document. */
export const documentItem = (document: Document) => ({ sk: sort.version(document.version), value: document });
