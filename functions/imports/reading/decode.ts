import { Refused } from '../../../shared/domain/refused.ts';

type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * The text of a file: by its byte order mark, as declared, as UTF-8 if it is that, else as GB18030 (of which GBK is a part),
 * which Chinese Excel writes. Bytes that the encoding does not have are refused: a replaced character would be kept for good.
 */
export function decode(bytes: Uint8Array, declared: Encoding | undefined): string {
  const marked = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0];
  const encoding = marked ?? declared;
  if (encoding !== undefined) {
    const text = decoded(bytes, encoding);
    if (text === undefined) throw new Refused('imports.encoding', { encoding }, { field: 'format.encoding' });
    return text;
  }
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030');
  if (text === undefined)
    throw new Refused('imports.encoding', { encoding: 'utf-8, gb18030' }, { field: 'format.encoding' });
  return text;
}

function decoded(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
