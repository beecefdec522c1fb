import { legible } from '../../shared/storage/chained.ts';
import { list } from '../../shared/storage/keys.ts';
import { existingScheme, schemeDocument, SchemeHead, versionOf } from '../../shared/storage/schemes.ts';
import { nextPage, type Paged } from '../paging.ts';
import { ok, type Reply, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { documentView, schemeView, type DocumentBody, type SchemeBody, type VersionParams } from './views.ts';

interface SchemePage {
  schemes: SchemeBody[];
  next?: string;
}

/** The schemes of the jurisdiction, a page at a time. */
export async function listSchemes(
  { table, cursors }: Services,
  caller: Caller,
  { query }: Request<unknown, Paged, unknown>,
): Promise<Reply<SchemePage>> {
  const partition = list.schemes(caller.jurisdiction);
  const { page, more } = await nextPage(cursors, query, (from) => table.query({ index: 'byList', partition, ...from }));
  return ok({ schemes: legible(page.items, SchemeHead).map(schemeView), ...more });
}

export async function readScheme(
  { table }: Services,
  caller: Caller,
  { params }: Request<{ scheme: string }, unknown, unknown>,
): Promise<Reply<SchemeBody>> {
  const { head, n } = await existingScheme(table, caller.jurisdiction, params.scheme);
  return ok(schemeView(head), n);
}

/** One version with its document, its problems and, as ETag, what an edit has to name. */
export async function readVersion(
  { table }: Services,
  caller: Caller,
  { params }: Request<VersionParams, unknown, unknown>,
): Promise<Reply<DocumentBody>> {
  const { head, n } = await existingScheme(table, caller.jurisdiction, params.scheme);
  const version = versionOf(head, params.version);
  const { scheme } = await schemeDocument(table, caller.jurisdiction, { id: params.scheme, version: params.version });
  return ok(documentView(head, version, scheme), n);
}
