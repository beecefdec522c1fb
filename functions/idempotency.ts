import * as z from 'zod';
import { digest } from '../shared/domain/audit/chain.ts';
import { Refused } from '../shared/domain/refused.ts';
import { partition, sort } from '../shared/storage/keys.ts';
import type { Item, Key, Table, Write } from '../shared/storage/table.ts';
import type { Reply, Success } from './route.ts';
import type { Caller } from './services.ts';

const Answered = z.object({ fingerprint: z.string(), answeredAt: z.int(), reply: z.string() });
const KeptReply = z.object({
  status: z.literal([200, 201, 202]),
  body: z.unknown(),
  etag: z.int().optional(),
  location: z.string().optional(),
});
const KeptSum = z.object({ sum: z.string(), etag: z.int().optional() });

/** Where the answer to a request is kept, and the fingerprint of what it asked. */
export interface Idempotency {
  readonly at: Key;
  readonly fingerprint: string;
  /** It is no client's key, to be used again some day: the answer stays. */
  readonly forGood?: true;
}

/** How long the same key gives the same answer. */
export const answeredFor = 24 * 60 * 60 * 1000;

/** What is kept of a reply that is made again when its key comes back. */
interface ReplySum {
  readonly sum: string;
  readonly etag?: number | undefined;
}

interface IncomingPost {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly routeKey: string;
  readonly pathParameters?: Readonly<Record<string, string | undefined>>;
}

/** Printable ASCII, which every client can put into a header; the form is published with the description of the API. */
export const keyPattern = /^[\x21-\x7e]{8,128}$/;

/** The key of a POST and what it asked for. */
export function idempotencyOf(
  { headers, routeKey, pathParameters }: IncomingPost,
  caller: Caller,
  asked: unknown,
): Idempotency {
  const key = headers['idempotency-key'] ?? '';
  if (!keyPattern.test(key)) throw new Refused('request.no-key', {}, { field: 'Idempotency-Key' });
  const fingerprint = digest([routeKey, pathParameters ?? {}, asked ?? null]);
  return { at: { pk: partition.answered(caller.jurisdiction, caller.id, key), sk: sort.answered }, fingerprint };
}

/** The write that remembers a reply, refused by the table if another request with the same key was answered first. */
export function rememberReply(idempotency: Idempotency, reply: Reply<unknown, Success> | ReplySum, now: number): Write {
  const { at, fingerprint, forGood } = idempotency;
  const put = { ...at, answeredAt: now, fingerprint, reply: JSON.stringify(reply) };
  if (forGood) return { put, unless: 'exists', tells: true };
  return {
    put: { ...put, expires: Math.ceil((now + answeredFor) / 1000) },
    when: {
      expression: 'attribute_not_exists(pk) OR answeredAt <= :dayAgo',
      values: { ':dayAgo': now - answeredFor },
    },
    tells: true,
  };
}

/** What a request was answered, or the sum of it. */
export type Earlier = Reply<unknown, Success> | ReplySum;

/** Thrown in place of a reply where the request was answered before: it is not done once more. */
export class AnsweredBefore extends Error {
  readonly earlier: Earlier;
  constructor(earlier: Earlier) {
    super('answered before');
    this.earlier = earlier;
  }
}

/** The reply this key got before, if that was less than a day ago or is kept for good. */
export async function answeredReply(table: Table, asked: Idempotency, now: number): Promise<Earlier | undefined> {
  const item = await table.get(asked.at);
  return item && keptReply(item, asked, now);
}

/** The reply an item keeps. The same key with anything else is refused. */
export function keptReply(item: Item, asked: Idempotency, now: number): Earlier | undefined {
  const { fingerprint, answeredAt, reply } = Answered.parse(item);
  if (!asked.forGood && answeredAt <= now - answeredFor) return undefined;
  if (fingerprint !== asked.fingerprint) throw new Refused('request.key-reused', {}, { field: 'Idempotency-Key' });
  const kept = z.union([KeptSum, KeptReply]).parse(JSON.parse(reply));
  if ('sum' in kept) return kept;
  const { status, body, etag, location } = kept;
  return { status, body, ...(etag === undefined ? {} : { etag }), ...(location === undefined ? {} : { location }) };
}

export const sumOf = (reply: Reply<unknown, Success>): ReplySum => ({ sum: digest(reply), etag: reply.etag });

/** The same answer once more, or none: never another one under the same key. */
export function sameReply(reply: Reply<unknown, Success>, { sum }: ReplySum): Reply<unknown, Success> {
  if (sumOf(reply).sum === sum) return reply;
  throw new Refused('request.answer-moved', {}, { field: 'Idempotency-Key' });
}
