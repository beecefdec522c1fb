import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Kind } from '../domain/import/definitions.ts';
import { Moved } from './attempt.ts';
import { partition, sort } from './keys.ts';
import { organisationItems } from './organisation.ts';
import { read } from './record.ts';
import type { Item, Table, Write } from './table.ts';

/** Whose mappings for what: another kind or owner has names of its own. */
export interface MappingsOf {
  readonly kind: Kind;
  readonly owner?: string | undefined;
}

/** However a keyboard puts a letter and its accent together, it is the same name. */
const hashed = (name: string): string => createHash('sha256').update(name.normalize('NFC')).digest('hex').slice(0, 32);
/** No unit is called `-`. */
const under = ({ kind, owner = '-' }: MappingsOf): string => `${kind}/${owner}`;
export const keys = {
  all: (of: MappingsOf) => sort.savedMappings(under(of)),
  head: (of: MappingsOf, name: string) => sort.savedMapping(under(of), hashed(name)),
  reading: (of: MappingsOf, name: string) => sort.savedReading(under(of), hashed(name)),
};

/** A way to read files that people gave a name. It stands in the organisation, whose entries keep every version of what it says. */
const SavedMapping = z.strictObject({
  kind: Kind,
  owner: z.string().optional(),
  name: z.string(),
  version: z.int().min(1),
  /** The version in which what it says was written. */
  written: z.int().min(1),
  by: z.string(),
  at: z.int(),
  retired: z.boolean(),
});
export type SavedMapping = z.infer<typeof SavedMapping>;

/** What it says, as text: a table of words may have keys that the table does not take. */
const SavedReading = z.strictObject({ written: z.int().min(1), json: z.string() });

export const asSaved = (item: Item): SavedMapping => read(item, SavedMapping);

export const savedMappings = async (table: Table, jurisdiction: string, of: MappingsOf): Promise<SavedMapping[]> =>
  (await organisationItems(table, jurisdiction, keys.all(of))).map(asSaved);

/** Both are read at once; where somebody saved in between they are read again. */
export async function findSaved(
  table: Table,
  jurisdiction: string,
  { of, name }: { readonly of: MappingsOf; readonly name: string },
): Promise<{ saved: SavedMapping; json: string } | undefined> {
  const pk = partition.organisation(jurisdiction);
  const [item, text] = await Promise.all([
    table.get({ pk, sk: keys.head(of, name) }),
    table.get({ pk, sk: keys.reading(of, name) }),
  ]);
  if (!item) return undefined;
  const saved = asSaved(item);
  const reading = text && read(text, SavedReading);
  if (reading?.written !== saved.written) throw new Moved(`${pk} changed while a saved mapping was read`);
  return { saved, json: reading.json };
}

export const savedItem = (saved: SavedMapping) => ({ sk: keys.head(saved, saved.name), value: saved });
export const savedReadingItem = (saved: SavedMapping, json: string) => ({
  sk: keys.reading(saved, saved.name),
  value: { written: saved.written, json },
});

/** Makes a transaction fail with Moved if it was overwritten or retired since it was read. */
export const savedAsRead = (jurisdiction: string, saved: SavedMapping): Write => ({
  check: { pk: partition.organisation(jurisdiction), sk: keys.head(saved, saved.name) },
  when: { expression: 'version = :version', values: { ':version': saved.version } },
});
