import * as z from 'zod';
import { sha256 } from '../../shared/domain/audit/chain.ts';
import { Anchor, AnchorPart, signatureHolds, signedIn } from '../../shared/domain/audit/signed.ts';
import { addDays } from '../../shared/domain/organisation/calendar.ts';
import { dateAt, startOfDay } from '../../shared/domain/organisation/clocks.ts';
import {
  AnchorJob,
  anchorKey,
  anchorOf,
  anchorPartKey,
  anchors,
  chainLists,
  chainsIn,
  standsNow,
  timeZoneOf,
} from '../../shared/storage/anchors.ts';
import { done } from '../../shared/storage/jobs.ts';
import { writeOnce, signerFrom } from '../signed.ts';
import { anchorsUntil, partOf } from '../anchors.ts';
import type { Platform } from '../services.ts';
import { jobKind } from './engine.ts';

/** Chains read at the same time. */
const atOnce = 50;

/** Chains in a part: some 300 KB, read as a whole by whoever verifies. */
const fullPart = 2_000;

/** Behind which list the anchor stands, and how many parts it has written. */
const Written = z.strictObject({ behind: z.string(), parts: z.int().min(0) });
type Written = z.infer<typeof Written>;

interface Anchoring {
  readonly platform: Platform;
  readonly job: AnchorJob;
}

/**
 * 每日锚定: writes where every chain of a jurisdiction stands into the locked bucket, part by part, and then the day's signed list
 * of the parts. Every part is kept once and then counted, so a kill loses the part in hand and two workers write the same.
 */
export const anchorKind = (partSize = fullPart) =>
  jobKind({
    job: AnchorJob,
    cursor: Written,
    stages: {
      anchor: {
        parts: () => ['day'],
        async *chunks(anchoring: Anchoring, { cursor }) {
          let written = cursor ?? { behind: '', parts: 0 };
          for (;;) {
            const next = await nextPart(anchoring, written, partSize);
            if (!next) break;
            written = next;
            yield { writes: [], cursor: written, done: 1, finished: false };
          }
          await conclude(anchoring, written.parts);
          yield { writes: [], done: 0, finished: true };
        },
      },
    },
    context: async (platform, job) => ({ platform, job }),
    /** One of another day that broke off is left: what is signed tonight is how things stand tonight. */
    async next({ table }, { jurisdiction, record, job, generation, now }) {
      if (record !== anchors) return undefined;
      const timeZone = await timeZoneOf(table, jurisdiction);
      const day = dateAt(timeZone, now);
      if (job && (job.stage === done ? job.day >= day : isOfNow(job, timeZone, now))) return undefined;
      return { fresh: anchorOf({ jurisdiction, generation: generation + 1, at: now, day }) };
    },
    async again({ table }, { jurisdiction, day }) {
      return startOfDay(await timeZoneOf(table, jurisdiction), addDays(day, 1));
    },
  });

const aDay = 24 * 60 * 60_000;
const isOfNow = ({ day, at }: AnchorJob, timeZone: string, now: number): boolean =>
  at <= now && at > now - aDay && day === dateAt(timeZone, at);

/** Writes the next part; undefined when every list is done. */
async function nextPart(
  { platform, job: { jurisdiction, day, at: begunAt } }: Anchoring,
  { behind, parts }: Written,
  partSize: number,
): Promise<Written | undefined> {
  const { table } = platform;
  const left = (await chainLists(table, jurisdiction)).filter((name) => name > behind);
  const before = await anchoredBefore(platform, jurisdiction, day);
  const gone = before.lists.filter((name) => name > behind && !left.includes(name));
  const names = [...left, ...gone].sort();
  if (names.length === 0) return undefined;
  const lists: string[] = [];
  const chains: AnchorPart['chains'] = {};
  for (const name of names) {
    const carried = await before.chainsOf(name);
    const named = new Set([...(await chainsIn(table, jurisdiction, name)), ...carried.keys()]);
    const pks = [...named].filter((pk) => !chains[pk]);
    for (let start = 0; start < pks.length; start += atOnce) {
      const stood = pks
        .slice(start, start + atOnce)
        .map(async (pk) => [pk, await standsNow(table, pk, carried.get(pk))] as const);
      for (const [pk, at] of await Promise.all(stood)) if (at) chains[pk] = at;
    }
    lists.push(name);
    if (Object.keys(chains).length >= partSize) break;
  }
  const part = parts + 1;
  const at = new Date(begunAt).toISOString();
  const unsigned = { format: 'jixiao.anchor/1' as const, jurisdiction, day, part, at, lists, chains };
  // What a worker that was killed had kept is what counts, its place included.
  const ours = (there: AnchorPart) => there.day === day && there.part === part;
  const key = anchorPartKey(jurisdiction, day, part);
  const kept = await keepSigned(platform, key, { unsigned, schema: AnchorPart, ours });
  return { parts: part, behind: kept.lists.at(-1) ?? behind };
}

/** The day's list of parts. It names the anchor before it and for good what of the row was gone by then. */
async function conclude({ platform, job: { jurisdiction, day, at } }: Anchoring, written: number): Promise<void> {
  const parts: Anchor['parts'] = [];
  for (let part = 1; part <= written; part += 1) {
    const bytes = await platform.files.readReport(anchorPartKey(jurisdiction, day, part));
    const kept = signedIn(bytes, AnchorPart);
    if (!bytes || !kept) throw new Error(`part ${part} of the anchor of ${day} is gone`);
    parts.push({ sha256: sha256(bytes), chains: Object.keys(kept.chains).length, lists: kept.lists });
  }
  const { newest, forged } = await rowBefore(platform, jurisdiction, day);
  const before = newest && (await platform.files.readReport(anchorKey(jurisdiction, newest.day)));
  const unsigned = {
    format: 'jixiao.anchors/1' as const,
    jurisdiction,
    day,
    at: new Date(at).toISOString(),
    parts,
    previous: newest && before ? { day: newest.day, sha256: sha256(before) } : null,
    since: newest?.since ?? newest?.day ?? day,
    lost: newest ? await lostBefore(platform, newest, { day, forged }) : [],
  };
  const ours = (there: Anchor) => there.day === day;
  await keepSigned(platform, anchorKey(jurisdiction, day), { unsigned, schema: Anchor, ours });
}

interface Signing<U, T> {
  readonly unsigned: U;
  readonly schema: z.ZodType<T>;
  /** Is the one that is there already, signed, of this run? */
  readonly ours: (there: T) => boolean;
}

/** Signs and keeps a file; the first that was signed counts. */
async function keepSigned<T extends Anchor | AnchorPart>(
  { files, secret }: Platform,
  key: string,
  { unsigned, schema, ours }: Signing<Omit<T, 'publicKey' | 'signature'>, T>,
): Promise<T> {
  const signer = signerFrom(await secret());
  const signed = signer.signed(unsigned);
  const genuine = (bytes: Uint8Array): boolean => {
    const there = signedIn(bytes, schema);
    return (
      there !== undefined &&
      there.jurisdiction === unsigned.jurisdiction &&
      ours(there) &&
      signatureHolds(there, signer.publicKey)
    );
  };
  const file = { bytes: Buffer.from(JSON.stringify(signed)), contentType: 'application/json' };
  return schema.parse(JSON.parse(Buffer.from(await writeOnce(files, key, file, genuine)).toString()));
}

/** The anchors before a day, newest first, and what lies among them and is none. */
async function rowBefore(
  platform: Platform,
  jurisdiction: string,
  day: string,
): Promise<{ newest: Anchor | undefined; older: AsyncGenerator<Anchor>; forged: readonly string[] }> {
  const { anchors, forged } = anchorsUntil(platform, jurisdiction, addDays(day, -1));
  const { value: newest } = await anchors.next();
  return { newest, older: anchors, forged };
}

/**
 * What the newest anchor before a day says of the chains of a list. Where its part is gone, the anchor before that one has the word:
 * whoever destroys a part must not thereby make right what they rewrote. The part read last stays in hand: lists come in order.
 */
async function anchoredBefore(platform: Platform, jurisdiction: string, day: string) {
  const { newest, older } = await rowBefore(platform, jurisdiction, day);
  const known: Anchor[] = newest ? [newest] : [];
  let hand: { key: string; found: AnchorPart | undefined } | undefined;
  const read = async (anchor: Anchor, part: number): Promise<AnchorPart | undefined> => {
    const key = `${anchor.day}/${part}`;
    if (hand?.key !== key) hand = { key, found: await partOf(platform, anchor, part) };
    return hand.found;
  };
  const before = async (at: number): Promise<Anchor | undefined> => {
    if (at === known.length && at > 0) {
      const { value } = await older.next();
      if (value) known.push(value);
    }
    return known[at];
  };
  return {
    lists: newest?.parts.flatMap(({ lists }) => lists) ?? [],
    async chainsOf(name: string): Promise<Map<string, { n: number; hash: string }>> {
      for (let at = 0; ; at += 1) {
        const anchor = await before(at);
        const part = (anchor?.parts.findIndex(({ lists }) => lists.includes(name)) ?? -1) + 1;
        if (!anchor || part === 0) return new Map();
        const found = await read(anchor, part);
        if (found) return new Map(Object.entries(found.chains));
      }
    },
  };
}

/** What of the row is gone or forged when the anchor of a day is written: with what was known of it before, for good. */
async function lostBefore(
  platform: Platform,
  newest: Anchor,
  { day, forged }: { day: string; forged: readonly string[] },
): Promise<string[]> {
  const lost = new Set([...(newest.lost ?? []), ...forged]);
  const [from, to] = [addDays(newest.day, 1), addDays(day, -1)];
  if (from <= to) lost.add(from === to ? from : `${from}–${to}`);
  for (let part = 1; part <= newest.parts.length; part += 1)
    if (!(await partOf(platform, newest, part))) lost.add(`${newest.day}/${part}`);
  return [...lost].sort();
}
