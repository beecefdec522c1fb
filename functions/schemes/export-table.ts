import { Buffer } from 'node:buffer';
import * as z from 'zod';
import { existingScheme, schemeDocument, versionOf } from '../../shared/storage/schemes.ts';
import { recorded } from '../access.ts';
import { ok, type Reply, type Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { writeTable } from './indicator-table/write.ts';
import type { VersionParams } from './views.ts';

/** A file inside JSON: the caller holds a token in a header, which a plain download link could not carry. */
export const FileView = z.strictObject({
  name: z.string(),
  mediaType: z.literal('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  /** The hash of the document the table was written from. */
  hash: z.string(),
  base64: z.base64(),
});

export async function exportTable(
  services: Services,
  caller: Caller,
  { params }: Request<VersionParams, unknown, unknown>,
): Promise<Reply<z.infer<typeof FileView>>> {
  const { table } = services;
  const { head } = await existingScheme(table, caller.jurisdiction, params.scheme);
  const { version } = versionOf(head, params.version);
  const { scheme, hash } = await schemeDocument(table, caller.jurisdiction, { id: params.scheme, version });
  const bytes = await writeTable(scheme);
  const of = `scheme/${params.scheme}/${version}`;
  const reply = ok<z.infer<typeof FileView>>({
    name: `${scheme.id}-v${version}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    hash,
    base64: Buffer.from(bytes).toString('base64'),
  });
  return recorded(services, caller, { what: 'schemes.table-exported', of }, reply);
}
