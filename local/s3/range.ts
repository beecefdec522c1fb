import { S3Error } from './s3-error.ts';

/** Both ends belong to the range. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** `bytes=0-9`, `bytes=10-` or `bytes=-5`; RFC 9110 has a header that is none of these ignored. */
export function requestedRange(header: string | undefined, size: number): ByteRange | undefined {
  if (header?.includes(','))
    throw new S3Error('NotImplemented', 'Several ranges in one request are not implemented here.');
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined;
  const range =
    from === ''
      ? { first: Math.max(0, size - Number(to)), last: size - 1 }
      : { first: Number(from), last: to === '' ? size - 1 : Math.min(Number(to), size - 1) };
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
  if (range.first <= range.last) return range;
  throw new S3Error('InvalidRange', 'The requested range is not satisfiable.', {
    details: { RangeRequested: header ?? '', ActualObjectSize: String(size) },
    headers: { 'content-range': `bytes */${size}` },
  });
}
