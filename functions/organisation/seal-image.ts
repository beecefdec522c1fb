import { crc32, inflateSync } from 'node:zlib';

/** Points on each side: fewer cannot be printed at 42 mm, more are not seen. */
export const sealPoints = { least: 100, most: 1200 } as const;

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Samples of a point, by the kinds of colour that PNG knows. */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * Whether these bytes are a picture that every report can be given: a whole PNG (ISO/IEC 15948) of eight bits a sample, not
 * interlaced, in the limits. It is read to the last point here, because a report that cannot be drawn would hold up a publication.
 */
export function isSealImage(bytes: Uint8Array): boolean {
  try {
    return isWhole(bytes);
  } catch {
    // A picture cut short, or that does not unpack.
    return false;
  }
}

function isWhole(bytes: Uint8Array): boolean {
  const chunks = chunksOf(bytes);
  const [header, ...rest] = chunks;
  if (header?.type !== 'IHDR' || header.data.byteLength !== 13 || !isInOrder(rest)) return false;
  const view = viewOf(header.data);
  const [wide, high] = [view.getUint32(0), view.getUint32(4)];
  const [depth, colour, packing, filtering, interlace] = header.data.subarray(8);
  const inside = [wide, high].every((points) => points >= sealPoints.least && points <= sealPoints.most);
  const each = samples[colour ?? -1];
  if (!inside || each === undefined || depth !== 8 || packing !== 0 || filtering !== 0 || interlace !== 0) return false;
  const dataOf = (type: string) => chunks.find((chunk) => chunk.type === type)?.data;
  const [palette, clear] = [dataOf('PLTE'), dataOf('tRNS')];
  if (colour === 3 && (!palette || palette.byteLength === 0 || palette.byteLength % 3 !== 0)) return false;
  if (clear && clear.byteLength !== clearBytes[colour ?? -1] && colour !== 3) return false;
  const line = 1 + wide * each;
  // One byte more than it may have: what would unpack to gigabytes stops there.
  const points = inflateSync(joined(chunks), { maxOutputLength: line * high + 1 });
  if (points.byteLength !== line * high) return false;
  return Array.from({ length: high }, (_, row) => points[row * line] ?? 5).every((filter) => filter < 5);
}

/** Bytes that name the one clear colour, by the kinds of colour that know one; a palette has one for each of its colours. */
const clearBytes: Readonly<Record<number, number>> = { 0: 2, 2: 6 };

/** Each once, and in this order, with what says nothing of the points between. Of two heads whoever draws believes the second. */
function isInOrder(chunks: readonly Chunk[]): boolean {
  const types = chunks.map(({ type }) => type).filter((type) => ofPoints.includes(type));
  return chunks.at(-1)?.type === 'IEND' && /^(PLTE )?(tRNS )?(IDAT )+IEND$/.test(types.join(' '));
}

const ofPoints: readonly string[] = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'];

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

/** A chunk has its length, its type, its data and a check sum. */
function chunksOf(bytes: Uint8Array): Chunk[] {
  if (signature.some((byte, at) => bytes[at] !== byte)) return [];
  const view = viewOf(bytes);
  const chunks: Chunk[] = [];
  for (let at = signature.length; at < bytes.byteLength;) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.byteLength || view.getUint32(end - 4) !== crc32(bytes.subarray(at + 4, end - 4))) return [];
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + length) });
    at = end;
  }
  return chunks;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function joined(chunks: readonly Chunk[]): Uint8Array {
  const parts = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
