import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** A ZIP archive of deflated entries whose declared sizes and sums are whatever the test says. */
export function zipOf(
  entries: readonly { name: string; packed: Uint8Array; size: number; sum?: number }[],
): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, packed, size, sum = 0 } of entries) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(sum, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([signature(0x04034b50), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), common, rest, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, listed, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** The same archive with the text of its entries changed by hand. */
export function repacked(bytes: Uint8Array, change: (name: string, text: string) => string): Uint8Array {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf(signature(0x06054b50));
  let at = zip.readUInt32LE(end + 16);
  const entries = Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const [length, extra, comment] = [at + 28, at + 30, at + 32].map((place) => zip.readUInt16LE(place));
    const name = zip.toString('utf8', at + 46, at + 46 + length!);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const stored = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    const content = zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(stored) : stored;
    at += 46 + length! + extra! + comment!;
    const changed = Buffer.from(change(name, content.toString()));
    return { name, packed: deflateRawSync(changed), size: changed.length, sum: crc32(changed) };
  });
  return zipOf(entries);
}
