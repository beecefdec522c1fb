import { type ImportHead, imports } from '../../shared/storage/imports.ts';
import { list } from '../../shared/storage/keys.ts';
import { officialsBehind } from '../../shared/storage/organisation.ts';
import { mandateOf } from '../mandate.ts';
import { ok, type Request } from '../route.ts';
import { newestOf, nextPage, type Paged } from '../paging.ts';
import type { Caller, Services } from '../services.ts';
import { bringersOf, importFor, readingOf, type ImportParams } from './load.ts';
import { kinds } from './kinds.ts';
import { importView } from './views.ts';

/** Imports of the kinds the caller deals with and of owners within their reach, newest first. */
export async function listImports(services: Services, caller: Caller, { query }: Request<unknown, Paged, unknown>) {
  const { jurisdiction } = caller;
  const reaches = mandateOf(services, caller, bringersOf('filings'));
  const wanted = async ({ kind, owner }: ImportHead) =>
    caller.rolesUsed.includes(kinds[kind].role) && (kinds[kind].role !== 'performance-office' || reaches(owner));
  const { page, more } = await nextPage(services.cursors, query, (from) =>
    newestOf(services.table, { jurisdiction, partition: list.imports(jurisdiction), record: imports, wanted }, from),
  );
  const nameOf = await namesOf(services, caller, page.heads);
  return ok({ imports: page.heads.map((head) => ({ ...importView(head), byName: nameOf(head) })), ...more });
}

export async function readImport(
  services: Services,
  caller: Caller,
  { params }: Request<ImportParams, unknown, unknown>,
) {
  const found = await importFor(services, caller, params.import);
  const [reading, nameOf] = await Promise.all([readingOf(services, found), namesOf(services, caller, [found.head])]);
  return ok({ ...importView(found.head), byName: nameOf(found.head), ...reading }, found.n);
}

/** Whoever registered them, by name. */
async function namesOf({ table }: Services, { jurisdiction }: Caller, heads: readonly ImportHead[]) {
  const people = await officialsBehind(table, jurisdiction, [...new Set(heads.map(({ by }) => `official.${by}`))]);
  return ({ by }: ImportHead): string => people.get(`official.${by}`)?.name ?? by;
}
