import { type ImportHead, imports } from '../../shared/storage/imports.ts';
import { list } from '../../shared/storage/keys.ts';
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
  return ok({ imports: page.heads.map(importView), ...more });
}

export async function readImport(
  services: Services,
  caller: Caller,
  { params }: Request<ImportParams, unknown, unknown>,
) {
  const found = await importFor(services, caller, params.import);
  return ok({ ...importView(found.head), ...(await readingOf(services, found)) }, found.n);
}
