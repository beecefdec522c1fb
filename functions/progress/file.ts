import { agreementIn } from '../../shared/domain/agreement-chain.ts';
import { inForce } from '../../shared/domain/agreement.ts';
import { dateAt } from '../../shared/domain/clocks.ts';
import { cite, evidenceIn } from '../../shared/domain/evidence.ts';
import { checkGiven } from '../../shared/domain/filing-check.ts';
import { corrected, openSlot, refuseUnlessOpen } from '../../shared/domain/filing-open.ts';
import { slotBefore } from '../../shared/domain/filing-slots.ts';
import { currentFilings, filed, type FilingData, type Given } from '../../shared/domain/filing.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { append } from '../../shared/storage/chained.ts';
import type { Reply, Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { evidenceKey } from './evidence-key.ts';
import { loadDossier, refuseIfClosed, type SubjectParams } from './dossier.ts';
import { warningView, type FiledBody } from './views.ts';

interface FilingBody {
  readonly indicator: string;
  readonly slot: string;
  readonly given: Given;
  readonly source: string;
  readonly narrative?: string | undefined;
  readonly evidence: readonly string[];
}

/** Records one dated filing (填报). A later one for the same slot corrects it; both stay on the record. */
export async function fileProgress(
  services: Services,
  caller: Caller,
  { params, body }: Request<SubjectParams, unknown, FilingBody>,
): Promise<Reply<FiledBody>> {
  const { now, trace } = services;
  const { slot, given, source, narrative } = body;
  const dossier = await loadDossier(services, caller, params);
  const { appraisal, period, record, goals, indicators } = dossier;
  refuseUnlessOpen(period, now);
  refuseIfClosed(dossier);
  if (!inForce(agreementIn(record))) throw new Refused('progress.no-agreement', { subject: params.subject });
  const indicator = indicators.find(({ id }) => id === body.indicator);
  if (!indicator) {
    const legal = indicators.map(({ id }) => id);
    throw new Refused(
      'progress.unknown-indicator',
      { ...params, indicator: body.indicator },
      { field: 'indicator', legal },
    );
  }

  openSlot(period, indicator, { slot, now });
  const current = currentFilings(record).filter((filing) => filing.indicator === indicator.id);
  const replaced = corrected(current, slot);
  const earlier = slotBefore(period, indicator.frequency, slot);
  const warnings = checkGiven(given, {
    indicator,
    goal: goals.find(({ item }) => item === indicator.id),
    today: dateAt(period.timeZone, now),
    before: current.find((filing) => filing.slot === earlier)?.given,
  });
  const evidence = cite(body.evidence, evidenceIn(record));
  await refuseUnlessUploaded(services, caller, { params, evidence: body.evidence });
  const data = {
    indicator: indicator.id,
    slot,
    given,
    source,
    ...(narrative === undefined ? {} : { narrative }),
    ...(evidence.length > 0 ? { evidence } : {}),
    ...(replaced ? { supersedes: replaced.n } : {}),
    ...(warnings.length > 0 ? { warnings } : {}),
  } satisfies FilingData;
  const { writes, n } = append(appraisal, { what: filed, by: caller, at: now, trace, data });
  const superseded = replaced ? { supersedes: replaced.n } : {};
  return services.commit(writes, { status: 201, body: { n, ...superseded, warnings: warnings.map(warningView) } });
}

/** Evidence that was registered and never sent would be a promise, not a proof. */
async function refuseUnlessUploaded(
  { files }: Services,
  { jurisdiction }: Caller,
  { params, evidence }: { params: SubjectParams; evidence: readonly string[] },
): Promise<void> {
  for (const id of evidence) {
    if (await files.hasEvidence(evidenceKey(jurisdiction, params, id))) continue;
    throw new Refused('progress.evidence-not-uploaded', { evidence: id }, { field: 'evidence' });
  }
}
