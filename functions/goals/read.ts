import { type Proposal, latest, none, goalsOf, versionsIn } from '../../shared/domain/agreement/agreement.ts';
import type { AgreedGoal } from '../../shared/domain/agreement/goal.ts';
import type { SubjectPath } from '../fields.ts';
import { type Paged, pageOf, sortable } from '../paging.ts';
import { ok, type Reply, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { loadNegotiation, speaksFor, assess } from './negotiation.ts';
import { type AgreementBody, agreementView, findingView, versionView } from './views.ts';

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

/** What the quality gate would say of goals that are being written; nothing is kept of them. */
export async function checkGoals(
  services: Services,
  caller: Caller,
  { params, body }: Request<SubjectPath, unknown, { goals: AgreedGoal[] }>,
) {
  const negotiation = await loadNegotiation(services, caller, params);
  const findings = await assess(services, caller, { negotiation, goals: body.goals });
  return ok({ findings: findings.map(findingView) });
}
