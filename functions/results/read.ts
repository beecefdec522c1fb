import { setAsideText } from '../../shared/domain/appraisal/set-aside.ts';
import { whyNotTop } from '../../shared/domain/ranking/ranking.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { type AppraisalHead, existingAppraisal } from '../../shared/storage/appraisals.ts';
import { appraisalsWhere, rankingPage } from '../../shared/storage/appraisal-lists.ts';
import { rankedGroups } from '../../shared/storage/closing.ts';
import { refuseUnlessGroup } from '../../shared/storage/periods.ts';
import { groupsInRanking, loadResults } from '../../shared/storage/results.ts';
import type { Language } from '../../shared/text/catalogue.ts';
import { subjectName } from '../../shared/text/reports/sentences.ts';
import type { PeriodPath } from '../fields.ts';
import { type Paged, nextPage } from '../paging.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { pinned } from '../loader.ts';
import { isUnsettled, unsettled } from './unsettled.ts';
import { type StandingView, resultsView } from './views.ts';

const after = ['feedback', 'application', 'archived'] as const;

/**
 * How far the results are, and, page by page, the subjects that still stand in the way of approving them: few of many, so a page may
 * be short or empty while `next` still leads on.
 */
export async function readResults(
  services: Services,
  caller: Caller,
  { params, query }: Request<PeriodPath, Paged, unknown>,
) {
  const { table, cursors } = services;
  const { period } = await pinned(services, caller, { period: params.period, phases: after });
  const listing = { jurisdiction: caller.jurisdiction, period: period.head };
  const [results, groups, ranking, { page, more }] = await Promise.all([
    loadResults(table, caller.jurisdiction, params.period),
    rankedGroups(table, caller.jurisdiction, params.period),
    groupsInRanking(table, caller.jurisdiction, params.period),
    nextPage(cursors, query, (from) => appraisalsWhere(table, listing, { wanted: isUnsettled, ...from })),
  ]);
  const { openCases, setAside } = unsettled(page.heads);
  const body = {
    ...resultsView(results, services.now),
    groups,
    ranking,
    unsettled: { openCases: [...openCases], setAside: [...setAside] },
    ...more,
  };
  return { status: 200, body, etag: period.n } as const;
}

/** The ranking of one peer group, those without a rank last: rank, band, quota and veto cap of each subject with the reasons. */
export async function readGroup(
  services: Services,
  caller: Caller,
  { params, query }: Request<PeriodPath & { group: string }, Paged, unknown>,
) {
  const { table, language, cursors } = services;
  const { period, scheme } = await pinned(services, caller, { period: params.period, phases: after });
  refuseUnlessGroup(period.head, params.group);
  const where = { jurisdiction: caller.jurisdiction, ...params };
  const { page, more } = await nextPage(cursors, query, (from) => rankingPage(table, where, from));
  const ranking = page.heads.map((head) => standingView(scheme, head, language));
  return { status: 200, body: { group: params.group, ranking, ...more }, etag: period.n } as const;
}

/** The standing of one subject, and what stands between it and the top grade. */
export async function readStanding(
  services: Services,
  caller: Caller,
  { params }: Request<PeriodPath & { subject: string }, unknown, unknown>,
) {
  const { scheme } = await pinned(services, caller, { period: params.period, phases: after });
  const { head, n } = await existingAppraisal(services.table, caller.jurisdiction, params.period, params.subject);
  return { status: 200, body: standingView(scheme, head, services.language), etag: n } as const;
}

const unranked = { rank: null, of: 0, normalised: null, band: null, grade: null, reasons: [] };

/** One line of the ranking. "为什么不是优秀" is answered from the reasons the ranking kept. */
function standingView(scheme: Scheme, head: AppraisalHead, language: Language): StandingView {
  const { reasons, ...standing } = head.standing ?? unranked;
  const score = head.score?.rounded ?? null;
  return {
    subject: head.subject,
    name: subjectName(head),
    score,
    sheet: head.score?.sheet ?? null,
    ...standing,
    vetoes: head.score?.vetoes ?? [],
    why: whyNotTop(scheme, { subject: head.subject, score, ...standing, reasons }, language),
    ...(head.setAside === undefined ? {} : { setAside: setAsideText(head.setAside, scheme)[language] }),
    ...(head.case ? { case: head.case.state } : {}),
  };
}
