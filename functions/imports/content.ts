import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import { Refused } from '../../shared/domain/refused.ts';
import type { Import } from '../../shared/storage/imports.ts';
import { all } from '../../shared/storage/chained.ts';
import { sort } from '../../shared/storage/keys.ts';
import type { Item } from '../../shared/storage/table.ts';
import type { Caller, Services } from '../services.ts';
import { limits } from './reading/format.ts';
import { sha256 } from '../../shared/domain/audit/canonical.ts';

/** An item of the table ends at 400 KB. */
const longest = 300_000;
const Part = z.looseObject({ text: z.string() });

/** Where an uploaded file lies. Jurisdiction first, from the caller's token: nobody names another's. */
export const importKey = (jurisdiction: string, id: string): string => `imports/${jurisdiction}/${id}`;

export type Content = { readonly text: string } | { readonly base64: string };

export function bytesOf(content: Content): Uint8Array {
  if ('text' in content) return Buffer.from(content.text, 'utf8');
  const bytes = Buffer.from(content.base64, 'base64');
  if (bytes.toString('base64') !== content.base64) throw new Refused('imports.not-base64', {}, { field: 'content' });
  return bytes;
}

/** A small file that came with the request is kept beside the import, packed, in as many items as it needs. */
export function contentItems(bytes: Uint8Array) {
  const packed = deflateRawSync(bytes).toString('base64');
  const parts = Math.ceil(packed.length / longest);
  return Array.from({ length: parts }, (_, part) => ({
    sk: sort.content(part),
    value: { text: packed.slice(part * longest, (part + 1) * longest) },
  }));
}

/** The file as it was registered, byte for byte. */
export async function readContent(
  { table, files }: Services,
  caller: Caller,
  { pk, head }: Import,
): Promise<Uint8Array> {
  const bytes =
    head.content === 'inline'
      ? inline(await all(table, { partition: pk, prefix: sort.contents }))
      : await files.readEvidence(importKey(caller.jurisdiction, head.id));
  if (!bytes) throw new Refused('imports.not-uploaded');
  if (sha256(bytes) !== head.sha256) throw new Refused('imports.other-bytes');
  return bytes;
}

function inline(items: readonly Item[]): Uint8Array {
  const packed = items.map((item) => Part.parse(item).text).join('');
  return inflateRawSync(Buffer.from(packed, 'base64'), { maxOutputLength: limits.bytes });
}
