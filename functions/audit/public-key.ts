import { ok } from '../reply.ts';
import type { Services } from '../services.ts';
import { signerFrom } from '../signing.ts';

export async function readPublicKey({ secret }: Services) {
  return ok({ algorithm: 'Ed25519' as const, publicKey: signerFrom(await secret()).publicKey });
}
