import { existingAppraisal, type AppraisalHead } from '../../shared/storage/appraisals.ts';
import { groupsInRanking, loadResults } from '../../shared/storage/results.ts';
import type { Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { computed, unsettled } from './context.ts';
import { headsOf } from './heads.ts';
import { standingView } from './standing.ts';
import { resultsView, type PeriodPlace } from './views.ts';

const after = ['feedback', 'application', 'archived'] as const;

/** How far the results are, and what still stands in the way of approving them. */
export async function readResults(
  services: Services,
  caller: Caller,
  { params }: Request<PeriodPlace, unknown, unknown>,
) {
  const { table } = services;
  const { period } = await computed(services, caller, { period: params.period, phases: after });
  const results = await loadResults(table, caller.jurisdiction, params.period);
  const heads = await headsOf(table, caller.jurisdiction, { period: period.head });
  const ranking = await groupsInRanking(table, caller.jurisdiction, params.period);
  const groups = [...Map.groupBy(heads, ({ group }) => group)].map(([group, members]) => ({
    group,
    subjects: members.length,
  }));
  const { openCases, setAside } = unsettled(heads);
  const waiting = { openCases: [...openCases], setAside: [...setAside] };
  const body = { ...resultsView(results), groups, ranking, unsettled: waiting };
  return { status: 200, body, etag: period.n } as const;
}

/** The ranking of one peer group: rank, band, quota and veto cap of each subject with the reasons. */
export async function readGroup(
  services: Services,
  caller: Caller,
  { params }: Request<PeriodPlace & { group: string }, unknown, unknown>,
) {
  const { table, language } = services;
  const { period, scheme } = await computed(services, caller, { period: params.period, phases: after });
  const heads = await headsOf(table, caller.jurisdiction, { period: period.head, group: params.group });
  const ranking = heads.toSorted(byRank).map((head) => standingView(scheme, head, language));
  return { status: 200, body: { group: params.group, ranking }, etag: period.n } as const;
}

const last = Number.MAX_SAFE_INTEGER;
const byRank = (a: AppraisalHead, b: AppraisalHead): number =>
  (a.standing?.rank ?? last) - (b.standing?.rank ?? last) || (a.subject < b.subject ? -1 : 1);

/** The standing of one subject, and what stands between it and the top grade. */
export async function readStanding(
  services: Services,
  caller: Caller,
  { params }: Request<PeriodPlace & { subject: string }, unknown, unknown>,
) {
  const { scheme } = await computed(services, caller, { period: params.period, phases: after });
  const { head, n } = await existingAppraisal(services.table, caller.jurisdiction, params.period, params.subject);
  return { status: 200, body: standingView(scheme, head, services.language), etag: n } as const;
}
