import * as z from 'zod';
import { Mapping } from '../../shared/domain/import/mapping.ts';
import type { Kind } from '../../shared/domain/import/records.ts';
import type { Allow } from '../../shared/domain/organisation/authority.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { imports, type Import } from '../../shared/storage/imports.ts';
import { sort } from '../../shared/storage/keys.ts';
import { roleNames } from '../../shared/text/roles.ts';
import { requireMandate } from '../mandate.ts';
import type { Caller, Services } from '../services.ts';
import { kinds } from './kinds.ts';
import { Format } from './reading/format.ts';

export interface ImportParams {
  readonly import: string;
}

/** How the file is read. Kept as one text: a table of words may have keys that the table does not take. */
export const Reading = z.strictObject({ format: Format, mapping: Mapping });
export type Reading = z.infer<typeof Reading>;
const Kept = z.looseObject({ json: z.string() });

/** Who may bring data of a kind, to what is owned within the reach of that role. */
export const bringersOf = (kind: Kind): readonly Allow[] =>
  kinds[kind].role === 'performance-office'
    ? [{ role: 'performance-office', scope: 'owned' }]
    : [{ role: 'system-administrator', scope: 'jurisdiction' }];

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

/** An item of the table ends at 400 KB. */
const longest = 200_000;

export function readingItem(reading: Reading) {
  const json = JSON.stringify(reading);
  const bytes = Buffer.byteLength(json);
  if (bytes > longest)
    throw new Refused('imports.mapping-too-large', { bytes, maximum: longest }, { field: 'mapping' });
  return { sk: sort.mapping, value: { json } };
}
