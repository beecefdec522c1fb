import { legible } from '../../shared/storage/damaged.ts';
import { ImportHead, imports } from '../../shared/storage/imports.ts';
import { list, sort } from '../../shared/storage/keys.ts';
import type { From, Item, Table } from '../../shared/storage/table.ts';
import { mandateOf } from '../mandate.ts';
import { ok, type Request } from '../route.ts';
import { nextPage, type Paged } from '../paging.ts';
import type { Caller, Services } from '../services.ts';
import { bringersOf, importFor, readingOf, type ImportParams } from './load.ts';
import { kinds } from './kinds.ts';
import { importView } from './views.ts';

/** Imports of the kinds the caller deals with and of owners within their reach, newest first. */
export async function listImports(services: Services, caller: Caller, { query }: Request<unknown, Paged, unknown>) {
  const reaches = mandateOf(services, caller, bringersOf('filings'));
  const wanted = async ({ kind, owner }: ImportHead) =>
    caller.rolesUsed.includes(kinds[kind].role) && (kinds[kind].role !== 'performance-office' || reaches(owner));
  const { page, more } = await nextPage(services.cursors, query, (from) =>
    importsWhere(services.table, caller.jurisdiction, { ...from, wanted }),
  );
  return ok({ imports: page.heads.map(importView), ...more });
}

/** What is read at once where much may be left out. */
const readAtOnce = 50;

/**
 * Reads on until the page is full and one more is known, or the list ends: neither an empty page nor the place where one ends tells
 * of what was left out.
 */
async function importsWhere(
  table: Table,
  jurisdiction: string,
  { wanted, limit, after }: From & { readonly wanted: (head: ImportHead) => Promise<boolean> },
): Promise<{ heads: ImportHead[]; next: Item | undefined }> {
  const heads: ImportHead[] = [];
  let next = after;
  do {
    const question = { partition: list.imports(jurisdiction), backwards: true, limit: Math.max(limit + 1, readAtOnce) };
    const page = await table.query({ index: 'byList', ...question, after: next });
    for (const head of legible(page.items, ImportHead)) if (await wanted(head)) heads.push(head);
    next = page.next;
  } while (next && heads.length <= limit);
  const last = heads.length > limit ? heads[limit - 1] : undefined;
  const { pk } = imports.none(jurisdiction, last?.id ?? '');
  return {
    heads: heads.slice(0, limit),
    next: last && { pk, sk: sort.head, ...imports.index(jurisdiction, last) },
  };
}

export async function readImport(
  services: Services,
  caller: Caller,
  { params }: Request<ImportParams, unknown, unknown>,
) {
  const found = await importFor(services, caller, params.import);
  return ok({ ...importView(found.head), ...(await readingOf(services, found)) }, found.n);
}
