import { createHash } from 'node:crypto';
import type { Bound } from '../../shared/domain/chain-check.ts';
import { addDays } from '../../shared/domain/calendar.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { Anchor, AnchorPart, sealIsGenuine } from '../../shared/domain/seal.ts';
import { anchorFolder, anchorKey, anchorPartKey, listsNaming } from '../../shared/storage/anchors.ts';
import { ok, type Reply, type Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { signerFrom } from '../signing.ts';
import { recorded } from '../access.ts';
import { collectionOf } from './collections.ts';

type Stored = Pick<Services, 'files' | 'secret' | 'now'>;

/** How far back an anchor is looked for, days: longer than any outage, and still one page of the bucket's listing. */
const lookedBack = 400;

/** The newest genuine anchor of a jurisdiction; what lies there without its signature is passed over and told. */
export async function newestAnchor({ files, secret, now }: Stored, jurisdiction: string) {
  const today = new Date(now).toISOString().slice(0, 10);
  const behind = anchorKey(jurisdiction, addDays(today, -lookedBack));
  const keys = await files.listReports(anchorFolder(jurisdiction), { behind, limit: 1_000 });
  const { publicKey } = signerFrom(await secret());
  let doubted = false;
  for (const key of keys.toReversed()) {
    const bytes = await files.readReport(key);
    const anchor = bytes && parsed(bytes, Anchor);
    if (anchor?.jurisdiction === jurisdiction && sealIsGenuine(anchor, publicKey)) return { anchor, doubted };
    doubted = true;
  }
  return undefined;
}

/** A part of an anchor, if it still is the one the anchor names. */
export async function partOf({ files }: Stored, { jurisdiction, day, parts }: Anchor, part: number) {
  const bytes = await files.readReport(anchorPartKey(jurisdiction, day, part));
  const sound = bytes && createHash('sha256').update(bytes).digest('hex') === parts[part - 1]?.sha256;
  return sound ? parsed(bytes, AnchorPart) : undefined;
}

/** The parts that may name a chain, with their numbers. */
const partsNaming = ({ parts }: Anchor, pk: string): number[] =>
  parts.flatMap(({ lists }, index) => (lists.some((name) => name.startsWith(listsNaming(pk))) ? [index + 1] : []));

/** What the anchor says of a chain; `lost`: parts that may name it and are not what they were. */
export async function anchored(
  services: Stored,
  anchor: Anchor,
  pk: string,
): Promise<{ bounds: Bound[]; lost: number[] }> {
  const bounds: Bound[] = [];
  const lost: number[] = [];
  for (const number of partsNaming(anchor, pk)) {
    const part = await partOf(services, anchor, number);
    if (!part) lost.push(number);
    const stood = part?.chains[pk];
    if (stood) bounds.push({ ...stood, at: Date.parse(anchor.at), kind: 'anchor' });
  }
  return { bounds, lost };
}

/** No entry of a chain that the anchor does not know is older than the anchor. */
export const beginsAfter = ({ at }: Anchor): Bound => ({ n: 0, hash: '', at: Date.parse(at), kind: 'anchor' });

/** The part of the newest anchor that names a chain, as it was signed, for `npm run verify -- … --seal`. */
export async function readAnchor(
  services: Services,
  caller: Caller,
  { query }: Request<unknown, { of: string }, unknown>,
): Promise<Reply<AnchorPart>> {
  const pk = collectionOf(caller.jurisdiction, query.of);
  const newest = await newestAnchor(services, caller.jurisdiction);
  if (!newest) throw new Refused('audit.no-anchor');
  for (const number of partsNaming(newest.anchor, pk)) {
    const part = await partOf(services, newest.anchor, number);
    if (!part?.chains[pk]) continue;
    return recorded(services, caller, { what: 'audit.read', of: `anchor/${query.of}` }, ok(part));
  }
  throw new Refused('audit.not-anchored', { name: query.of });
}

function parsed<T>(bytes: Uint8Array, schema: { safeParse(value: unknown): { data?: T | undefined } }): T | undefined {
  try {
    return schema.safeParse(JSON.parse(Buffer.from(bytes).toString())).data;
  } catch {
    return undefined;
  }
}
