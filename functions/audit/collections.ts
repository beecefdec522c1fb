import * as z from 'zod';
import { heldOver, type Allow } from '../../shared/domain/organisation/authority.ts';
import type { CollectionExport } from '../../shared/domain/audit/chain-check.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { examine } from '../../shared/storage/examined.ts';
import { partition, sort } from '../../shared/storage/keys.ts';
import { recorded } from '../access.ts';
import { requireMandate } from '../mandate.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { auditor, supervisor } from '../../shared/domain/organisation/allow.ts';

const Owned = z.object({ owner: z.string().optional().catch(undefined) });

/** Who reads chains: the auditor all of them, a supervisor those of the periods and schemes within their reach. */
export const examiners: readonly Allow[] = [auditor, supervisor];

/** The collection that a query or a body names, where the caller may see it. */
export async function collectionFor(services: Services, caller: Caller, name: string): Promise<string> {
  const { jurisdiction } = caller;
  const pk = collectionOf(jurisdiction, name);
  const period = periodOf(name);
  const record = period === undefined ? pk : partition.period(jurisdiction, period);
  if (heldOver(caller, examiners).length === 0) return pk;
  // Damage elsewhere in a chain is what is looked for, and no reason to keep anybody from looking.
  const head = await services.table.get({ pk: record, sk: sort.head });
  await requireMandate(services, caller, { owned: { unit: Owned.parse(head ?? {}).owner }, allow: examiners });
  return pk;
}

/** Collections an audit names: `organisation`, `access`, `official/ID`, `scheme/ID`, `period/ID`, `import/ID`, `bulk/ID`, `appraisal/PERIOD/SUBJECT`. */
export function collectionOf(jurisdiction: string, name: string): string {
  const [kind = '', first = '', second = ''] = name.split('/');
  switch (kind) {
    case 'organisation':
      return partition.organisation(jurisdiction);
    case 'access':
      return partition.access(jurisdiction, /^[2-9]$/.test(first) ? Number(first) : 1);
    case 'official':
      return partition.official(jurisdiction, first);
    case 'scheme':
      return partition.scheme(jurisdiction, first);
    case 'period':
      return partition.period(jurisdiction, first);
    case 'import':
      return partition.import(jurisdiction, first);
    case 'bulk':
      return partition.bulk(jurisdiction, first);
    case 'appraisal':
      return partition.appraisal(jurisdiction, first, second);
    default:
      throw new Refused('audit.no-collection', { name }, { field: 'of', legal: legalNames });
  }
}

/** The period whose seals name this collection. */
export function periodOf(name: string): string | undefined {
  const [kind = '', period] = name.split('/');
  return kind === 'appraisal' || kind === 'period' ? period : undefined;
}

const legalNames = [
  'organisation',
  'access',
  'official/ID',
  'scheme/ID',
  'period/ID',
  'import/ID',
  'bulk/ID',
  'appraisal/PERIOD/SUBJECT',
];

export function existingCopy(copy: CollectionExport | undefined, name: string): CollectionExport {
  if (!copy) throw new Refused('audit.empty', { name });
  return copy;
}

type ExportRequest = Request<unknown, unknown, { of: string; why: string }>;

/**
 * Hands out a collection as it stands: what is damaged in it goes along, for the verifier to name. Made again, it ends where it
 * ended: the access log has grown at least by the entry of the export itself.
 */
export async function exportCollection(
  services: Services,
  caller: Caller,
  { body, asOf = Infinity }: ExportRequest,
): Promise<Reply<CollectionExport>> {
  const { copy } = await examine(services.table, await collectionFor(services, caller, body.of));
  const collection = until(asOf, existingCopy(copy, body.of));
  return recorded(services, caller, { what: 'audit.exported', ...body }, ok(collection, lastOf(collection)));
}

const until = (end: number, { entries, unreadable, ...copy }: CollectionExport): CollectionExport => ({
  ...copy,
  entries: entries.filter(({ n }) => n <= end),
  ...(unreadable ? { unreadable: unreadable.filter(({ place }) => place <= end) } : {}),
});

const lastOf = ({ entries, unreadable = [] }: CollectionExport): number =>
  Math.max(0, ...entries.map(({ n }) => n), ...unreadable.map(({ place }) => place));
