import { setAsideText } from '../../shared/domain/appraisal/set-aside.ts';
import { whyNotTop } from '../../shared/domain/ranking/ranking.ts';
import type { Results } from '../../shared/domain/result/result.ts';
import { audienceOf } from '../../shared/domain/result/announcement.ts';
import { admits } from '../../shared/domain/result/disclosure.ts';
import { clocksOf } from '../../shared/domain/scheme/application.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { type AppraisalHead, existingAppraisal } from '../../shared/storage/appraisals.ts';
import { appraisalsWhere, rankingPage } from '../../shared/storage/appraisal-lists.ts';
import { rankedGroups } from '../../shared/storage/closing.ts';
import { officialsBehind } from '../../shared/storage/organisation.ts';
import { refuseUnlessGroup } from '../../shared/storage/periods.ts';
import { groupsInRanking, loadResults } from '../../shared/storage/results.ts';
import type { Language } from '../../shared/text/catalogue.ts';
import { subjectName } from '../../shared/text/reports/sentences.ts';
import type { PeriodPath } from '../fields.ts';
import { type Paged, nextPage } from '../paging.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { pinned } from '../loader.ts';
import { noticeView } from './receipt.ts';
import { isUnsettled, unsettled } from './unsettled.ts';
import { type Headings, type StandingView, resultsView } from './views.ts';

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
  const { period, scheme } = await pinned(services, caller, { period: params.period, phases: after });
  const listing = { jurisdiction: caller.jurisdiction, period: period.head };
  const [results, groups, ranking, { page, more }] = await Promise.all([
    loadResults(table, caller.jurisdiction, params.period),
    rankedGroups(table, caller.jurisdiction, params.period),
    groupsInRanking(table, caller.jurisdiction, params.period),
    nextPage(cursors, query, (from) => appraisalsWhere(table, listing, { wanted: isUnsettled, ...from })),
  ]);
  const { openCases, setAside } = unsettled(page.heads);
  const named = page.heads.map((head) => ({ subject: head.subject, name: subjectName(head) }));
  const people = await peopleIn(services, caller, results);
  const body = {
    ...resultsView(results, services.now),
    people,
    announces: clocksOf(scheme).announcement.days > 0,
    forEverybody: scheme.subjects.some((kind) =>
      results.state === 'announced' ? audienceOf(scheme, kind) === 'public' : admits(kind, 'public'),
    ),
    groups,
    ranking,
    unsettled: { openCases: [...openCases], setAside: [...setAside], named },
    ...more,
  };
  return { status: 200, body, etag: period.n } as const;
}

/** Whoever proposed, decided on and gave out the results, by name. */
async function peopleIn({ table }: Services, { jurisdiction }: Caller, results: Results) {
  const steps = Object.values(resultsView(results, 0));
  const ids = steps.flatMap((step) => (typeof step === 'object' && 'by' in step ? step.by : []));
  const found = await officialsBehind(
    table,
    jurisdiction,
    [...new Set(ids)].map((id) => `official.${id}`),
  );
  return [...found.values()].map(({ id, name }) => ({ id, name }));
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
  return { status: 200, body: { group: params.group, ...headings(scheme), ranking, ...more }, etag: period.n } as const;
}

const headings = ({ bands, sections }: Scheme): Headings => ({
  grades: bands.map(({ grade, name, from }) => ({ id: grade, name, from })),
  sections: sections.map(({ id, name, points }) => ({ id, name, points })),
});

/** The standing of one subject, and what stands between it and the top grade. */
export async function readStanding(
  services: Services,
  caller: Caller,
  { params }: Request<PeriodPath & { subject: string }, unknown, unknown>,
) {
  const { scheme } = await pinned(services, caller, { period: params.period, phases: after });
  const { head, n } = await existingAppraisal(services.table, caller.jurisdiction, params.period, params.subject);
  return {
    status: 200,
    body: { ...standingView(scheme, head, services.language), ...headings(scheme) },
    etag: n,
  } as const;
}

const unranked = { rank: null, of: 0, normalised: null, band: null, grade: null, reasons: [] };

/** One line of the ranking. "为什么不是优秀" is answered from the reasons the ranking kept. */
function standingView(scheme: Scheme, head: AppraisalHead, language: Language): StandingView {
  const { reasons, ...standing } = head.standing ?? unranked;
  const score = head.score?.rounded ?? null;
  const notice = noticeView(head);
  const nameOf = (grade: string | null) => scheme.bands.find((band) => band.grade === grade)?.name ?? null;
  return {
    subject: head.subject,
    name: subjectName(head),
    score,
    sheet: head.score?.sheet ?? null,
    ...standing,
    bandName: nameOf(standing.band),
    gradeName: nameOf(standing.grade),
    ...(head.score?.sections ? { sections: head.score.sections } : {}),
    ...(head.score?.adjusted === undefined ? {} : { adjusted: head.score.adjusted }),
    vetoes: head.score?.vetoes ?? [],
    why: whyNotTop(scheme, { subject: head.subject, score, ...standing, reasons }, language),
    ...(head.setAside === undefined ? {} : { setAside: setAsideText(head.setAside, scheme)[language] }),
    ...(head.case ? { case: head.case.state } : {}),
    ...(notice ? { notice } : {}),
  };
}
