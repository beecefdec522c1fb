import { cite, evidenceIn } from '../../shared/domain/filing/evidence.ts';
import { type Filed, newFiling } from '../../shared/domain/filing/new-filing.ts';
import { type FilingData, currentFilings } from '../../shared/domain/filing/filing.ts';
import type { Side } from '../../shared/domain/filing/provider.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { Indicator } from '../../shared/domain/scheme/indicator.ts';
import type { SubjectPath } from '../fields.ts';
import { entersFiling, vacancyFor, refuseUnlessFiling } from '../filed.ts';
import { loadDossier } from '../loader.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { refuseUnlessUploaded } from './evidence.ts';
import { warningViews } from '../warned.ts';
import type { FiledBody } from './views.ts';

interface FilingBody extends Filed {
  readonly evidence: readonly string[];
}

/** Records one dated filing (填报). A later one for the same slot corrects it; both stay on the record. */
export async function fileProgress(
  services: Services,
  caller: Caller,
  { params, body }: Request<SubjectPath, unknown, FilingBody>,
): Promise<Reply<FiledBody, 201>> {
  const { now } = services;
  const { evidence: named, ...given } = body;
  const dossier = await loadDossier(services, caller, params);
  const { appraisal, period, record } = dossier;
  refuseUnlessFiling(dossier, now, [given.indicator]);
  const { subject } = appraisal.head;
  // Whoever is connected with the subject was let in for the subject, whatever else they are.
  const side: Side = caller.rolesUsed.includes('performance-office') ? 'office' : 'subject';
  if (side === 'office') refuseRegister(dossier.indicators, given.indicator);
  const known = evidenceIn(record);
  const evidence = cite(named, known);
  const pieces = named.flatMap((id) => known.get(id) ?? []);
  const vacancy =
    side === 'office' ? await vacancyFor(services, caller, { dossier, subject, id: given.indicator }) : {};
  const found = { ...dossier, subject, side, ...vacancy, evidence: pieces, current: currentFilings(record), now };
  const { data: filing } = newFiling(given, found);
  await refuseUnlessUploaded(services, caller, { place: params, evidence: named });
  const data = { ...filing, ...(evidence.length > 0 ? { evidence } : {}) } satisfies FilingData;
  const { indicators } = dossier;
  const { writes, n } = await entersFiling(services, caller, {
    appraisal: { ...appraisal, entries: record },
    period,
    indicators,
    data,
  });
  const superseded = filing.supersedes === undefined ? {} : { supersedes: filing.supersedes };
  return services.commit(writes, { status: 201, body: { n, ...superseded, warnings: warningViews(filing) } });
}

/** By this route the office files what it provides; what a subject files it brings in from a register by an import. */
function refuseRegister(indicators: readonly Indicator[], id: string): void {
  const indicator = indicators.find((known) => known.id === id);
  if (indicator && indicator.provider === undefined && indicator.value !== 'survey') {
    throw new Refused('progress.by-import', { ...indicator.name }, { field: 'indicator' });
  }
}
