import { inForce, goalsOf, indicatorsOf } from '../shared/domain/agreement/agreement.ts';
import { agreementIn } from '../shared/domain/agreement/steps.ts';
import type { AgreedGoal } from '../shared/domain/agreement/goal.ts';
import { type LateInputs, lateNow } from '../shared/domain/appraisal/late-inputs.ts';
import type { Entry } from '../shared/domain/audit/chain.ts';
import { type Phase, requirePhase } from '../shared/domain/period/period.ts';
import { refuseIfWithdrawn } from '../shared/domain/period/withdrawal.ts';
import { Refused } from '../shared/domain/refused.ts';
import type { Plausibility } from '../shared/domain/scheme/application.ts';
import type { Indicator } from '../shared/domain/scheme/indicator.ts';
import type { Scheme } from '../shared/domain/scheme/scheme.ts';
import { appraisals, existingRecord, type Appraisal, type AppraisalHead } from '../shared/storage/appraisals.ts';
import { begin } from '../shared/storage/attempt.ts';
import type { Existing } from '../shared/storage/record.ts';
import { imports } from '../shared/storage/imports.ts';
import { loadJurisdiction, loadOfficial } from '../shared/storage/organisation.ts';
import { existingPeriod, type PeriodHead } from '../shared/storage/periods.ts';
import { loadScheme, pinnedScheme } from '../shared/storage/schemes.ts';
import type { Table } from '../shared/storage/table.ts';
import type { SubjectPath } from './fields.ts';
import type { Naming, Route } from './route.ts';
import type { Caller, Platform, Services } from './services.ts';

/**
 * Begins reading what the path of a request names, while it is found out whether the caller is let in: the period with its scheme, the
 * subject's record, whatever else the route says. Nobody waits for it here, and nothing of it is told to anybody but by a use case.
 */
export function readAhead(route: Route, table: Table, naming: Naming): void {
  const { reads = 'record' } = route;
  const { jurisdiction, named } = naming;
  const { period, subject, scheme, official } = named;
  const begun = [
    route.readsAlso?.(table, naming),
    period && periodAndScheme({ table }, naming, period),
    period && subject && reads !== 'nothing' && ofSubject[reads](table, jurisdiction, period, subject),
    scheme && loadScheme(table, jurisdiction, scheme),
    // Whatever changes the organisation rests on its settings and its chain.
    route.method !== 'GET' && route.path.startsWith('/v1/organisation/') && loadJurisdiction(table, jurisdiction),
    official && loadOfficial(table, jurisdiction, official),
    named['import'] && imports.load(table, jurisdiction, named['import']),
  ];
  for (const reading of begun) if (reading) begin(reading);
}

const ofSubject = {
  head: appraisals.load,
  record: appraisals.withEntries,
  collection: appraisals.collection,
};

// A use case asks for what was begun above while the caller was let in, so none of this costs a trip of its own.

type Stores = Pick<Platform, 'table'>;
type Where = Pick<Caller, 'jurisdiction'>;

interface InPhases {
  readonly period: string;
  readonly phases: readonly Phase[];
}

/** The scheme version a period was opened with; none before. */
export const schemeFor = async ({ table }: Stores, { jurisdiction }: Where, { scheme: pin }: PeriodHead) =>
  pin && (await pinnedScheme(table, jurisdiction, pin)).scheme;

/** The period, in one of these phases by the request's own time. */
export async function periodIn(
  { table, now }: Services,
  { jurisdiction }: Where,
  { period: id, phases }: InPhases,
): Promise<Existing<PeriodHead>> {
  const period = await existingPeriod(table, jurisdiction, id);
  requirePhase(period.head, now, phases);
  return period;
}

interface Pinned {
  readonly period: Existing<PeriodHead>;
  readonly head: PeriodHead;
  readonly scheme: Scheme;
}

/** The same with the scheme version it was opened with. */
export async function pinned(services: Services, caller: Where, asked: InPhases): Promise<Pinned> {
  const period = await periodIn(services, caller, asked);
  const { head } = period;
  const scheme = await schemeFor(services, caller, head);
  if (!scheme) throw new Refused('access.no-period', { period: asked.period });
  return { period, head, scheme };
}

interface PeriodAndScheme {
  readonly period: PeriodHead;
  /** None before the period was opened. */
  readonly scheme: Scheme | undefined;
}

/** A period in any phase, with the scheme version it was opened with. */
export async function periodAndScheme(stores: Stores, where: Where, id: string): Promise<PeriodAndScheme> {
  const { head: period } = await existingPeriod(stores.table, where.jurisdiction, id);
  return { period, scheme: await schemeFor(stores, where, period) };
}

/** An appraisal with its record, its period, and the scheme it is assessed by. */
export interface Assessed extends PeriodAndScheme {
  readonly appraisal: Appraisal;
  readonly record: readonly Entry[];
}

export async function loadAssessed(
  services: Services,
  caller: Where,
  { period, subject }: SubjectPath,
): Promise<Assessed> {
  const [appraisal, found] = await Promise.all([
    existingRecord(services.table, caller.jurisdiction, period, subject),
    periodAndScheme(services, caller, period),
  ]);
  return { appraisal, record: appraisal.entries, ...found };
}

/** The same with what its filings are held to. */
export interface Dossier extends Assessed {
  /** Whether both sides signed an agreement. */
  readonly agreed: boolean;
  readonly goals: readonly AgreedGoal[];
  readonly indicators: readonly Indicator[];
  readonly plausibility: Plausibility | undefined;
}

export function dossierOf(assessed: Assessed): Dossier {
  const { record, scheme } = assessed;
  const signed = inForce(agreementIn(record));
  const goals = goalsOf(record, signed);
  const indicators = scheme ? indicatorsOf(scheme, goals) : [];
  return { ...assessed, agreed: signed !== undefined, goals, indicators, plausibility: scheme?.plausibility };
}

export const loadDossier = async (services: Services, caller: Where, params: SubjectPath): Promise<Dossier> =>
  dossierOf(await loadAssessed(services, caller, params));

/** An appraisal that is closed stays as it was scored, even for a request that was sent in time and arrives late. */
export function refuseIfScored({ state, subject }: AppraisalHead): void {
  if (state !== 'open') throw new Refused('progress.closed', { subject });
}

/** The same for seats and marks, with what may be brought in late where it is that. */
export function lateOrIn(
  head: AppraisalHead,
  period: PeriodHead,
  { now, phases }: { readonly now: number; readonly phases: readonly Phase[] },
): LateInputs | undefined {
  const late = lateNow(head, period, now);
  if (!late) requirePhase(period, now, phases);
  return late;
}

/** Nor is anything added to one that takes part no more. */
export function refuseIfClosed({ appraisal: { head } }: Pick<Assessed, 'appraisal'>): void {
  refuseIfScored(head);
  refuseIfWithdrawn(head);
}
