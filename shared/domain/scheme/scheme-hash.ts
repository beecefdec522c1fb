import { canonical, digest } from '../audit/canonical.ts';
import { Refused } from '../refused.ts';
import type { Scheme } from './scheme.ts';

/** An item of the table ends at 400 KB; a scheme of a thousand indicators is about half of that. */
const maximumBytes = 300_000;

/** The name of a document: its hash. Refuses what the table could not hold. */
export function schemeHash(scheme: Scheme): string {
  const bytes = new TextEncoder().encode(canonical(scheme)).length;
  if (bytes > maximumBytes) throw new Refused('schemes.document-too-large', { bytes, maximum: maximumBytes });
  return digest(scheme);
}
