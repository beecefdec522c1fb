import { Refused } from '../../../shared/domain/refused.ts';

/** What a workbook may unpack to, and in how many files; ours of a thousand indicators has 2 MB in 14. */
const mostBytes = 20_000_000;
const mostFiles = 200;

const END = 0x06054b50;
const FILE = 0x02014b50;

/**
 * Refuses a zip bomb before anything is unpacked, by the sizes its directory declares. The reader stops at the declared
 * size of each file, so a directory that lies gives an error and not a gigabyte; a size of 0 or the mark of ZIP64
 * would leave it without a limit and is refused for a file that has content.
 */
export function refuseBombs(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const files = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let unpacked = 0;
  if (files > mostFiles) throw tooLarge(unpacked, files);
  for (let file = 0; file < files; file += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== FILE) throw new Refused('schemes.not-a-workbook');
    const packed = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    unpacked += size;
    if ((size === 0 && packed > 2) || unpacked > mostBytes) throw tooLarge(unpacked, files);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

/** The last one, as the reader looks for it. */
function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1)
    if (view.getUint32(at, true) === END) return at;
  throw new Refused('schemes.not-a-workbook');
}

const tooLarge = (bytes: number, files: number) =>
  new Refused('schemes.workbook-too-large', { bytes, files, mostBytes, mostFiles });
