import type { Entry } from '../../shared/domain/audit/chain.ts';
import {
  type Evidence,
  type EvidenceOffer,
  type ProvidedEvidence,
  checkOffer,
  evidenceIn,
  evidenceOffered,
  evidenceRead,
  providedEvidence,
  refuseIfFull,
} from '../../shared/domain/filing/evidence.ts';
import { filingsIn } from '../../shared/domain/filing/filing.ts';
import { refuseUnlessOpen } from '../../shared/domain/filing/new-filing.ts';
import type { Indicator } from '../../shared/domain/scheme/indicator.ts';
import { type Phase, phaseAt } from '../../shared/domain/period/period.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { existingRecord } from '../../shared/storage/appraisals.ts';
import { loadJurisdiction } from '../../shared/storage/organisation.ts';
import { periods } from '../../shared/storage/periods.ts';
import type { IndicatorPath, SubjectPath } from '../fields.ts';
import { refuseUnlessSomeFile } from '../filed.ts';
import { loadAssessed, loadDossier, periodAndScheme, refuseIfClosed } from '../loader.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { mayOpenSealed, refuseOtherRaters } from './readers.ts';
import { commonItem, providingFor } from './side.ts';
import type { DownloadBody, UploadBody } from './views.ts';

/** Where the bytes of a piece of evidence lie. Jurisdiction first, from the caller's token: nobody names another's. */
const evidenceKey = (jurisdiction: string, { period, subject }: SubjectPath, id: string): string =>
  `evidence/${jurisdiction}/${period}/${subject}/${id}`;

/** Then evidence reaches no filing any more, but objections and answers to orders and notices rest on it. */
const afterClose = new Set<Phase>(['feedback', 'application', 'archived']);

/**
 * Registers a file and hands out the one upload it is allowed: the store itself refuses another type or a larger file.
 * Filings cite what is registered here, with the digest declared here.
 */
export async function offerEvidence(
  services: Services,
  caller: Caller,
  { params, body }: Request<SubjectPath, unknown, EvidenceOffer>,
): Promise<Reply<UploadBody, 201>> {
  const { table, now, files } = services;
  const { jurisdiction } = caller;
  const [{ appraisal, period, record }, { head: settings }] = await Promise.all([
    loadAssessed(services, caller, params),
    loadJurisdiction(table, jurisdiction),
  ]);
  if (!settings) throw new Refused('calendar.no-time-zone', { jurisdiction });
  if (!afterClose.has(phaseAt(period, now))) {
    refuseUnlessOpen(period, now);
    refuseIfClosed({ appraisal });
  }
  checkOffer(body, settings.evidence);
  refuseIfFull(record);

  const data = { ...body, id: services.newId() } satisfies Evidence;
  const key = evidenceKey(jurisdiction, params, data.id);
  const upload = await files.upload({ key, contentType: body.type, maximumBytes: body.bytes, sha256: body.sha256 });
  const { writes, n } = services.record(appraisal, { what: evidenceOffered, data });
  return services.commit(writes, { status: 201, body: { id: data.id, n, upload } });
}

/** `subject`: who agreed on the item, where not all subjects have it. */
type ProvidedOffer = EvidenceOffer & { readonly subject?: string | undefined };

/** 个性指标: an item that is in the agreement of one subject, or of some. */
async function agreedItem(
  services: Services,
  caller: Caller,
  { period, subject, indicator: id }: IndicatorPath & { readonly subject: string | undefined },
): Promise<Indicator> {
  const { indicators } = subject ? await loadDossier(services, caller, { period, subject }) : { indicators: [] };
  const indicator = indicators.find((known) => known.id === id);
  if (indicator) return indicator;
  throw new Refused(
    'progress.not-common',
    { indicator: id },
    { field: subject === undefined ? 'subject' : 'indicator' },
  );
}

/** The same once for many subjects, by who files the indicator; it stands in the chain of the period. */
export async function offerProvided(
  services: Services,
  caller: Caller,
  { params, body: { subject, ...body } }: Request<IndicatorPath, unknown, ProvidedOffer>,
): Promise<Reply<UploadBody, 201>> {
  const { table, now, files } = services;
  const { jurisdiction } = caller;
  const [period, { scheme }, { head: settings }] = await Promise.all([
    periods.withEntries(table, jurisdiction, params.period),
    periodAndScheme(services, caller, params.period),
    loadJurisdiction(table, jurisdiction),
  ]);
  if (!settings) throw new Refused('calendar.no-time-zone', { jurisdiction });
  // Where nobody may bring anything in late, nothing cites it.
  refuseUnlessSomeFile(period.head, now);
  const indicator =
    commonItem(scheme, params.indicator) ?? (await agreedItem(services, caller, { ...params, subject }));
  const provider = providingFor(caller, indicator);
  checkOffer(body, settings.evidence);
  refuseIfFull(period.entries);
  const data = { ...body, id: services.newId(), indicator: params.indicator, provider } satisfies ProvidedEvidence;
  const key = evidenceKey(jurisdiction, providedPlace(params), data.id);
  const upload = await files.upload({ key, contentType: body.type, maximumBytes: body.bytes, sha256: body.sha256 });
  const { writes, n } = services.record(period, { what: evidenceOffered, data });
  return services.commit(writes, { status: 201, body: { id: data.id, n, upload } });
}

/** Where the files of an indicator lie: no subject is called so. */
export const providedPlace = ({ period, indicator }: IndicatorPath): SubjectPath => ({
  period,
  subject: `indicator.${indicator}`,
});

/** Evidence that was registered and never sent would be a promise, not a proof. */
export async function refuseUnlessUploaded(
  { files }: Services,
  { jurisdiction }: Caller,
  { place, evidence }: { place: SubjectPath; evidence: readonly string[] },
): Promise<void> {
  for (const id of evidence) {
    if (await files.hasEvidence(evidenceKey(jurisdiction, place, id))) continue;
    throw new Refused('progress.evidence-not-uploaded', { evidence: id }, { field: 'evidence' });
  }
}

type Open = Request<SubjectPath & { readonly evidence: string }, unknown, unknown>;

/** A link to one piece of evidence. Where it is sealed, handing out the link is itself an entry of the chain. */
export async function openEvidence(services: Services, caller: Caller, { params }: Open): Promise<Reply<DownloadBody>> {
  const { table, files } = services;
  const appraisal = await existingRecord(table, caller.jurisdiction, params.period, params.subject);
  await refuseOtherRaters(services, caller, { pk: appraisal.pk, ...params });
  const own = evidenceIn(appraisal.entries).get(params.evidence);
  const { evidence, place } = own
    ? { evidence: own, place: params }
    : await citedEvidence(services, caller, { entries: appraisal.entries, params });
  if (!evidence) throw new Refused('progress.no-evidence', { evidence: params.evidence });
  const { id, name, type, bytes, sha256, sealed } = evidence;
  if (sealed && !mayOpenSealed(caller)) throw new Refused('progress.evidence-sealed', { name });

  const url = await files.link('evidence', evidenceKey(caller.jurisdiction, place, id), name);
  const reply = { status: 200, body: { url, name, type, bytes, sha256 } } as const;
  if (!sealed) return reply;
  return services.commit(services.record(appraisal, { what: evidenceRead, data: { evidence: id } }).writes, reply);
}

/** What a provider registered once is open to whoever reads a subject for whom a figure rests on it. */
async function citedEvidence(
  { table }: Services,
  { jurisdiction }: Caller,
  { entries: record, params }: { entries: readonly Entry[]; params: Open['params'] },
) {
  const citing = filingsIn(record).find(
    ({ provider, evidence = [] }) => provider !== undefined && evidence.some(({ id }) => id === params.evidence),
  );
  if (!citing?.provider) return { evidence: undefined, place: params };
  const { indicator, provider } = citing;
  const { entries } = await periods.withEntries(table, jurisdiction, params.period);
  const evidence = providedEvidence(entries, { indicator, provider }).get(params.evidence);
  return { evidence, place: providedPlace({ period: params.period, indicator }) };
}
