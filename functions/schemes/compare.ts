import * as z from 'zod';
import { diffSchemes } from '../../shared/domain/scheme/diff.ts';
import { existingScheme, schemeDocument, versionOf } from '../../shared/storage/schemes.ts';
import { ok, type Reply, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { Numeral } from '../fields.ts';

const Side = z.strictObject({ version: z.int(), hash: z.string() });

export const ComparisonView = z.strictObject({
  from: Side,
  to: Side,
  changes: z.array(z.strictObject({ path: z.string(), code: z.string(), zh: z.string(), en: z.string() })),
});

export const Versions = z.strictObject({
  from: Numeral(1, 9999),
  to: Numeral(1, 9999),
});

/** What changed between two versions, in sentences: what the committee reads before it approves the later one. */
export async function compareVersions(
  { table }: Services,
  caller: Caller,
  { params, query }: Request<{ scheme: string }, z.infer<typeof Versions>, unknown>,
): Promise<Reply<z.infer<typeof ComparisonView>>> {
  const { head } = await existingScheme(table, caller.jurisdiction, params.scheme);
  const read = (version: number) =>
    schemeDocument(table, caller.jurisdiction, { id: params.scheme, version: versionOf(head, version).version });
  const [from, to] = await Promise.all([read(query.from), read(query.to)]);
  return ok({
    from: { version: from.version, hash: from.hash },
    to: { version: to.version, hash: to.hash },
    changes: diffSchemes(from.scheme, to.scheme).map(({ path, code, sentence }) => ({ path, code, ...sentence })),
  });
}
