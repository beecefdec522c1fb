import { canonical } from '../../shared/domain/audit/canonical.ts';
import { requirePhase } from '../../shared/domain/period/period.ts';
import { Refused, refuseFirst } from '../../shared/domain/refused.ts';
import type { RollsUp } from '../../shared/domain/period/roll-up.ts';
import type { Existing } from '../../shared/storage/record.ts';
import { type PeriodHead, existingPeriod } from '../../shared/storage/periods.ts';
import { existingScheme, schemeDocument, versionOf } from '../../shared/storage/schemes.ts';
import type { PeriodPath } from '../fields.ts';
import { judgeOpening } from '../opening.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { completeOpening, shardsFor } from './enrolment.ts';
import { type PeriodBody, periodView } from './views.ts';

interface Opening {
  scheme: { id: string; version: number };
  groups: string[];
  rollsUp?: RollsUp | undefined;
}

/** What one request may enrol within the 30 seconds of an HTTP call; the schedule goes on with the rest. */
const perRequest = 3_000;

/**
 * Opens planning. What the period is opened with is recorded first and then never changes, so that an opening which broke off
 * is completed by sending it again or by the schedule.
 */
export async function openPeriod(
  services: Services,
  caller: Caller,
  { params, body }: Request<PeriodPath, unknown, Opening>,
): Promise<Reply<PeriodBody, 200 | 202>> {
  const chain = await existingPeriod(services.table, caller.jurisdiction, params.period);
  requirePhase(chain.head, services.now, ['draft']);
  const groups = [...new Set(body.groups)].sort();
  const begun = chain.head.scheme
    ? resumed(chain, { ...body, groups })
    : await begin(services, caller, { chain, opening: { ...body, groups } });
  const work = { table: services.table, now: services.now, trace: services.trace };
  const { writes, head, n, left } = await completeOpening(work, { caller, chain: begun, limit: perRequest });
  const reply = ok(periodView(head, services), n);
  return services.commit(writes, left > 0 ? { ...reply, status: 202 } : reply);
}

function resumed(chain: Existing<PeriodHead>, { scheme, groups, rollsUp = {} }: Opening): Existing<PeriodHead> {
  const begun = chain.head.scheme;
  const same =
    begun?.id === scheme.id &&
    begun.version === scheme.version &&
    chain.head.groups?.join() === groups.join() &&
    canonical(chain.head.rollsUp ?? {}) === canonical(rollsUp);
  if (same) return chain;
  const { id = '', version = 0 } = begun ?? {};
  throw new Refused('periods.opening-differs', {
    period: chain.head.id,
    scheme: id,
    version,
    groups: chain.head.groups?.join(', ') ?? '',
  });
}

/** Pins the scheme version, the groups and the number of list shards. */
async function begin(
  services: Services,
  { jurisdiction }: Caller,
  { chain, opening: { scheme, groups, rollsUp } }: { chain: Existing<PeriodHead>; opening: Opening },
): Promise<Existing<PeriodHead>> {
  const { table, now } = services;
  if (now > chain.head.deadlines.planning) throw new Refused('periods.planning-over', { period: chain.head.id });
  const { head: known } = await existingScheme(table, jurisdiction, scheme.id);
  if (versionOf(known, scheme.version).state !== 'approved') {
    throw new Refused(
      'periods.scheme-not-approved',
      { scheme: scheme.id, version: scheme.version },
      { field: 'scheme' },
    );
  }
  const { scheme: document } = await schemeDocument(table, jurisdiction, scheme);
  const opening = { period: chain.head, of: known, scheme: document, groups, rollsUp };
  const { faults, relies, members, parts: rolled } = await judgeOpening(table, jurisdiction, opening);
  refuseFirst(faults);
  const parts = rolled.length === 0 ? {} : { rollsUp };
  const head: PeriodHead = { ...chain.head, scheme, groups, ...parts, shards: shardsFor(members.length) };
  const change = services.record(chain, { what: 'periods.opening-begun' }, { head });
  await table.write([...change.writes, ...relies, ...rolled.flatMap(toldOf(services, chain.head.id))]);
  return { ...change.chain, head };
}

/** Each part remembers what it is taken into: a decision that changes its scores later is told there. */
const toldOf = (services: Services, into: string) => (part: Existing<PeriodHead>) => {
  const rolledInto = [...(part.head.rolledInto ?? []), into];
  const event = { what: 'periods.rolled-up', data: { into } } as const;
  return services.record(part, event, { head: { ...part.head, rolledInto } }).writes;
};
