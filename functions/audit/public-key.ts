import { ok } from '../route.ts';
import type { Services } from '../services.ts';
import { signerFrom } from '../seals.ts';

export async function readPublicKey({ secret }: Services) {
  return ok({ algorithm: 'Ed25519' as const, publicKey: signerFrom(await secret()).publicKey });
}
