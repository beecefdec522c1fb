import { sha256 } from '../../shared/domain/audit/chain.ts';
import type { Kind } from '../../shared/domain/import/definitions.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { fieldName } from '../../shared/text/field-names.ts';
import { type ImportHead, imports } from '../../shared/storage/imports.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import { existingScheme, versionOf } from '../../shared/storage/schemes.ts';
import { partition } from '../../shared/storage/keys.ts';
import type { Owned } from '../../shared/storage/placement.ts';
import { requireMandate } from '../mandate.ts';
import { type Reply, type Request, ok, basedOn } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { kinds } from './kinds.ts';
import {
  type Content,
  type ImportParams,
  bringersOf,
  bytesOf,
  contentItems,
  importKey,
  ownImport,
  readingOf,
  readingItem,
  refuseOtherRole,
} from './load.ts';
import { formatOf, limits } from './reading/format.ts';
import { type ReadingSaid, resolved } from './saved.ts';
import { type RegisteredBody, importView } from './views.ts';

interface Registration extends ReadingSaid {
  readonly kind: Kind;
  readonly name: string;
  readonly mode: ImportHead['mode'];
  readonly period?: string | undefined;
  readonly scheme?: { id: string; version: number; replace?: boolean | undefined } | undefined;
  readonly content: Content | { readonly sha256: string; readonly bytes: number };
}

const types = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

/** Registers a file with how it is to be read. A small one comes along; for another the reply has the one upload it is allowed. */
export async function registerImport(
  services: Services,
  caller: Caller,
  { body }: Request<unknown, unknown, Registration>,
): Promise<Reply<RegisteredBody, 201>> {
  const { files, now } = services;
  const { jurisdiction } = caller;
  const { kind, name, mode, content } = body;
  refuseOtherRole(caller, kind);
  // Asked before anything is said of what it names: whether that exists, or in which versions, is not for everybody.
  const relies = await requireMandate(services, caller, {
    owned: ownedIn(jurisdiction, body),
    allow: bringersOf(kind),
  });
  const named = await whatItNames(services, caller, body);
  const file = 'sha256' in content ? undefined : bytesOf(content);
  const written = formatOf({ name, bytes: file });
  const of = { ...named, kind };
  const { reading, from, relies: asSaved } = await resolved(services, caller, { of, said: body, written });
  const id = services.newId();
  const described = 'sha256' in content ? content : { sha256: sha256(bytesOf(content)), bytes: file?.length ?? 0 };
  if (described.bytes > limits.bytes)
    throw new Refused('request.too-large', { bytes: described.bytes, maximum: limits.bytes }, { field: 'content' });
  const where = file ? 'inline' : 'uploaded';
  const head: ImportHead = {
    id,
    kind,
    name,
    ...named,
    mode,
    ...from,
    by: caller.id,
    at: now,
    ...described,
    content: where,
  };
  const upload = file
    ? undefined
    : await files.upload({
        key: importKey(jurisdiction, id),
        contentType: types[reading.format.type],
        maximumBytes: described.bytes,
        sha256: described.sha256,
      });
  const chain = imports.none(jurisdiction, id);
  const items = [readingItem(reading), ...(file ? contentItems(file) : [])];
  const data = { kind, name, mode, ...described, ...from };
  const { writes, n } = services.record(chain, { what: 'imports.registered', data }, { head, items });
  const view = { ...importView(head), ...(upload ? { upload } : {}) };
  return services.commit([...writes, ...relies, ...asSaved], {
    status: 201,
    body: view,
    etag: n,
    location: `/v1/imports/${id}`,
  });
}

const ownerOf = ({ owner }: { owner?: string | undefined }) => (owner === undefined ? {} : { owner });

type Named = Pick<ImportHead, 'period' | 'scheme' | 'of' | 'owner'>;

function ownedIn(jurisdiction: string, { kind, period, scheme }: Registration): Owned {
  const { names } = kinds[kind];
  if (names === 'period' && period !== undefined) return { record: partition.period(jurisdiction, period) };
  if (names === 'scheme' && scheme) return { record: partition.scheme(jurisdiction, scheme.id) };
  return { unit: undefined };
}

/** The period or scheme the data belong to: named where it is needed, and there. */
async function whatItNames(
  { table }: Services,
  { jurisdiction }: Caller,
  { kind, period, scheme }: Registration,
): Promise<Named> {
  const { names } = kinds[kind];
  if (names === 'period') {
    if (period === undefined) throw new Refused('imports.needs', { what: fieldName('period') }, { field: 'period' });
    const { head } = await existingPeriod(table, jurisdiction, period);
    return { period, of: head.name, ...ownerOf(head) };
  }
  if (names === 'scheme') {
    if (!scheme) throw new Refused('imports.needs', { what: fieldName('scheme') }, { field: 'scheme' });
    const { head } = await existingScheme(table, jurisdiction, scheme.id);
    versionOf(head, scheme.version);
    const { id, version, replace = false } = scheme;
    return { scheme: { id, version, ...(replace ? { replace } : {}) }, of: head.name, ...ownerOf(head) };
  }
  return {};
}

/** Another way to read the same file, e.g. after a check has shown words nobody expected. It is checked anew. */
export async function mapImport(
  services: Services,
  caller: Caller,
  { params, body, ifMatch }: Request<ImportParams, unknown, ReadingSaid>,
) {
  const found = await ownImport(services, caller, params.import);
  const { check: _, run, rows: __, skipped: ___, counted: ____, saved: _____, ...before } = found.head;
  if (run) throw new Refused('imports.begun');
  basedOn(found.n, ifMatch);
  const { format: written } = await readingOf(services, found);
  const { reading, from, relies } = await resolved(services, caller, { of: before, said: body, written });
  const head = { ...before, ...from };
  const { writes, n } = services.record(found, { what: 'imports.mapped' }, { head, items: [readingItem(reading)] });
  return services.commit([...writes, ...relies], ok(importView(head), n));
}
