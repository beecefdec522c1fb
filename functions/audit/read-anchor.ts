import { Refused } from '../../shared/domain/refused.ts';
import type { AnchorPart } from '../../shared/domain/audit/seal.ts';
import { recorded } from '../access.ts';
import { newestAnchor, partOf, partsNaming } from '../anchors.ts';
import { ok, type Reply, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { collectionOf } from './collections.ts';

/** The part of the newest anchor that names a chain, as it was signed, for `npm run verify -- … --seal`. */
export async function readAnchor(
  services: Services,
  caller: Caller,
  { query }: Request<unknown, { of: string }, unknown>,
): Promise<Reply<AnchorPart>> {
  const pk = collectionOf(caller.jurisdiction, query.of);
  const newest = await newestAnchor(services, caller.jurisdiction);
  if (!newest) throw new Refused('audit.no-anchor');
  for (const number of partsNaming(newest.anchor, [pk])) {
    const part = await partOf(services, newest.anchor, number);
    if (!part?.chains[pk]) continue;
    return recorded(services, caller, { what: 'audit.read', of: `anchor/${query.of}` }, ok(part));
  }
  throw new Refused('audit.not-anchored', { name: query.of });
}
