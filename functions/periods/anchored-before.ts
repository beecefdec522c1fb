import { addDays } from '../../shared/domain/organisation/calendar.ts';
import type { Anchor, AnchorPart } from '../../shared/domain/audit/seal.ts';
import { anchorsUntil, partOf } from '../anchors.ts';
import type { Platform } from '../services.ts';

/** The anchors before a day, newest first, and what lies among them and is none. */
export async function rowBefore(
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
export async function anchoredBefore(platform: Platform, jurisdiction: string, day: string) {
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
export async function lostBefore(
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
