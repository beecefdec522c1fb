import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import { sha256 } from '../../shared/domain/audit/chain.ts';
import type { Kind } from '../../shared/domain/import/definitions.ts';
import { Mapping } from '../../shared/domain/import/mapping.ts';
import type { UnitNames } from '../../shared/domain/import/unit-names.ts';
import type { Allow } from '../../shared/domain/organisation/authority.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { type Import, imports } from '../../shared/storage/imports.ts';
import { sort } from '../../shared/storage/keys.ts';
import { all, type Item } from '../../shared/storage/table.ts';
import { roleNames } from '../../shared/text/roles.ts';
import { requireMandate } from '../mandate.ts';
import type { Caller, Services } from '../services.ts';
import { kinds } from './kinds.ts';
import { Format, limits } from './reading/format.ts';
import { office } from '../../shared/domain/organisation/allow.ts';

export interface ImportParams {
  readonly import: string;
}

/** How the file is read; without a mapping it is a template, read by its own headings. Kept as one text: a table of words may have keys that the table does not take. */
export const Reading = z.strictObject({ format: Format, mapping: Mapping.optional() });
export type Reading = z.infer<typeof Reading>;
const Kept = z.looseObject({ json: z.string() });

/** Who may bring data of a kind, to what is owned within the reach of that role. */
export const bringersOf = (kind: Kind): readonly Allow[] =>
  kinds[kind].role === 'performance-office' ? [office] : [{ role: 'system-administrator', scope: 'jurisdiction' }];

/** An import of data that the caller's role deals with. One of another owner is refused like one that does not exist. */
export async function importFor(services: Services, caller: Caller, id: string): Promise<Import> {
  const found = await imports.load(services.table, caller.jurisdiction, id);
  const { head } = found;
  const deals = head && caller.rolesUsed.includes(kinds[head.kind].role);
  const allow = bringersOf(deals ? head.kind : 'filings');
  await requireMandate(services, caller, { owned: { unit: head?.owner }, allow });
  if (!head) throw imports.missing(id);
  refuseOtherRole(caller, head.kind);
  return { ...found, head };
}

export function refuseOtherRole({ rolesUsed }: Caller, kind: Kind): void {
  const { role } = kinds[kind];
  if (!rolesUsed.includes(role)) throw new Refused('imports.other-role', { role: roleNames[role] });
}

/** An import that the caller registered: whoever brings figures is their maker, and never accepts them. */
export async function ownImport(services: Services, caller: Caller, id: string): Promise<Import> {
  const found = await importFor(services, caller, id);
  if (found.head.by !== caller.id) throw new Refused('imports.not-yours', { by: found.head.by });
  return found;
}

export async function readingOf({ table }: Services, { pk }: Import): Promise<Reading> {
  const { json } = Kept.parse(await table.get({ pk, sk: sort.mapping }));
  return Reading.parse(JSON.parse(json));
}

const Names = z.record(z.string(), z.array(z.string()));

/** What the units of the file were called when its check began; a file checked before names were taken has ids alone. */
export async function namesKept({ table }: Services, { pk }: Import): Promise<UnitNames> {
  const item = await table.get({ pk, sk: sort.unitNames });
  return item ? new Map(Object.entries(Names.parse(JSON.parse(inline([item]).toString())))) : new Map();
}

/** Kept with the check, so that every later pass over the file goes by the same names. */
export function namesItem(names: UnitNames) {
  const packed = deflateRawSync(JSON.stringify(Object.fromEntries(names))).toString('base64');
  if (packed.length > longestPart) throw new Refused('imports.too-many-names', { count: names.size });
  return { sk: sort.unitNames, value: { text: packed } };
}

/** An item of the table ends at 400 KB. */
const longestReading = 200_000;
const longestPart = 300_000;

export function readingItem(reading: Reading) {
  const json = JSON.stringify(reading);
  const bytes = Buffer.byteLength(json);
  if (bytes > longestReading)
    throw new Refused('imports.mapping-too-large', { bytes, maximum: longestReading }, { field: 'mapping' });
  return { sk: sort.mapping, value: { json } };
}

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
  const parts = Math.ceil(packed.length / longestPart);
  return Array.from({ length: parts }, (_, part) => ({
    sk: sort.content(part),
    value: { text: packed.slice(part * longestPart, (part + 1) * longestPart) },
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

function inline(items: readonly Item[]): Buffer {
  const packed = items.map((item) => Part.parse(item).text).join('');
  return inflateRawSync(Buffer.from(packed, 'base64'), { maxOutputLength: limits.bytes });
}
