import { legible } from '../../shared/storage/chained.ts';
import { ImportHead } from '../../shared/storage/imports.ts';
import { list } from '../../shared/storage/keys.ts';
import { ok, type Request } from '../route.ts';
import { nextPage, type Paged } from '../paging.ts';
import type { Caller, Services } from '../services.ts';
import { importFor, readingOf, type ImportParams } from './found.ts';
import { kinds } from './kinds.ts';
import { importView } from './views.ts';

/** Imports of the kinds the caller deals with, newest first. A page may be short while `next` still leads on. */
export async function listImports(
  { table, cursors }: Services,
  caller: Caller,
  { query }: Request<unknown, Paged, unknown>,
) {
  const partition = list.imports(caller.jurisdiction);
  const { page, more } = await nextPage(cursors, query, (from) =>
    table.query({ index: 'byList', partition, backwards: true, ...from }),
  );
  const imports = legible(page.items, ImportHead)
    .filter(({ kind }) => caller.rolesUsed.includes(kinds[kind].role))
    .map(importView);
  return ok({ imports, ...more });
}

export async function readImport(
  services: Services,
  caller: Caller,
  { params }: Request<ImportParams, unknown, unknown>,
) {
  const found = await importFor(services, caller, params.import);
  return ok({ ...importView(found.head), ...(await readingOf(services, found)) }, found.n);
}
