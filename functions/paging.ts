import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto';
import * as z from 'zod';
import { canonical } from '../shared/domain/audit/canonical.ts';
import { Refused } from '../shared/domain/refused.ts';
import { legible } from '../shared/storage/damaged.ts';
import { sort } from '../shared/storage/keys.ts';
import type { From, Item, Table } from '../shared/storage/table.ts';
import type { Page, PageOfOpen } from './fields.ts';
import type { Cursors } from './services.ts';

const Token = z.record(z.string(), z.unknown());

/** Key and what a token is bound to; both from the secret that no page leaves with. */
const boundBy = async ({ secret, boundTo }: Cursors) => ({
  key: createHash('sha256')
    .update(`cursor:${await secret()}`)
    .digest(),
  to: Buffer.from(canonical(boundTo)),
});

const cipher = 'aes-256-gcm';
const [nonceBytes, tagBytes] = [12, 16] as const;

/**
 * A page's end leaves the system only as a token sealed together with caller and query: it cannot be forged, used by somebody else or for
 * another list, or read: it may lie behind somebody whom the reader is not told of. The same end is the same token.
 */
export async function sealCursor(cursors: Cursors, next: Item | undefined): Promise<string | undefined> {
  if (!next) return undefined;
  const { key, to } = await boundBy(cursors);
  const text = Buffer.from(JSON.stringify(next));
  const nonce = createHmac('sha256', key).update(text).update(to).digest().subarray(0, nonceBytes);
  const sealing = createCipheriv(cipher, key, nonce).setAAD(to);
  return Buffer.concat([nonce, sealing.update(text), sealing.final(), sealing.getAuthTag()]).toString('base64url');
}

export async function openCursor(cursors: Cursors, token: string | undefined): Promise<Item | undefined> {
  if (token === undefined) return undefined;
  const { key, to } = await boundBy(cursors);
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length < nonceBytes + tagBytes || bytes.toString('base64url') !== token) throw notOfThis();
  const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes))
    .setAAD(to)
    .setAuthTag(bytes.subarray(-tagBytes));
  const text = opening.update(bytes.subarray(nonceBytes, -tagBytes));
  try {
    opening.final();
  } catch {
    throw notOfThis();
  }
  return Token.parse(JSON.parse(text.toString()));
}

const notOfThis = () => new Refused('request.cursor', {}, { field: 'cursor' });

const Position = z.object({ behind: z.string().default('') });

export type Paged = z.output<typeof Page>;
export type PagedOfOpen = z.output<typeof PageOfOpen>;

/** What a page of any list says beside its items. */
interface More {
  readonly more: { readonly next?: string };
}

/** One page of a list that the table keeps in order: `read` goes on behind the item at which the page before ended. */
export async function nextPage<P extends { readonly next: Item | undefined }>(
  cursors: Cursors,
  { cursor, limit }: Paged,
  read: (from: From) => Promise<P>,
): Promise<{ readonly page: P } & More> {
  const page = await read({ limit, after: await openCursor(cursors, cursor) });
  return { page, ...(await leadingOn(cursors, page.next)) };
}

/** What is read at once where much may be left out. */
const readAtOnce = 50;

/** Records of a jurisdiction that are listed by their time-ordered ids. */
interface Newest<S extends z.ZodType<{ readonly id: string }>> {
  readonly jurisdiction: string;
  readonly partition: string;
  readonly record: {
    readonly head: S;
    none(jurisdiction: string, id: string): { readonly pk: string };
    index(jurisdiction: string, head: z.output<S>): Item;
  };
  readonly wanted: (head: z.output<S>) => boolean | Promise<boolean>;
}

/**
 * Those of them that are wanted, newest first. Reads on until the page is full and one more is known, or the list ends: neither an empty
 * page nor the place where one ends tells of what was left out.
 */
export async function newestOf<S extends z.ZodType<{ readonly id: string }>>(
  table: Table,
  { jurisdiction, partition, record, wanted }: Newest<S>,
  { limit, after }: From,
): Promise<{ heads: z.output<S>[]; next: Item | undefined }> {
  const heads: z.output<S>[] = [];
  let next = after;
  do {
    const question = { partition, backwards: true, limit: Math.max(limit + 1, readAtOnce) };
    const page = await table.query({ index: 'byList', ...question, after: next });
    for (const head of legible(page.items, record.head)) if (await wanted(head)) heads.push(head);
    next = page.next;
  } while (next && heads.length <= limit);
  const last = heads.length > limit ? heads[limit - 1] : undefined;
  return {
    heads: heads.slice(0, limit),
    next: last && {
      pk: record.none(jurisdiction, last.id).pk,
      sk: sort.head,
      ...record.index(jurisdiction, last),
    },
  };
}

/**
 * One page of a list that had to be read whole, to be ranked or counted. `order` gives each item a text of its own to sort
 * by: the next page begins behind the last item shown, whatever was added or taken away before it.
 */
export async function pageOf<T>(
  cursors: Cursors,
  list: { readonly items: readonly T[]; readonly order: (item: T) => string },
  { cursor, limit }: Paged,
): Promise<{ readonly items: readonly T[] } & More> {
  const { behind } = Position.parse((await openCursor(cursors, cursor)) ?? {});
  const rest = list.items
    .map((item) => ({ item, key: list.order(item) }))
    .filter(({ key }) => key > behind)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const page = rest.slice(0, limit);
  const last = rest.length > limit ? page.at(-1) : undefined;
  return { items: page.map(({ item }) => item), ...(await leadingOn(cursors, last && { behind: last.key })) };
}

async function leadingOn(cursors: Cursors, position: Item | undefined): Promise<More> {
  const next = await sealCursor(cursors, position);
  return { more: next === undefined ? {} : { next } };
}

/** A number as text that sorts like the number. */
export const sortable = (number: number): string => String(number).padStart(12, '0');
