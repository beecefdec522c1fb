import { Entry } from '../../shared/domain/audit/chain.ts';
import type { AnchorPart, Seal } from '../../shared/domain/audit/signed.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { bare } from '../../shared/storage/record.ts';
import { sort } from '../../shared/storage/keys.ts';
import type { PeriodPath } from '../fields.ts';
import { recorded } from '../access.ts';
import { type Newest, newestSeal, signerFrom } from '../signed.ts';
import { newestAnchor, partOf, partsNaming } from '../anchors.ts';
import { type Paged, nextPage } from '../paging.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { collectionFor, collectionOf } from './collections.ts';

interface Entries {
  entries: Entry[];
  /** Places at which something stands that is no entry. */
  unreadable?: string[];
  next?: string;
}

export async function listEntries(
  services: Services,
  caller: Caller,
  { query }: Request<unknown, Paged & { of: string }, unknown>,
): Promise<Reply<Entries>> {
  const partition = await collectionFor(services, caller, query.of);
  const { page, more } = await nextPage(services.cursors, query, (from) =>
    services.table.query({ partition, prefix: sort.entries, ...from }),
  );
  const read = page.items.map((item) => ({ item, entry: Entry.safeParse(bare(item)).data }));
  const unreadable = read.flatMap(({ item, entry }) => (entry ? [] : [String(item['sk'])]));
  return recorded(
    services,
    caller,
    { what: 'audit.read', of: query.of },
    ok({
      entries: read.flatMap(({ entry }) => entry ?? []),
      ...(unreadable.length > 0 ? { unreadable } : {}),
      ...more,
    }),
  );
}

export async function existingSeal(services: Services, jurisdiction: string, period: string): Promise<Newest> {
  const newest = await newestSeal(services, jurisdiction, period);
  if (!newest) throw new Refused('audit.no-seal', { period });
  return newest;
}

/** The seal as it was signed, for `npm run verify -- … --seal`. */
export async function readSeal(
  services: Services,
  caller: Caller,
  { params }: Request<PeriodPath, unknown, unknown>,
): Promise<Reply<Seal>> {
  const { seal } = await existingSeal(services, caller.jurisdiction, params.period);
  return recorded(services, caller, { what: 'audit.read', of: `seal/${params.period}` }, ok(seal));
}

export async function readPublicKey({ secret }: Services) {
  return ok({ algorithm: 'Ed25519' as const, publicKey: signerFrom(await secret()).publicKey });
}

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
