import * as z from 'zod';
import { type Bound, type Seal, boundIn, boundOfAnchor } from '../../shared/domain/audit/signed.ts';
import type { CollectionExport, Fault } from '../../shared/domain/audit/chain-check.ts';
import { type Entry, sha256 } from '../../shared/domain/audit/chain.ts';
import { Listed, listAppraisals } from '../../shared/storage/appraisal-lists.ts';
import { examine, examineAgainst } from '../../shared/storage/examined.ts';
import { collectionName, partition } from '../../shared/storage/keys.ts';
import type { Params } from '../../shared/text/catalogue.ts';
import { say } from '../../shared/text/say.ts';
import { faultTexts } from '../../shared/text/faults.ts';
import { recorded } from '../access.ts';
import { type PeriodPath, mostToAPage } from '../fields.ts';
import { openCursor, sealCursor, type Paged } from '../paging.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { newestSeal } from '../signed.ts';
import { anchored, newestAnchor } from '../anchors.ts';
import { collectionFor, existingCopy, periodOf } from './collections.ts';
import { existingSeal } from './read.ts';

interface Verdict {
  of: string;
  intact: boolean;
  entries: number;
  /** Entries that no seal covers yet. */
  unsealed: number;
  findings: Finding[];
  /** The first place of the chain at which something is wrong, with what stands there, if it can be read. */
  broken?: { n: number; entry?: Entry };
}

/** Verifies one chain, also against the newest seal of its period and the newest daily anchor. */
export async function verifyChain(
  services: Services,
  caller: Caller,
  { query }: Request<unknown, { of: string }, unknown>,
): Promise<Reply<Verdict>> {
  const pk = await collectionFor(services, caller, query.of);
  const period = periodOf(query.of);
  const newest = period === undefined ? undefined : await newestSeal(services, caller.jurisdiction, period);
  const anchor = (await newestAnchor(services, caller.jurisdiction))?.anchor;
  const { stood, lost } = anchor ? await anchored(services, anchor, [pk]) : { stood: undefined, lost: [] };
  const then = stood?.get(pk);
  const byAnchor = anchor && (then || lost.length === 0) ? [boundOfAnchor(anchor, then)] : [];
  const bounds = [...(newest ? boundIn(newest.seal, pk) : []), ...byAnchor];
  const known = bounds.filter(({ n }) => n > 0);
  const held = await hold(services, pk, bounds);
  const entries = known.length > 0 ? (held.copy?.entries ?? []) : existingCopy(held.copy, query.of).entries;
  const findings = [
    ...held.findings,
    ...(query.of.startsWith('period/') ? await lostSeals(services, held.copy) : []),
    ...(newest?.genuine === false ? [finding(services, 'forged-seal', query.of)] : []),
    ...(newest?.seal.broken?.includes(pk) ? [finding(services, 'broken-when-sealed', query.of)] : []),
    ...firstOf(
      services,
      'anchors',
      lost.map((part) => finding(services, 'lost-part', 'anchors', { part })),
    ),
  ];
  const covered = Math.max(0, ...bounds.map(({ n }) => n));
  const verdict = {
    of: query.of,
    intact: findings.length === 0,
    entries: entries.length,
    unsealed: entries.filter(({ n }) => n > covered).length,
    findings,
    ...(held.broken === undefined ? {} : { broken: placeIn(entries, held.broken) }),
  };
  return recorded(services, caller, { what: 'audit.verified', ...query }, ok(verdict));
}

function placeIn(entries: readonly Entry[], n: number): Verdict['broken'] & {} {
  const entry = entries.find((one) => one.n === n);
  return { n, ...(entry ? { entry } : {}) };
}

interface PeriodVerdict {
  sealedAt: string;
  sealedBy: string;
  sealIsGenuine: boolean;
  verified: number;
  findings: Finding[];
  next?: string;
}

type OfPeriod = Request<PeriodPath, Paged, unknown>;

/** First what the seal knows, in its order; then what the lists name, shard by shard. */
const Position = z.union([
  z.strictObject({ sealed: z.int() }),
  z.strictObject({
    shard: z.int(),
    behind: Listed.optional(),
  }),
]);
type Position = z.infer<typeof Position>;

interface VerifiedPage {
  readonly verified: number;
  readonly findings: readonly Finding[];
  readonly next: Position | undefined;
}

/** Holds every chain named in the newest seal against what stands in the table now, and the lists against the seal. */
export async function verifyPeriod(
  services: Services,
  caller: Caller,
  { params, query }: OfPeriod,
): Promise<Reply<PeriodVerdict>> {
  const { seal, genuine } = await existingSeal(services, caller.jurisdiction, params.period);
  const position = Position.parse((await openCursor(services.cursors, query.cursor)) ?? { sealed: 0 });
  const step = await stepFrom(services, seal, position, query.limit);
  const next = await sealCursor(services.cursors, step.next);
  const verdict = {
    sealedAt: seal.at,
    sealedBy: seal.kind,
    sealIsGenuine: genuine,
    verified: step.verified,
    findings: [...step.findings],
    ...(next === undefined ? {} : { next }),
  };
  return recorded(services, caller, { what: 'audit.verified', of: `period/${params.period}` }, ok(verdict));
}

/** A page ends with what the seal knows only if there is more of it: the lists are the quicker part. */
async function stepFrom(services: Services, seal: Seal, position: Position, limit: number): Promise<VerifiedPage> {
  if (!('sealed' in position)) return listedStep(services, seal, { ...position, limit });
  const sealed = await sealedStep(services, seal, { after: position.sealed, limit });
  if (sealed.next) return sealed;
  const listed = await listedStep(services, seal, { shard: 0, limit });
  return { ...listed, verified: sealed.verified, findings: [...sealed.findings, ...listed.findings] };
}

async function sealedStep(
  services: Services,
  seal: Seal,
  { after, limit }: { after: number; limit: number },
): Promise<VerifiedPage> {
  const appraisals = partition.appraisal(seal.jurisdiction, seal.period, '');
  const chains = Object.keys(seal.chains);
  const page = chains.slice(after, after + limit);
  const findings: Finding[] = [];
  for (const pk of page) {
    const held = await hold(services, pk, boundIn(seal, pk));
    findings.push(...held.findings);
    if (pk === partition.period(seal.jurisdiction, seal.period))
      findings.push(...(await lostSeals(services, held.copy)));
    if (seal.broken?.includes(pk)) findings.push(finding(services, 'broken-when-sealed', collectionName(pk)));
  }
  const verified = page.filter((pk) => pk.startsWith(appraisals)).length;
  const next = after + page.length < chains.length ? { sealed: after + page.length } : undefined;
  return { verified, findings, next };
}

type Behind = {
  readonly shard: number;
  readonly behind?: { readonly group: string; readonly subject: string } | undefined;
};

/** Whoever the lists name without the seal knowing. */
async function listedStep(
  services: Services,
  { jurisdiction, period, chains }: Seal,
  { shard, behind, limit }: Behind & { limit: number },
): Promise<VerifiedPage> {
  const listed = await listAppraisals(
    services.table,
    { jurisdiction, period, shard },
    { limit, ...(behind ? { behind } : {}) },
  );
  const unknown = listed.filter(({ subject }) => !chains[partition.appraisal(jurisdiction, period, subject)]);
  const findings = unknown.map(({ subject }) => finding(services, 'unsealed', `appraisal/${period}/${subject}`));
  const last = listed.at(-1);
  if (last && listed.length >= limit) return { verified: 0, findings, next: { shard, behind: last } };
  const following = await shardsOf(services, jurisdiction, period);
  return { verified: 0, findings, next: shard + 1 < following ? { shard: shard + 1 } : undefined };
}

/** Even where the period's own record is damaged in something else. */
async function shardsOf({ table }: Services, jurisdiction: string, period: string): Promise<number> {
  const { copy } = await examine(table, partition.period(jurisdiction, period));
  return z.object({ shards: z.int() }).safeParse(copy?.head).data?.shards ?? 1;
}

const Named = z.looseObject({ seal: z.string(), sha256: z.string(), generation: z.int() });

/** Seals that the chain of a period names and that no longer lie there as they were signed. Few: one for the close and each publication. */
async function lostSeals(services: Services, copy: CollectionExport | undefined): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { what, data } of copy?.entries ?? []) {
    const named =
      what === 'periods.closed' || what === 'periods.reports-sealed' ? Named.safeParse(data).data : undefined;
    if (!named) continue;
    const bytes = await services.files.readReport(named.seal);
    const sound = bytes && sha256(bytes) === named.sha256;
    if (!sound && copy) findings.push(finding(services, 'lost-seal', copy.collection, { run: named.generation }));
  }
  return findings;
}

const Finding = z.strictObject({ kind: z.string(), where: z.string(), sentence: z.string() });
export type Finding = z.infer<typeof Finding>;

/** Of one chain: whoever rewrote it left as many faults as it has entries, and the first say what happened. */
const mostOfChain = 20;

/** Of one chain, of the parts of the anchor that may name it, and the seal's own. */
export const OfChain = z.array(Finding).max(2 * mostOfChain + 2);
/** Of the chains of a page, of the seal and the lists that name each, and of the anchor itself. */
export const OfPage = z.array(Finding).max((mostOfChain + 2) * mostToAPage + mostOfChain + 3);

/** One fault in the caller's words. */
export const finding = (
  { language }: Pick<Services, 'language'>,
  kind: keyof typeof faultTexts,
  where: string,
  blanks: Params = {},
): Finding => ({ kind, where, sentence: say(faultTexts[kind], language, blanks) });

interface Held {
  readonly copy: CollectionExport | undefined;
  readonly findings: Finding[];
  /** The first broken place of the chain. */
  readonly broken: number | undefined;
}

/** Holds a collection against its own chain, against what was signed of it, and against the lists it should stand in. */
export async function hold(services: Services, pk: string, bounds: readonly Bound[]): Promise<Held> {
  const where = collectionName(pk);
  const { copy, misplaced, faults } = await examineAgainst(services.table, pk, bounds);
  const findings = [
    ...faults.map((fault) => finding(services, fault.kind, where, blanksOf(fault))),
    ...misplaced.map((item) => finding(services, 'altered-index', where, { item })),
  ];
  const places = faults.flatMap((fault) => ('n' in fault ? fault.n : []));
  const broken = places.length > 0 ? Math.min(...places) : undefined;
  return { copy, findings: firstOf(services, where, findings), broken };
}

/** As many as are told of one chain; the last says how many more there are. */
export function firstOf(services: Pick<Services, 'language'>, where: string, findings: Finding[]): Finding[] {
  if (findings.length <= mostOfChain) return findings;
  const told = findings.slice(0, mostOfChain - 1);
  return [...told, finding(services, 'more', where, { count: findings.length - told.length })];
}

const blanksOf = ({ kind: _, ...blanks }: Fault): Params => blanks;
