import { createHash } from 'node:crypto';
import { mayTake } from '../../shared/domain/closing.ts';
import { addDays } from '../../shared/domain/calendar.ts';
import { dateAt, startOfDay } from '../../shared/domain/clocks.ts';
import { Anchor, AnchorPart, signedText } from '../../shared/domain/seal.ts';
import { count } from '../../shared/log.ts';
import {
  anchorFolder,
  anchorJobWrite,
  anchorKey,
  anchorPartKey,
  anchorWake,
  chainLists,
  chainsIn,
  readAnchorJob,
  standing,
  type AnchorJob,
} from '../../shared/storage/anchors.ts';
import { loadJurisdiction } from '../../shared/storage/organisation.ts';
import type { Platform } from '../services.ts';
import { signerFrom } from '../signing.ts';
import { leaseFor, wrote, type Turn } from './close.ts';
import { keep } from './closing/write-files.ts';

/** Chains read at the same time, and how many make a part: some 300 KB, read as a whole by whoever verifies. */
const atOnce = 50;
const partSize = 2_000;

type Run = NonNullable<AnchorJob['run']>;

/**
 * 每日锚定: writes where every chain of a jurisdiction stands into the locked bucket, part by part, and then the day's signed list
 * of the parts. Every part is kept once and then counted, so a kill loses the part in hand and two workers write the same.
 */
export async function anchor(platform: Platform, jurisdiction: string, turn: Turn): Promise<void> {
  const { table } = platform;
  const found = await readAnchorJob(table, jurisdiction);
  if (!found || !mayTake(found.lease, turn.holder, turn.now)) return;
  const timeZone = (await loadJurisdiction(table, jurisdiction)).head?.timeZone ?? 'Asia/Shanghai';
  const lease = { holder: turn.holder, until: turn.now + leaseFor };
  const fresh = { day: dateAt(timeZone, turn.now), at: turn.now, behind: '', parts: 0 };
  let job: AnchorJob = { ...found, run: found.run ?? fresh, lease };
  const move = async (after: Omit<AnchorJob, 'turn'>, due: number): Promise<boolean> => {
    if (!(await wrote(table, [anchorJobWrite(job, after, due)]))) return false;
    job = { ...after, turn: job.turn + 1 };
    return true;
  };
  if (!(await move(job, turn.now + leaseFor))) return;
  while (job.run) {
    if (!turn.hasTime()) {
      await move({ jurisdiction, run: job.run }, turn.now);
      return platform.jobs.send([anchorWake(jurisdiction)]);
    }
    const next = await nextPart(platform, jurisdiction, job.run);
    if (next) {
      if (!(await move({ jurisdiction, run: next, lease }, turn.now + leaseFor))) return;
    } else {
      await conclude(platform, jurisdiction, job.run);
      const tomorrow = startOfDay(timeZone, addDays(job.run.day, 1));
      if (!(await move({ jurisdiction }, tomorrow))) return;
      count('anchored', turn.now, { function: 'periods.close' });
    }
  }
}

/** Writes the part behind the run's place; undefined when every list is done. */
async function nextPart(platform: Platform, jurisdiction: string, run: Run): Promise<Run | undefined> {
  const { table, files } = platform;
  const left = (await chainLists(table, jurisdiction)).filter((name) => name > run.behind);
  const before = await partsBefore(platform, jurisdiction, run.day);
  const gone = before.lists.filter((name) => name > run.behind && !left.includes(name));
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
        .map(async (pk) => [pk, await standing(table, pk, carried.get(pk))] as const);
      for (const [pk, at] of await Promise.all(stood)) if (at) chains[pk] = at;
    }
    lists.push(name);
    if (Object.keys(chains).length >= partSize) break;
  }
  const part = run.parts + 1;
  const at = new Date(run.at).toISOString();
  const signed = await sign(platform, {
    format: 'jixiao.anchor/1',
    jurisdiction,
    day: run.day,
    part,
    at,
    lists,
    chains,
  });
  const key = anchorPartKey(jurisdiction, run.day, part);
  // What a worker that was killed had kept is what counts, its place included.
  const kept = partIn(await keep(files, key, json(signed)));
  return { ...run, parts: part, behind: kept.lists.at(-1) ?? run.behind };
}

/** The day's list of parts. It names the anchor before it, so a day cannot be taken out of the row. */
async function conclude(platform: Platform, jurisdiction: string, run: Run): Promise<void> {
  const parts: Anchor['parts'] = [];
  for (let part = 1; part <= run.parts; part += 1) {
    const bytes = await platform.files.readReport(anchorPartKey(jurisdiction, run.day, part));
    if (!bytes) throw new Error(`part ${part} of the anchor of ${run.day} is gone`);
    const { chains, lists } = partIn(bytes);
    parts.push({ sha256: sha256(bytes), chains: Object.keys(chains).length, lists });
  }
  const before = await dayBefore(platform, jurisdiction, run.day);
  const previous = before ? { day: before.anchor.day, sha256: before.sha256 } : null;
  const at = new Date(run.at).toISOString();
  const signed = await sign(platform, { format: 'jixiao.anchors/1', jurisdiction, day: run.day, at, parts, previous });
  await keep(platform.files, anchorKey(jurisdiction, run.day), json(signed));
}

/** How far back an anchor is looked for, days. */
const lookedBack = 400;

async function dayBefore({ files }: Platform, jurisdiction: string, day: string) {
  const behind = anchorKey(jurisdiction, addDays(day, -lookedBack));
  const keys = await files.listReports(anchorFolder(jurisdiction), { behind, limit: lookedBack });
  const key = keys.findLast((name) => name < anchorKey(jurisdiction, day));
  const bytes = key === undefined ? undefined : await files.readReport(key);
  return bytes && { anchor: Anchor.parse(JSON.parse(Buffer.from(bytes).toString())), sha256: sha256(bytes) };
}

/** What the anchor before says of the chains of a list; the part read last stays in hand, since lists come in order. */
async function partsBefore(platform: Platform, jurisdiction: string, day: string) {
  const before = await dayBefore(platform, jurisdiction, day);
  const parts = before?.anchor.parts ?? [];
  let hand: { part: number; chains: AnchorPart['chains'] } | undefined;
  const chainsOfPart = async (part: number): Promise<AnchorPart['chains']> => {
    if (hand?.part === part) return hand.chains;
    const bytes = await platform.files.readReport(anchorPartKey(jurisdiction, before?.anchor.day ?? day, part));
    hand = { part, chains: bytes ? partIn(bytes).chains : {} };
    return hand.chains;
  };
  return {
    lists: parts.flatMap(({ lists }) => lists),
    async chainsOf(name: string): Promise<Map<string, { n: number; hash: string }>> {
      const part = parts.findIndex(({ lists }) => lists.includes(name)) + 1;
      return new Map(part === 0 ? [] : Object.entries(await chainsOfPart(part)));
    },
  };
}

async function sign<T extends object>(
  { secret }: Platform,
  unsigned: T,
): Promise<T & { publicKey: string; signature: string }> {
  const signer = signerFrom(await secret());
  const named = { ...unsigned, publicKey: signer.publicKey };
  return { ...named, signature: signer.sign(signedText(named)) };
}

const json = (value: object) => ({ bytes: Buffer.from(JSON.stringify(value)), contentType: 'application/json' });
const partIn = (bytes: Uint8Array): AnchorPart => AnchorPart.parse(JSON.parse(Buffer.from(bytes).toString()));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
