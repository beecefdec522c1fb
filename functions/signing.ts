import { createPrivateKey, createPublicKey, hkdfSync, sign, type KeyObject } from 'node:crypto';

/** DER of an Ed25519 private key up to its 32 bytes (RFC 8410). */
const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

interface Signer {
  /** PEM, to be handed to whoever verifies. */
  readonly publicKey: string;
  /** Base64 signature of the text. */
  sign(text: string): string;
}

/** The Ed25519 key of manifests, derived from the deployment's secret: the same secret always gives the same key. */
export function signerFrom(secret: string): Signer {
  const seed = Buffer.from(hkdfSync('sha256', secret, 'jixiao', 'manifest', 32));
  const key: KeyObject = createPrivateKey({ key: Buffer.concat([prefix, seed]), format: 'der', type: 'pkcs8' });
  return {
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString(),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
  };
}
