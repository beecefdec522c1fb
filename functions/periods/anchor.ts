import type * as z from 'zod';
import { mayTake } from '../../shared/domain/period/closing.ts';
import { addDays } from '../../shared/domain/organisation/calendar.ts';
import { dateAt, startOfDay } from '../../shared/domain/organisation/clocks.ts';
import { Anchor, AnchorPart, sealIsGenuine, signedIn } from '../../shared/domain/audit/seal.ts';
import { count } from '../../shared/log.ts';
import {
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
import { unlessDamaged } from '../../shared/storage/chained.ts';
import { loadJurisdiction } from '../../shared/storage/organisation.ts';
import type { Platform } from '../services.ts';
import { signerFrom } from '../seals.ts';
import { anchoredBefore, lostBefore, rowBefore } from './anchored-before.ts';
import { leaseFor, wrote, type Turn } from './close.ts';
import { keep } from './closing/write-files.ts';
import { sha256 } from '../../shared/domain/audit/canonical.ts';

/** Chains read at the same time. */
const atOnce = 50;

/** Chains in a part: some 300 KB, read as a whole by whoever verifies. */
const fullPart = 2_000;

type Run = NonNullable<AnchorJob['run']>;

/**
 * 每日锚定: writes where every chain of a jurisdiction stands into the locked bucket, part by part, and then the day's signed list
 * of the parts. Every part is kept once and then counted, so a kill loses the part in hand and two workers write the same.
 */
export async function anchor(
  platform: Platform,
  jurisdiction: string,
  { partSize = fullPart, ...turn }: Turn & { readonly partSize?: number },
): Promise<void> {
  const { table } = platform;
  const found = await readAnchorJob(table, jurisdiction);
  if (!found || !mayTake(found.lease, turn.holder, turn.now)) return;
  const timeZone = (await unlessDamaged(loadJurisdiction(table, jurisdiction)))?.head?.timeZone ?? 'Asia/Shanghai';
  const lease = { holder: turn.holder, until: turn.now + leaseFor };
  const fresh = { day: dateAt(timeZone, turn.now), at: turn.now, behind: '', parts: 0 };
  // One of another day that broke off is left: what is signed tonight is how things stand tonight.
  const run = found.run && isOfNow(found.run, timeZone, turn.now) ? found.run : fresh;
  let job: AnchorJob = { ...found, run, lease };
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
    const next = await nextPart(platform, jurisdiction, { run: job.run, partSize });
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

const aDay = 24 * 60 * 60_000;
const isOfNow = ({ day, at }: Run, timeZone: string, now: number): boolean =>
  at <= now && at > now - aDay && day === dateAt(timeZone, at);

/** Writes the part behind the run's place; undefined when every list is done. */
async function nextPart(
  platform: Platform,
  jurisdiction: string,
  { run, partSize }: { run: Run; partSize: number },
): Promise<Run | undefined> {
  const { table } = platform;
  const left = (await chainLists(table, jurisdiction)).filter((name) => name > run.behind);
  const before = await anchoredBefore(platform, jurisdiction, run.day);
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
  const unsigned = { format: 'jixiao.anchor/1' as const, jurisdiction, day: run.day, part, at, lists, chains };
  // What a worker that was killed had kept is what counts, its place included.
  const ours = (there: AnchorPart) => there.day === run.day && there.part === part;
  const key = anchorPartKey(jurisdiction, run.day, part);
  const kept = await keepSigned(platform, key, { unsigned, schema: AnchorPart, ours });
  return { ...run, parts: part, behind: kept.lists.at(-1) ?? run.behind };
}

/** The day's list of parts. It names the anchor before it and for good what of the row was gone by then. */
async function conclude(platform: Platform, jurisdiction: string, run: Run): Promise<void> {
  const parts: Anchor['parts'] = [];
  for (let part = 1; part <= run.parts; part += 1) {
    const bytes = await platform.files.readReport(anchorPartKey(jurisdiction, run.day, part));
    const kept = signedIn(bytes, AnchorPart);
    if (!bytes || !kept) throw new Error(`part ${part} of the anchor of ${run.day} is gone`);
    parts.push({ sha256: sha256(bytes), chains: Object.keys(kept.chains).length, lists: kept.lists });
  }
  const { newest, forged } = await rowBefore(platform, jurisdiction, run.day);
  const before = newest && (await platform.files.readReport(anchorKey(jurisdiction, newest.day)));
  const unsigned = {
    format: 'jixiao.anchors/1' as const,
    jurisdiction,
    day: run.day,
    at: new Date(run.at).toISOString(),
    parts,
    previous: newest && before ? { day: newest.day, sha256: sha256(before) } : null,
    since: newest?.since ?? newest?.day ?? run.day,
    lost: newest ? await lostBefore(platform, newest, { day: run.day, forged }) : [],
  };
  const ours = ({ day }: Anchor) => day === run.day;
  await keepSigned(platform, anchorKey(jurisdiction, run.day), { unsigned, schema: Anchor, ours });
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
      sealIsGenuine(there, signer.publicKey)
    );
  };
  const file = { bytes: Buffer.from(JSON.stringify(signed)), contentType: 'application/json' };
  return schema.parse(JSON.parse(Buffer.from(await keep(files, key, file, genuine)).toString()));
}
