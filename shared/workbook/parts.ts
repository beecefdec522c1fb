import { crc32 } from 'node:zlib';
import { unzipSync } from 'fflate';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { Refused } from '../domain/refused.ts';

/** What a workbook may unpack to, all asked parts together, and in how many parts; 50,000 rows of 40 columns take about a third. */
const most = { bytes: 120_000_000, parts: 2_000 };

/** A part that says it unpacks to nothing but holds more than an empty deflate stream lies about its size. */
const emptyPacked = 2;

/** The parts of a workbook by name, without the leading slash. Only what is asked for is unpacked. */
export type Parts = (name: string) => Uint8Array | undefined;

/**
 * Opens a workbook's ZIP file. A part that is there twice, or has not the sum its directory declares, is damaged: it would be read as
 * other figures than were written. Sizes are those its directory declares; the unpacker stops there, so that a directory that lies gives
 * broken XML and no gigabyte.
 */
export function partsOf(file: Uint8Array, limits = most): Parts {
  if (isCompound(file)) throw new Refused('workbook.protected');
  const sums = sumsIn(file);
  let bytes = 0;
  return (name) => {
    let parts = 0;
    let found = 0;
    const filter = (part: { name: string; size: number; originalSize: number; compression: number }): boolean => {
      parts += 1;
      if (parts > limits.parts) throw tooLarge(limits);
      if (part.name !== name) return false;
      found += 1;
      if (found > 1) throw damaged(name);
      bytes += part.originalSize;
      const lies = part.originalSize === 0 && part.size > emptyPacked;
      if (lies || bytes > limits.bytes) throw tooLarge(limits);
      return true;
    };
    try {
      const part = unzipSync(file, { filter })[name];
      const sum = sums.get(name);
      if (part && sum !== undefined && crc32(part) !== sum) throw damaged(name);
      return part;
    } catch (error) {
      throw error instanceof Refused ? error : damaged(name);
    }
  };
}

/** Where the end of a ZIP file's directory is looked for: its own length and the longest comment. */
const farthest = 22 + 65_535;

/** CRC-32 sums by part, which the unpacker does not look at; none of a directory too large for its 32-bit fields. */
function sumsIn(file: Uint8Array): Map<string, number> {
  const sums = new Map<string, number>();
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const end = bytes.lastIndexOf('PK\u0005\u0006');
  if (end < 0 || end < bytes.length - farthest || end + 22 > bytes.length) return sums;
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 8); left > 0 && at + 46 <= bytes.length; left -= 1) {
    const name = bytes.readUInt16LE(at + 28);
    sums.set(bytes.toString('utf8', at + 46, at + 46 + name), bytes.readUInt32LE(at + 16));
    at += 46 + name + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return sums;
}

/** The container of .xls files and of workbooks under a password. */
const compound = [0xd0, 0xcf, 0x11, 0xe0];
const isCompound = (file: Uint8Array): boolean => compound.every((byte, at) => file[at] === byte);

const tooLarge = ({ bytes, parts }: typeof most) => new Refused('workbook.too-large', { bytes, parts });

export const damaged = (part: string) => new Refused('workbook.damaged', { part });

/** What is told of an XML text as it is read. Names come without their prefix. */
interface Listener {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** The value of an attribute, whatever its prefix. */
export type Attributes = (name: string) => string | undefined;

const chunk = 65_536;
/** Spreadsheets are some eight levels deep. */
const deepest = 100;

/** Reads one part from its first byte to its last. What is not well-formed UTF-8 XML, or declares a document type, is refused. */
export function walk(bytes: Uint8Array, part: string, { open, text, close }: Listener): void {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('error', () => {
    throw damaged(part);
  });
  // A document type can define entities that unfold without end; no spreadsheet program writes one.
  parser.on('doctype', () => {
    throw new Refused('workbook.doctype', { part });
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > deepest) throw damaged(part);
    open(local(tag.name), attributesOf(tag));
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    close?.(local(name));
  });
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += chunk)
      parser.write(decoder.decode(bytes.subarray(at, at + chunk), { stream: true }));
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    throw error instanceof TypeError ? damaged(part) : error;
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function attributesOf({ attributes }: SaxesTagPlain): Attributes {
  return (name) =>
    Object.hasOwn(attributes, name)
      ? attributes[name]
      : Object.entries(attributes).find(([known]) => local(known) === name)?.[1];
}
