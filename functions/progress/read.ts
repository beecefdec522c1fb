import { cardsIn } from '../../shared/domain/filing/cards.ts';
import { evidenceIn } from '../../shared/domain/filing/evidence.ts';
import { type Filing, filingsIn } from '../../shared/domain/filing/filing.ts';
import { isOwn, unitProviding } from '../../shared/domain/filing/provider.ts';
import { litItems } from '../../shared/domain/light/lights.ts';
import type { Indicator } from '../../shared/domain/scheme/indicator.ts';
import { existingRecord } from '../../shared/storage/appraisals.ts';
import { findUnit, officialsBehind } from '../../shared/storage/organisation.ts';
import { withFilingDues } from '../../shared/storage/periods.ts';
import { roleNames } from '../../shared/text/roles.ts';
import type { SubjectPath } from '../fields.ts';
import { type Paged, pageOf, sortable } from '../paging.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { type Dossier, loadDossier } from '../loader.ts';
import { closedFor, itemView, refuseAnyFiling } from './items.ts';
import { mayOpenSealed, refuseOtherRaters } from './readers.ts';
import { filingsYearBefore } from './year-before.ts';
import { type ProgressBody, filingView } from './views.ts';

type Read = Request<SubjectPath, unknown, unknown>;

/**
 * What has been filed for each indicator and slot, what is due when, and which filing counts; beside each figure what was agreed, how it
 * goes, what it was a year before, and what cannot be filed now and why.
 */
export async function readProgress(services: Services, caller: Caller, { params }: Read): Promise<Reply<ProgressBody>> {
  const { table, now } = services;
  const dossier = await loadDossier(services, caller, params);
  const [period, yearBefore] = await Promise.all([
    withFilingDues(table, caller.jurisdiction, dossier.period),
    filingsYearBefore(services, caller, dossier),
  ]);
  const { appraisal, scheme, record, indicators } = dossier;
  await refuseOtherRaters(services, caller, { pk: appraisal.pk, ...params });
  const { subject } = params;
  const closed = closedFor(() => refuseAnyFiling(dossier, now));
  const lit = scheme && closed?.code !== 'progress.not-open' ? litItems(record, { subject, period, scheme, now }) : [];
  const told = { ...dossier, period, filings: filingsIn(record), cards: cardsIn(record), yearBefore, lit, closed, now };
  const providers = await providersOf(services, caller, dossier);
  const items = indicators
    .filter(({ value }) => value !== 'rated')
    .map((indicator) => ({ provider: providers(indicator), ...itemView(indicator, told) }));
  const evidence = shownEvidence(caller, dossier);
  return {
    status: 200,
    body: { ...params, name: appraisal.head.name, ...(closed ? { closed } : {}), items, evidence },
  };
}

/** Who files each item about this subject, as people call them; each unit is read once. */
async function providersOf({ table }: Services, { jurisdiction }: Caller, { appraisal, indicators }: Dossier) {
  const { subject, name } = appraisal.head;
  const ids = [...new Set(indicators.flatMap((indicator) => unitProviding(indicator, subject) ?? []))];
  const units = new Map(
    await Promise.all(ids.map(async (id) => [id, await findUnit(table, jurisdiction, id)] as const)),
  );
  return (indicator: Indicator): ProgressBody['items'][number]['provider'] => {
    const unit = unitProviding(indicator, subject);
    if (unit !== undefined) return { by: 'unit', unit, name: units.get(unit)?.name ?? { zh: unit, en: unit } };
    return isOwn(indicator, subject)
      ? { by: 'subject', name }
      : { by: 'office', name: roleNames['performance-office'] };
  };
}

/** Even the name of a sealed file is told only to those who may open it. */
const shownEvidence = (caller: Caller, { record }: Dossier) =>
  [...evidenceIn(record).values()].filter(({ sealed }) => !sealed || mayOpenSealed(caller));

/** Every filing ever made, corrected ones included, in the order of making. */
export async function listFilings(
  services: Services,
  caller: Caller,
  { params, query }: Request<SubjectPath, Paged, unknown>,
) {
  const { table, cursors } = services;
  const { pk, entries } = await existingRecord(table, caller.jurisdiction, params.period, params.subject);
  await refuseOtherRaters(services, caller, { pk, ...params });
  const made = { items: filingsIn(entries), order: ({ n }: Filing) => sortable(n) };
  const { items, more } = await pageOf(cursors, made, query);
  const people = await officialsBehind(table, caller.jurisdiction, [
    ...new Set(items.map(({ by }) => `official.${by}`)),
  ]);
  const filings = items.map((one) => ({ ...filingView(one), byName: people.get(`official.${one.by}`)?.name }));
  return { status: 200, body: { filings, ...more } } as const;
}
