import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** RFC 8785: one text for one value, on every machine. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('nothing to write');
  return text;
}

/** SHA-256 of the canonical text, in hexadecimal. */
export const hashOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex');
