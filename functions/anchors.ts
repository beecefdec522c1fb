import { Anchor, AnchorPart, type Stood, signatureHolds, signedIn } from '../shared/domain/audit/signed.ts';
import { sha256 } from '../shared/domain/audit/chain.ts';
import { addDays } from '../shared/domain/organisation/calendar.ts';
import { anchorDayOf, anchorFolder, anchorKey, anchorPartKey, listsNaming } from '../shared/storage/anchors.ts';
import type { Files, Services } from './services.ts';
import { signerFrom } from './signed.ts';

type Stored = Pick<Services, 'files' | 'secret'>;

/** How far back anchors are looked for, days: longer than any outage. */
const lookedBack = 400;

/** One anchor behind the other. */
interface Row {
  /** Genuine ones, newest first. */
  readonly anchors: AsyncGenerator<Anchor>;
  /** What lies there in place of anchors, as far as it was looked at: days, or names that are none. */
  readonly forged: readonly string[];
}

/** The anchors of a jurisdiction up to a day. What lies among them and is not that day's, signed, is passed over and told. */
export function anchorsUntil({ files, secret }: Stored, jurisdiction: string, last: string): Row {
  const forged: string[] = [];
  async function* anchors(): AsyncGenerator<Anchor> {
    const { publicKey } = signerFrom(await secret());
    const first = addDays(last, -lookedBack);
    for (const day of (await daysOf(files, jurisdiction, first)).toReversed()) {
      if (day > last) continue;
      const anchor = signedIn(await files.readReport(anchorKey(jurisdiction, day)), Anchor);
      if (anchor?.jurisdiction === jurisdiction && anchor.day === day && signatureHolds(anchor, publicKey))
        yield anchor;
      else forged.push(day);
    }
  }
  return { anchors: anchors(), forged };
}

async function daysOf(files: Files, jurisdiction: string, first: string): Promise<string[]> {
  const days: string[] = [];
  const limit = 1_000;
  let behind = anchorKey(jurisdiction, first);
  for (;;) {
    const keys = await files.listReports(anchorFolder(jurisdiction), { behind, limit });
    days.push(...keys.flatMap((key) => anchorDayOf(jurisdiction, key) ?? []));
    if (keys.length < limit) return days;
    behind = keys.at(-1) ?? behind;
  }
}

/** The newest genuine anchor; `doubted`: something newer lies there that is none. */
export async function newestAnchor(
  stored: Stored & Pick<Services, 'now'>,
  jurisdiction: string,
): Promise<{ anchor: Anchor; doubted: boolean } | undefined> {
  // Nowhere is it later than tomorrow.
  const last = addDays(new Date(stored.now).toISOString().slice(0, 10), 1);
  const { anchors, forged } = anchorsUntil(stored, jurisdiction, last);
  const { value: anchor } = await anchors.next();
  return anchor && { anchor, doubted: forged.length > 0 };
}

/** A part of an anchor, if it still is the one the anchor names. */
export async function partOf(
  { files }: Pick<Services, 'files'>,
  { jurisdiction, day, parts }: Anchor,
  part: number,
): Promise<AnchorPart | undefined> {
  const bytes = await files.readReport(anchorPartKey(jurisdiction, day, part));
  const sound = bytes && sha256(bytes) === parts[part - 1]?.sha256;
  return sound ? signedIn(bytes, AnchorPart) : undefined;
}

/** The parts that may name one of these chains, with their numbers. */
export function partsNaming({ parts }: Anchor, pks: readonly string[]): number[] {
  const lists = [...new Set(pks.map(listsNaming))];
  const names = ({ lists: of }: Anchor['parts'][number]) =>
    of.some((name) => lists.some((one) => name.startsWith(one)));
  return parts.flatMap((part, index) => (names(part) ? [index + 1] : []));
}

interface Anchored {
  /** What the anchor says of each chain it knows. */
  readonly stood: ReadonlyMap<string, Stood>;
  /** Parts that may name one of them and are not what they were. */
  readonly lost: readonly number[];
}

/** What an anchor says of some chains. */
export async function anchored(
  stored: Pick<Services, 'files'>,
  anchor: Anchor,
  pks: readonly string[],
): Promise<Anchored> {
  const stood = new Map<string, Stood>();
  const lost: number[] = [];
  for (const number of partsNaming(anchor, pks)) {
    const part = await partOf(stored, anchor, number);
    if (!part) lost.push(number);
    for (const [pk, at] of Object.entries(part?.chains ?? {})) stood.set(pk, at);
  }
  return { stood, lost };
}
