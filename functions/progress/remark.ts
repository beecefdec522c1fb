import { cite, evidenceIn } from '../../shared/domain/filing/evidence.ts';
import type { Entry } from '../../shared/domain/audit/chain.ts';
import { type Filing, filingsFor, filingsIn, kept, remarked, RemarkData } from '../../shared/domain/filing/filing.ts';
import { refuseFurther } from '../../shared/domain/filing/remarks.ts';
import { separate } from '../../shared/domain/organisation/authority.ts';
import { dateAt } from '../../shared/domain/organisation/clocks.ts';
import { phaseAt } from '../../shared/domain/period/period.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { kept as stored } from '../../shared/domain/text.ts';
import type { SubjectPath } from '../fields.ts';
import { impartialityOf } from '../conflict.ts';
import { loadAssessed } from '../loader.ts';
import { refuseUnlessFiling } from '../filed.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { refuseUnlessUploaded } from './evidence.ts';
import { actsFor } from './side.ts';
import type { RemarkedBody } from './views.ts';

type Remark = Request<SubjectPath, unknown, { filing: number; text: string; evidence: string[] }>;

/** 核对意见: the subject says what is wrong with a figure that another unit provides; it is not settled before that is answered. */
export async function remarkOn(
  services: Services,
  caller: Caller,
  { params, body }: Remark,
): Promise<Reply<RemarkedBody, 201>> {
  const { now } = services;
  const { filing: n, text, evidence: named } = body;
  const { appraisal, period, record } = await loadAssessed(services, caller, params);
  refuseUnlessFiling({ appraisal, period }, now, itemsOf(record, n));
  const [filing] = filingsFor(record, [n], 'remark', 'filing');
  const until = filing?.remarkUntil ?? 0;
  if (now > until) throw new Refused('progress.remark-over', { n, until: dateAt(period.timeZone, until) });
  refuseFurther(record);
  const evidence = cite(named, evidenceIn(record));
  await refuseUnlessUploaded(services, caller, { place: params, evidence: named });
  const data = { filing: n, text, ...(evidence.length > 0 ? { evidence } : {}) };
  const change = services.record(appraisal, { what: remarked, data });
  return services.commit(change.writes, { status: 201, body: { n: change.n, filing: n, state: 'remarked' } });
}

type Keep = Request<SubjectPath & { readonly filing: number }, unknown, { why: string }>;

/**
 * The provider stands by its figure and says why; one that it corrects it files anew. In the assessment phase the office may answer in its
 * place. Nobody answers who filed the figure, and for the office nobody who signed it or remarked on it.
 */
export async function keepFigure(
  services: Services,
  caller: Caller,
  { params, body }: Keep,
): Promise<Reply<RemarkedBody, 201>> {
  const { now } = services;
  const { filing: named, ...place } = params;
  const { appraisal, period, record } = await loadAssessed(services, caller, place);
  const n = remarkedFiling(record, named);
  refuseUnlessFiling({ appraisal, period }, now, itemsOf(record, n));
  const { relies, refuse } = await impartialityOf(services, caller, period.id);
  for (const filing of filingsFor(record, [n], 'keep', 'filing')) {
    const inAssessment = phaseAt(period, now) !== 'implementation';
    const { as, notBy } = answering(caller, filing, inAssessment);
    separate(notBy, caller.id);
    await refuse(params.subject, as);
  }
  const change = services.record(appraisal, { what: kept, why: body.why, data: { filings: [n] } });
  return services.commit([...change.writes, ...relies], {
    status: 201,
    body: { n: change.n, filing: n, state: 'kept' },
  });
}

/** A remark is an entry too: its number means the filing it is about. */
function remarkedFiling(record: readonly Entry[], named: number): number {
  const remark = record.find(({ n, what }) => n === named && what === remarked);
  return remark ? stored(RemarkData, remark.data).filing : named;
}

const itemsOf = (record: readonly Entry[], n: number): string[] =>
  filingsIn(record).flatMap((filing) => (filing.n === n ? [filing.indicator] : []));

/** As whom the caller answers, and who of that side may not. */
function answering(caller: Caller, { n, by, provider, signedOffBy, remark }: Filing, inAssessment: boolean) {
  const remarked = remark ? [remark.by] : [];
  if (typeof provider === 'object' && actsFor(caller, provider.unit)) return { as: provider, notBy: [by, ...remarked] };
  if (!caller.rolesUsed.includes('performance-office')) throw new Refused('progress.not-provided', { n });
  if (!inAssessment) throw new Refused('progress.provider-answers', { n });
  const notBy = [by, ...(signedOffBy === undefined ? [] : [signedOffBy]), ...remarked];
  return { as: 'performance-office' as const, notBy };
}
