import { canonical } from '../../shared/domain/audit/chain.ts';
import { requirePhase } from '../../shared/domain/period/period.ts';
import { unitsProviding } from '../../shared/domain/filing/provider.ts';
import { Refused } from '../../shared/domain/refused.ts';
import {
  type RollsUp,
  refuseOtherParts,
  refuseParts,
  refuseUnknownGrades,
} from '../../shared/domain/period/roll-up.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import type { Existing } from '../../shared/storage/record.ts';
import { existingUnit, findUnit, loadJurisdiction, unitAsRead } from '../../shared/storage/organisation.ts';
import { type PeriodHead, existingPeriod, loadPeriod } from '../../shared/storage/periods.ts';
import {
  type SchemeHead,
  existingScheme,
  pinnedScheme,
  schemeDocument,
  versionOf,
} from '../../shared/storage/schemes.ts';
import type { Table, Write } from '../../shared/storage/table.ts';
import { periodTypes } from '../../shared/text/states.ts';
import type { PeriodPath } from '../fields.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { completeOpening, membersOf, shardsFor } from './enrolment.ts';
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
  const relies = await refuseForeign(services, jurisdiction, chain.head, known);
  const { scheme: document } = await schemeDocument(table, jurisdiction, scheme);
  if (!document.periodTypes.includes(chain.head.type)) {
    throw new Refused(
      'periods.scheme-for-other-periods',
      { ...periodTypes[chain.head.type] },
      { field: 'scheme', legal: document.periodTypes },
    );
  }
  await refuseAbsentProviders(services, jurisdiction, document);
  const { head: settings } = await loadJurisdiction(table, jurisdiction);
  const rolled = await takenIn(services, jurisdiction, { chain, scheme: document, rollsUp });
  const members = await membersOf(table, jurisdiction, { groups, kinds: document.subjects, owner: chain.head.owner });
  // A group of officials under a scheme for units would be an empty chapter of every report.
  const empty = groups.filter((group) => members.every((member) => member.group !== group));
  const peerGroups = settings?.peerGroups.map(({ id }) => id) ?? [];
  const strange = members.length > 0 ? empty.find((group) => !peerGroups.includes(group)) : undefined;
  if (strange !== undefined)
    throw new Refused('organisation.no-group', { group: strange }, { field: 'groups', legal: peerGroups });
  if (empty.length > 0) throw new Refused('periods.no-subjects', { groups: empty.join(', ') }, { field: 'groups' });
  const parts = rolled.length === 0 ? {} : { rollsUp };
  const head: PeriodHead = { ...chain.head, scheme, groups, ...parts, shards: shardsFor(members.length) };
  const change = services.record(chain, { what: 'periods.opening-begun' }, { head });
  await table.write([...change.writes, ...relies, ...rolled]);
  return { ...change.chain, head };
}

/** A period is opened with a scheme of its owner, of a unit above it or of the jurisdiction; as conditions, where the owner stands. */
async function refuseForeign(
  { table }: Services,
  jurisdiction: string,
  { owner }: PeriodHead,
  scheme: SchemeHead,
): Promise<readonly Write[]> {
  const of = scheme.owner;
  if (of === undefined || of === owner) return [];
  const named = { scheme: scheme.id, unit: of };
  if (owner === undefined) throw new Refused('periods.scheme-of-unit', named, { field: 'scheme' });
  const unit = await existingUnit(table, jurisdiction, owner);
  const legal = [...unit.path, owner];
  if (legal.includes(of)) return [unitAsRead(jurisdiction, owner, unit)];
  throw new Refused('periods.scheme-of-other-unit', { ...named, units: legal.join(', ') }, { field: 'scheme' });
}

/** Figures of a unit that is not there could be filed by nobody. */
async function refuseAbsentProviders({ table }: Services, jurisdiction: string, scheme: Scheme): Promise<void> {
  const named = unitsProviding(scheme);
  const units = await Promise.all(named.map(async (unit) => findUnit(table, jurisdiction, unit)));
  const unit = named.find((_, at) => units[at]?.active !== true);
  if (unit !== undefined) throw new Refused('periods.provider-absent', { unit }, { field: 'scheme' });
}

interface TakingIn {
  readonly chain: Existing<PeriodHead>;
  readonly scheme: Scheme;
  readonly rollsUp: RollsUp | undefined;
}

/** The schemes of those that are open already: what the others will be opened with nobody knows yet. */
const schemesOf = async (table: Table, jurisdiction: string, parts: readonly { readonly head: PeriodHead }[]) =>
  Promise.all(
    parts.flatMap(({ head: { scheme: pin } }) =>
      pin ? [pinnedScheme(table, jurisdiction, pin).then(({ scheme }) => scheme)] : [],
    ),
  );

/** Each part remembers what it is taken into: a decision that changes its scores later is told there. */
async function takenIn(
  services: Services,
  jurisdiction: string,
  { chain: { head }, scheme, rollsUp }: TakingIn,
): Promise<readonly Write[]> {
  const { table } = services;
  refuseOtherParts(scheme, rollsUp);
  if (!rollsUp || Object.keys(rollsUp).length === 0) return [];
  const { owner } = head;
  const [chains, unit] = await Promise.all([
    Promise.all([...new Set(Object.values(rollsUp))].map((part) => loadPeriod(table, jurisdiction, part))),
    owner === undefined ? undefined : existingUnit(table, jurisdiction, owner),
  ]);
  const parts = chains.flatMap(({ head: part, ...chain }) => (part ? [{ ...chain, head: part }] : []));
  refuseParts(
    { period: head, above: unit?.path ?? [], scheme, rollsUp },
    parts.map((part) => part.head),
  );
  refuseUnknownGrades(scheme, await schemesOf(table, jurisdiction, parts));
  const told = parts.flatMap((part) => {
    const rolledInto = [...(part.head.rolledInto ?? []), head.id];
    const event = { what: 'periods.rolled-up', data: { into: head.id } } as const;
    return services.record(part, event, { head: { ...part.head, rolledInto } }).writes;
  });
  return owner === undefined ? told : [...told, unitAsRead(jurisdiction, owner, unit)];
}
