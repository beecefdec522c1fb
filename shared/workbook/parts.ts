import { unzipSync } from 'fflate';
import { Refused } from '../domain/refused.ts';

/** What a workbook may unpack to, all asked parts together, and in how many parts; 50,000 rows of 40 columns take about a third. */
const most = { bytes: 120_000_000, parts: 2_000 };

/** A part that says it unpacks to nothing but holds more than an empty deflate stream lies about its size. */
const emptyPacked = 2;

/** The parts of a workbook by name, without the leading slash. Only what is asked for is unpacked. */
export type Parts = (name: string) => Uint8Array | undefined;

/**
 * Opens a workbook's ZIP file. Sizes are those its directory declares; the unpacker stops there, so that a directory that lies gives
 * broken XML and no gigabyte.
 */
export function partsOf(file: Uint8Array, limits = most): Parts {
  if (isCompound(file)) throw new Refused('workbook.protected');
  let bytes = 0;
  return (name) => {
    let parts = 0;
    const filter = (part: { name: string; size: number; originalSize: number; compression: number }): boolean => {
      parts += 1;
      if (parts > limits.parts) throw tooLarge(limits);
      if (part.name !== name) return false;
      bytes += part.originalSize;
      const lies = part.originalSize === 0 && part.size > emptyPacked;
      if (lies || bytes > limits.bytes) throw tooLarge(limits);
      return true;
    };
    try {
      return unzipSync(file, { filter })[name];
    } catch (error) {
      throw error instanceof Refused ? error : damaged(name);
    }
  };
}

/** The container of .xls files and of workbooks under a password. */
const compound = [0xd0, 0xcf, 0x11, 0xe0];
const isCompound = (file: Uint8Array): boolean => compound.every((byte, at) => file[at] === byte);

const tooLarge = ({ bytes, parts }: typeof most) => new Refused('workbook.too-large', { bytes, parts });

export const damaged = (part: string) => new Refused('workbook.damaged', { part });
