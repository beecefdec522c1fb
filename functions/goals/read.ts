import { type Proposal, latest, none, goalsOf, versionsIn } from '../../shared/domain/agreement/agreement.ts';
import { lackingAgreement } from '../../shared/storage/appraisals.ts';
import { appraisalsWhere } from '../../shared/storage/appraisal-lists.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import type { PeriodPath, SubjectPath } from '../fields.ts';
import { type Paged, nextPage, pageOf, sortable } from '../paging.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { loadNegotiation, speaksFor, assess } from './negotiation.ts';
import { type AgreementBody, agreementView, versionView } from './views.ts';

/**
 * The agreement as it stands, with what the quality gate says of the newest text: both sides see the same warnings. A draft
 * is shown to its own side only.
 */
export async function readGoals(
  services: Services,
  caller: Caller,
  { params }: Request<SubjectPath, unknown, unknown>,
): Promise<Reply<AgreementBody>> {
  const negotiation = await loadNegotiation(services, caller, params);
  const { agreement, record, appraisal } = negotiation;
  const mine = agreement.state !== 'draft' || speaksFor('subject', 'draft', caller, appraisal.head);
  const shown = mine ? agreement : none;
  const goals = goalsOf(record, latest(shown));
  const findings = shown.state === 'none' ? [] : await assess(services, caller, { negotiation, goals });
  return { status: 200, body: agreementView(params, shown, { record, findings }), etag: agreement.revision };
}

type Listing = Request<PeriodPath, Paged, unknown>;

/**
 * Subjects whose agreement is not signed by both sides, shard by shard. A page may be short or empty while `next` still leads on:
 * the index is never keyed by a state, which would heap all on one key.
 */
export async function listUnsigned({ table, cursors }: Services, { jurisdiction }: Caller, { params, query }: Listing) {
  const { head: period } = await existingPeriod(table, jurisdiction, params.period);
  const wanted = await lackingAgreement(table, jurisdiction, period);
  const { page, more } = await nextPage(cursors, query, (from) =>
    appraisalsWhere(table, { jurisdiction, period }, { wanted, ...from }),
  );
  const subjects = page.heads.map(({ subject, name, unit, group, agreement }) => ({
    subject,
    name,
    unit,
    group,
    state: agreement.state,
    version: agreement.version,
  }));
  return { status: 200, body: { subjects, ...more } } as const;
}

/** Every text that ever lay on the table, oldest first: who wrote it, when, and what it said. */
export async function listVersions(
  services: Services,
  caller: Caller,
  { params, query }: Request<SubjectPath, Paged, unknown>,
) {
  const { record, agreement } = await loadNegotiation(services, caller, params);
  const laid = { items: versionsIn(record), order: ({ version }: Proposal) => sortable(version) };
  const { items, more } = await pageOf(services.cursors, laid, query);
  const versions = items.map((version) => versionView(version, goalsOf(record, version)));
  return { status: 200, body: { versions, ...more }, etag: agreement.revision } as const;
}
