import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import { canonical, digest } from '../domain/canonical.ts';
import { ScoreSheet } from '../domain/scoring/sheet.ts';
import { partition, sort } from './keys.ts';
import type { Item, Table } from './table.ts';

/**
 * A score sheet as it is kept: canonical JSON, deflated, because its trace repeats itself and an item costs by the
 * kilobyte. `hash` is that of the canonical form, so what is unpacked can be checked against the chain.
 */
const Kept = z.strictObject({ version: z.int().min(1), hash: z.string(), deflated: z.base64() });

/** A sheet of the appraisal's collection, to be written with the entry that accounts for it. */
export function sheetItem(version: number, sheet: ScoreSheet): { sk: string; value: Item; hash: string } {
  const hash = digest(sheet);
  const deflated = deflateRawSync(canonical(sheet)).toString('base64');
  return { sk: sort.sheet(version), value: { version, hash, deflated }, hash };
}

/** Unpacks a kept sheet. Throws when it is not the sheet its hash was taken of. */
export function unpackSheet(item: unknown): ScoreSheet {
  const { hash, deflated } = Kept.parse(item);
  const sheet = ScoreSheet.parse(JSON.parse(inflateRawSync(Buffer.from(deflated, 'base64')).toString()));
  if (digest(sheet) !== hash) throw new Error('a kept score sheet does not have the hash it was kept under');
  return sheet;
}

export async function readSheet(
  table: Table,
  { jurisdiction, period, subject }: { jurisdiction: string; period: string; subject: string },
  version: number,
): Promise<ScoreSheet | undefined> {
  const pk = partition.appraisal(jurisdiction, period, subject);
  const item = await table.get({ pk, sk: sort.sheet(version) });
  if (!item) return undefined;
  const { pk: _, sk: __, ...kept } = item;
  return unpackSheet(kept);
}
