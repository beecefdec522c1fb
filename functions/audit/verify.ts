import { chainFaults, type Anchor, type Fault } from '../../shared/domain/chain-check.ts';
import type { CollectionExport } from '../../shared/domain/collection-export.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { sealIsGenuine } from '../../shared/domain/seal.ts';
import { say, type Language } from '../../shared/text/catalogue.ts';
import { faultTexts } from '../../shared/text/faults.ts';
import { partition } from '../../shared/storage/keys.ts';
import { ok, type Reply, type Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { signerFrom } from '../signing.ts';
import { recordAccess } from './access.ts';
import { readCollection } from './export.ts';
import { newestSeal } from './seal.ts';

interface Finding {
  kind: string;
  where: string;
  sentence: string;
}

interface Verdict {
  of: string;
  intact: boolean;
  entries: number;
  findings: Finding[];
}

export async function verifyChain(
  services: Services,
  caller: Caller,
  { query }: Request<unknown, { of: string }, unknown>,
): Promise<Reply<Verdict>> {
  const collection = await readCollection(services.table, caller.jurisdiction, query.of);
  const findings = findingsIn(collection, services.language);
  const verdict = { of: query.of, intact: findings.length === 0, entries: collection.entries.length, findings };
  return services.commit(await recordAccess(services, caller, 'audit.verified', query), ok(verdict));
}

function findingsIn(collection: CollectionExport, language: Language, anchor?: Anchor): Finding[] {
  return chainFaults(collection, anchor).map((fault) => ({
    kind: fault.kind,
    where: collection.collection,
    sentence: say(faultTexts[fault.kind], language, blanks(fault)),
  }));
}

const blanks = ({ kind: _, ...rest }: Fault): Record<string, string | number> => rest;

interface PeriodVerdict {
  sealedAt: string;
  sealIsGenuine: boolean;
  verified: number;
  findings: Finding[];
  next?: string;
}

type Paged = Request<{ period: string }, { cursor?: string | undefined; limit: number }, unknown>;

/** Holds every chain named in the seal against what stands in the table now. */
export async function verifyPeriod(
  services: Services,
  caller: Caller,
  { params, query }: Paged,
): Promise<Reply<PeriodVerdict>> {
  const { jurisdiction } = caller;
  const seal = await newestSeal(services, jurisdiction, params.period);
  const { publicKey } = signerFrom(await services.secret());
  const after = Number((await services.cursors.open(query.cursor))?.['after'] ?? 0);
  const inPeriod = partition.appraisal(jurisdiction, params.period, '');
  const chains = Object.entries(seal.chains).filter(([pk]) => pk.startsWith(inPeriod));
  const page = chains.slice(after, after + query.limit);
  const findings: Finding[] = [];
  for (const [pk, anchor] of page)
    findings.push(...(await findingsAgainst(services, jurisdiction, params.period, pk.slice(inPeriod.length), anchor)));
  const next = await services.cursors.seal(
    after + page.length < chains.length ? { after: after + page.length } : undefined,
  );
  const verdict = {
    sealedAt: seal.at,
    sealIsGenuine: sealIsGenuine(seal, publicKey),
    verified: page.length,
    findings,
    ...(next === undefined ? {} : { next }),
  };
  const access = await recordAccess(services, caller, 'audit.verified', { of: `period/${params.period}` });
  return services.commit(access, ok(verdict));
}

async function findingsAgainst(
  { table, language }: Services,
  jurisdiction: string,
  period: string,
  subject: string,
  anchor: Anchor,
): Promise<Finding[]> {
  const of = `appraisal/${period}/${subject}`;
  try {
    return findingsIn(await readCollection(table, jurisdiction, of), language, anchor);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return [{ kind: 'cut-tail', where: of, sentence: say(faultTexts['cut-tail'], language, { n: anchor.n }) }];
  }
}
