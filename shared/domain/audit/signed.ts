import { createPublicKey, verify } from 'node:crypto';
import * as z from 'zod';
import { canonical } from './canonical.ts';

const Stood = z.strictObject({ n: z.int(), hash: z.string() });
/** Where a chain stood: number and hash of its last entry. */
export type Stood = z.infer<typeof Stood>;

/** By partition key. */
const Chains = z.record(z.string(), Stood);
const signed = { publicKey: z.string(), signature: z.string() };

/**
 * What a period's close leaves under object lock: where every chain stood, the sum of the report manifest, and an Ed25519
 * signature over both. A chain that was cut or rewritten later, even consistently, no longer fits it.
 */
export const Seal = z.strictObject({
  format: z.literal('jixiao.seal/1'),
  jurisdiction: z.string(),
  period: z.string(),
  kind: z.string(),
  generation: z.int(),
  at: z.string(),
  chains: Chains,
  /** Chains of these that were damaged or no longer continued what was signed of them before: `chains` has where they stood then. */
  broken: z.array(z.string()).optional(),
  reports: z.strictObject({ manifest: z.string(), sha256: z.string() }),
  ...signed,
});
export type Seal = z.infer<typeof Seal>;

/** A part of a day's anchor: where a run of the jurisdiction's chains stood that night, be a period closed or not. */
export const AnchorPart = z.strictObject({
  format: z.literal('jixiao.anchor/1'),
  jurisdiction: z.string(),
  day: z.iso.date(),
  part: z.int().min(1),
  at: z.string(),
  /** The lists it went through, in order: the chains of each stand in `chains`. */
  lists: z.array(z.string()),
  chains: Chains,
  ...signed,
});
export type AnchorPart = z.infer<typeof AnchorPart>;

/** Closes a day's anchor: the parts by their sums, so that none can be left out, and the anchor before it. */
export const Anchor = z.strictObject({
  format: z.literal('jixiao.anchors/1'),
  jurisdiction: z.string(),
  day: z.iso.date(),
  at: z.string(),
  parts: z.array(z.strictObject({ sha256: z.string(), chains: z.int(), lists: z.array(z.string()) })),
  previous: z.strictObject({ day: z.iso.date(), sha256: z.string() }).nullable(),
  /** The first day of the unbroken row of anchors. */
  since: z.iso.date().optional(),
  /** Anchors (`day`) and parts (`day/part`) that were gone or forged when a later one was written; they stay named. */
  lost: z.array(z.string()).optional(),
  ...signed,
});
export type Anchor = z.infer<typeof Anchor>;

type Signed = Seal | AnchorPart | Anchor;

/** A signed file, if it can be read as what it should be; whether it is genuine is another question. */
export function signedIn<T>(
  bytes: Uint8Array | undefined,
  schema: { safeParse(value: unknown): { data?: T | undefined } },
): T | undefined {
  try {
    return bytes && schema.safeParse(JSON.parse(Buffer.from(bytes).toString())).data;
  } catch {
    return undefined;
  }
}

/** What the signature stands under. */
export const signedText = ({ signature: _, ...rest }: Readonly<Record<string, unknown>>): string => canonical(rest);

/** `publicKey` is PEM; give the one you trust, not the one that came with the file. */
export function signatureHolds(seal: Signed, publicKey: string): boolean {
  const key = createPublicKey(publicKey);
  return verify(null, Buffer.from(signedText(seal)), key, Buffer.from(seal.signature, 'base64'));
}

/** Where a signed record says the chain stood at an instant. The chain may grow behind it; before it nothing changes. */
export interface Bound extends Stood {
  /** When it was signed, epoch milliseconds. */
  at: number;
  /** The seal of a period, which ends with everything the closing wrote, or the daily anchor, which may fall into a closing. */
  kind: 'seal' | 'anchor';
}

/** What a seal, or a part of an anchor, says of a chain; nothing where it does not name it. */
export function boundIn({ chains, at, format }: Seal | AnchorPart, pk: string): Bound[] {
  const stood = chains[pk];
  return stood ? [{ ...stood, at: Date.parse(at), kind: format === 'jixiao.seal/1' ? 'seal' : 'anchor' }] : [];
}

/** What an anchor says of a chain, to hold the chain against; one it does not know may only have begun after it. */
export const boundOfAnchor = ({ at }: Pick<Anchor, 'at'>, stood: Stood | undefined): Bound => ({
  ...(stood ?? { n: 0, hash: '' }),
  at: Date.parse(at),
  kind: 'anchor',
});
