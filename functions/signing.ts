import { createPrivateKey, createPublicKey, hkdfSync, sign, type KeyObject } from 'node:crypto';
import { signedText } from '../shared/domain/audit/seal.ts';

/** DER of an Ed25519 private key up to its 32 bytes (RFC 8410). */
const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

interface Signer {
  /** PEM, to be handed to whoever verifies. */
  readonly publicKey: string;
  /** What is to be signed, with the key and the Base64 signature of it all. */
  signed<T extends object>(unsigned: T): T & { readonly publicKey: string; readonly signature: string };
}

/** The Ed25519 key of manifests, derived from the deployment's secret: the same secret always gives the same key. */
export function signerFrom(secret: string): Signer {
  const seed = Buffer.from(hkdfSync('sha256', secret, 'jixiao', 'manifest', 32));
  const key: KeyObject = createPrivateKey({ key: Buffer.concat([prefix, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
  return {
    publicKey,
    signed(unsigned) {
      const named = { ...unsigned, publicKey };
      return { ...named, signature: sign(null, Buffer.from(signedText(named)), key).toString('base64') };
    },
  };
}
