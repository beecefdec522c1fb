import { hexOf } from '../api/hex.ts';

/** The digest as the system writes it, hex; nothing where the page is not served over TLS and the browser therefore counts none. */
export async function sha256Of(bytes: ArrayBuffer): Promise<string | undefined> {
  return isSecureContext ? hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))) : undefined;
}
