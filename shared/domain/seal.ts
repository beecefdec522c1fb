import { createPublicKey, verify } from 'node:crypto';
import * as z from 'zod';
import { canonical } from './canonical.ts';

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
  /** By partition key: number and hash of the last entry. */
  chains: z.record(z.string(), z.strictObject({ n: z.int(), hash: z.string() })),
  reports: z.strictObject({ manifest: z.string(), sha256: z.string() }),
  publicKey: z.string(),
  signature: z.string(),
});
export type Seal = z.infer<typeof Seal>;

/** What the signature stands under. */
export const signedText = ({ signature: _, ...rest }: Omit<Seal, 'signature'> & { signature?: string }): string =>
  canonical(rest);

/** `publicKey` is PEM; give the one you trust, not the one that came with the file. */
export function sealIsGenuine(seal: Seal, publicKey: string): boolean {
  const key = createPublicKey(publicKey);
  return verify(null, Buffer.from(signedText(seal)), key, Buffer.from(seal.signature, 'base64'));
}
