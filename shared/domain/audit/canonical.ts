import canonicalize from 'canonicalize';

/** RFC 8785 canonical JSON: the same value gives the same bytes everywhere, so it can be hashed and compared. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('value has no JSON form');
  return text;
}
