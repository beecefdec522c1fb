import * as z from 'zod';
import { type Anchor, boundOfAnchor } from '../../shared/domain/audit/signed.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { chainLists, chainsIn } from '../../shared/storage/anchors.ts';
import { collectionName } from '../../shared/storage/keys.ts';
import { recorded } from '../access.ts';
import { mostToAPage } from '../fields.ts';
import { openCursor, sealCursor, type Paged } from '../paging.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { anchored, newestAnchor, partOf } from '../anchors.ts';
import { type Finding, OfPage, finding, firstOf, hold } from './verify.ts';

export const AnchorVerdict = z.strictObject({
  anchoredAt: z.string(),
  /** Since when one anchor has followed the other: whoever hides them all begins a new row. */
  anchoredSince: z.string(),
  verified: z.int(),
  findings: OfPage,
  /** Chains begun since the anchor: nothing signed speaks of them yet. */
  fresh: z.array(z.string()).max(mostToAPage),
  next: z.string().optional(),
});
type AnchorVerdict = z.infer<typeof AnchorVerdict>;

/** First what the anchor knows, part by part; then what the lists name now. */
const Position = z.union([
  z.strictObject({ part: z.int(), after: z.int() }),
  z.strictObject({ list: z.int(), after: z.int() }),
]);
type Position = z.infer<typeof Position>;
type AnchorPage = Pick<AnchorVerdict, 'verified' | 'findings' | 'fresh'> & { readonly next: Position | undefined };

/** An anchor is written every night; after two nights without one somebody stopped it. */
const freshFor = 2 * 24 * 60 * 60_000;

/** Holds every chain of the jurisdiction against its newest anchor, and the lists against it, a page at a time. */
export async function verifyAnchor(
  services: Services,
  caller: Caller,
  { query }: Request<unknown, Paged, unknown>,
): Promise<Reply<AnchorVerdict>> {
  const { jurisdiction } = caller;
  const newest = await newestAnchor(services, jurisdiction);
  if (!newest) throw new Refused('audit.no-anchor');
  const { anchor, doubted } = newest;
  const first: Position = { part: 1, after: 0 };
  const begun = await openCursor(services.cursors, query.cursor);
  const position = Position.parse(begun ?? first);
  const step =
    'part' in position
      ? await partStep(services, anchor, { ...position, limit: query.limit })
      : await listStep(services, anchor, { ...position, limit: query.limit });
  const ownFindings = begun
    ? []
    : [
        ...(doubted ? [finding(services, 'forged-seal', 'anchors')] : []),
        ...(services.now - Date.parse(anchor.at) > freshFor ? [finding(services, 'late-anchor', 'anchors')] : []),
        ...firstOf(
          services,
          'anchors',
          (anchor.lost ?? []).map((day) => finding(services, 'lost-anchor', 'anchors', { day })),
        ),
      ];
  const next = await sealCursor(services.cursors, step.next);
  const { next: _, ...found } = step;
  const verdict = {
    ...found,
    anchoredAt: anchor.at,
    anchoredSince: anchor.since ?? anchor.day,
    findings: [...ownFindings, ...step.findings],
    ...(next === undefined ? {} : { next }),
  };
  return recorded(services, caller, { what: 'audit.verified', of: 'anchors' }, ok(verdict));
}

interface Stretch {
  readonly after: number;
  readonly limit: number;
}

async function partStep(
  services: Services,
  anchor: Anchor,
  { part, after, limit }: Stretch & { part: number },
): Promise<AnchorPage> {
  const found = await partOf(services, anchor, part);
  const chains = Object.entries(found?.chains ?? {});
  const page = chains.slice(after, after + limit);
  const findings: Finding[] = found ? [] : [finding(services, 'lost-part', 'anchors', { part })];
  for (const [pk, stood] of page) {
    findings.push(...(await hold(services, pk, [boundOfAnchor(anchor, stood)])).findings);
  }
  const next =
    after + page.length < chains.length
      ? { part, after: after + page.length }
      : part < anchor.parts.length
        ? { part: part + 1, after: 0 }
        : { list: 0, after: 0 };
  return { verified: page.length, findings, fresh: [], next };
}

/** Chains that are listed and not anchored: begun since, or made up and dated back. */
async function listStep(
  services: Services,
  anchor: Anchor,
  { list, after, limit }: Stretch & { list: number },
): Promise<AnchorPage> {
  const { jurisdiction } = anchor;
  const lists = await chainLists(services.table, jurisdiction);
  const pks = await chainsIn(services.table, jurisdiction, lists[list] ?? '');
  const page = pks.slice(after, after + limit);
  const findings: Finding[] = [];
  const fresh: string[] = [];
  const { stood, lost } = await anchored(services, anchor, page);
  for (const pk of page.filter((one) => !stood.has(one))) {
    // Where a part is lost, and named as lost, the anchor may have known the chain.
    const held = await hold(services, pk, lost.length > 0 ? [] : [boundOfAnchor(anchor, undefined)]);
    findings.push(...held.findings);
    if (held.copy) fresh.push(collectionName(pk));
  }
  const next =
    after + page.length < pks.length
      ? { list, after: after + page.length }
      : list + 1 < lists.length
        ? { list: list + 1, after: 0 }
        : undefined;
  return { verified: 0, findings, fresh, next };
}
