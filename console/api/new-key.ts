import { hexOf } from './hex.ts';

/** 32 hexadecimal digits; a page that is not served over TLS has no `randomUUID`. */
export const newKey = (): string => hexOf(crypto.getRandomValues(new Uint8Array(16)));
