import { inflateRawSync } from 'node:zlib';
import { Refused } from '../../../shared/domain/refused.ts';

const endOfDirectory = 0x06054b50;
const entryOfDirectory = 0x02014b50;
const longestComment = 65_535;

/** What one part may unpack to. A workbook of 50,000 rows and 40 columns takes about a third of it. */
const mostUnpacked = 120_000_000;

/** Reads the parts of a ZIP file by name. Only what is asked for is unpacked, and never beyond its limit (ZIP bombs). */
export function openZip(bytes: Uint8Array): (name: string) => string | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = new Map<string, { at: number; method: number; packed: number }>();
  try {
    const end = endIn(file);
    let at = file.readUInt32LE(end + 16);
    for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
      if (file.readUInt32LE(at) !== entryOfDirectory) throw new RangeError('no entry where the directory has one');
      const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => file.readUInt16LE(at + field));
      const name = file.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
      parts.set(name, {
        at: file.readUInt32LE(at + 42),
        method: file.readUInt16LE(at + 10),
        packed: file.readUInt32LE(at + 20),
      });
      at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
    }
  } catch (error) {
    throw notAWorkbook(error);
  }

  return (name) => {
    const part = parts.get(name);
    if (!part) return undefined;
    try {
      const start = part.at + 30 + file.readUInt16LE(part.at + 26) + file.readUInt16LE(part.at + 28);
      const packed = file.subarray(start, start + part.packed);
      const unpacked = part.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: mostUnpacked });
      return unpacked.toString('utf8');
    } catch (error) {
      throw notAWorkbook(error);
    }
  };
}

function endIn(file: Buffer): number {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 22 - longestComment); at -= 1)
    if (file.readUInt32LE(at) === endOfDirectory) return at;
  throw new RangeError('no directory');
}

/** Broken, encrypted, not a ZIP file at all, or larger than it may be: for the caller it is a file that cannot be read. */
export function notAWorkbook(error: unknown): Refused {
  const reason = error instanceof Error ? error.message : String(error);
  return new Refused('imports.not-a-workbook', { reason }, { field: 'format' });
}
