import { existingAppraisal, type AppraisalHead } from '../../shared/storage/appraisals.ts';
import { groupsInRanking, loadResults } from '../../shared/storage/results.ts';
import { pageOf, sortable, type Paged } from '../paging.ts';
import type { Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { computed, unsettled } from './context.ts';
import { headsOf } from './heads.ts';
import { standingView } from './standing.ts';
import { resultsView, type PeriodPlace } from './views.ts';

const after = ['feedback', 'application', 'archived'] as const;

/** How far the results are, and, page by page, the subjects that still stand in the way of approving them. */
export async function readResults(
  services: Services,
  caller: Caller,
  { params, query }: Request<PeriodPlace, Paged, unknown>,
) {
  const { table, cursors } = services;
  const { period } = await computed(services, caller, { period: params.period, phases: after });
  const results = await loadResults(table, caller.jurisdiction, params.period);
  const heads = await headsOf(table, caller.jurisdiction, { period: period.head });
  const ranking = await groupsInRanking(table, caller.jurisdiction, params.period);
  const groups = [...Map.groupBy(heads, ({ group }) => group)].map(([group, members]) => ({
    group,
    subjects: members.length,
  }));
  const { openCases, setAside } = unsettled(heads);
  const waiting = [...new Set([...openCases, ...setAside])];
  const { items, more } = await pageOf(cursors, { items: waiting, order: (subject) => subject }, query);
  const shown = (subjects: readonly string[]) => items.filter((subject) => subjects.includes(subject));
  const unsettledOnes = { openCases: shown(openCases), setAside: shown(setAside) };
  const body = { ...resultsView(results, services.now), groups, ranking, unsettled: unsettledOnes, ...more };
  return { status: 200, body, etag: period.n } as const;
}

/** The ranking of one peer group: rank, band, quota and veto cap of each subject with the reasons. */
export async function readGroup(
  services: Services,
  caller: Caller,
  { params, query }: Request<PeriodPlace & { group: string }, Paged, unknown>,
) {
  const { table, language, cursors } = services;
  const { period, scheme } = await computed(services, caller, { period: params.period, phases: after });
  const heads = await headsOf(table, caller.jurisdiction, { period: period.head, group: params.group });
  const { items, more } = await pageOf(cursors, { items: heads, order: byRank }, query);
  const ranking = items.map((head) => standingView(scheme, head, language));
  return { status: 200, body: { group: params.group, ranking, ...more }, etag: period.n } as const;
}

/** Who has no rank stands behind everybody who has one. */
const byRank = ({ standing, subject }: AppraisalHead): string =>
  `${typeof standing?.rank === 'number' ? sortable(standing.rank) : 'unranked'} ${subject}`;

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
