import * as z from 'zod';
import { EvidenceOffer } from '../../shared/domain/filing/evidence.ts';
import { CardState } from '../../shared/domain/filing/cards.ts';
import { Slug } from '../../shared/domain/scheme/wording.ts';
import { doers } from '../../shared/domain/duty/doers.ts';
import { Line, Prose, RecordId } from '../../shared/domain/text.ts';
import { loadCalendar } from '../../shared/storage/periods.ts';
import { byProviders } from '../../shared/text/refusals/providers.ts';
import { Page, PeriodPath, SubjectPath, pageOfAtMost } from '../fields.ts';
import { route } from '../route.ts';
import { listCards } from './cards.ts';
import { CardsView, WaivedView } from './card-views.ts';
import { offerEvidence, openEvidence } from './evidence.ts';
import { filingRoutes } from './filing-routes.ts';
import { LightsAsked, LightsView, listLights } from './lights.ts';
import { providerRoutes } from './provider-routes.ts';
import { ReviewView, Wanted } from './review-views.ts';
import { reviewFigures } from './review.ts';
import { listFilings, readProgress } from './read.ts';
import { openers, raters, readers } from './readers.ts';
import { waiveCard } from './waive.ts';
import { listUnaccepted } from './unaccepted.ts';
import { beginYearBefore } from './year-before.ts';
import { DownloadView, PastFilingView, ProgressView, UnacceptedView, UploadView } from './views.ts';
import { committee, judge, office, overseers, superior, supervisor } from '../../shared/domain/organisation/allow.ts';

/** Whoever acts for a unit that holds figures about others. */
const providing = doers['progress.provide'].filter(({ scope }) => scope === 'provider');

export const routes = [
  ...providerRoutes,
  route({
    id: 'progress.unaccepted',
    method: 'GET',
    path: '/v1/progress/{period}/unaccepted',
    summary: {
      zh: '尚未认定的数据和尚未审核的加减分、否决事项',
      en: 'List what does not count yet, subject by subject: figures, and lines nobody has decided',
    },
    allow: overseers,
    params: PeriodPath,
    // The record of each subject is read whole.
    query: pageOfAtMost(50),
    reply: UnacceptedView,
    useCase: listUnaccepted,
  }),
  route({
    id: 'progress.review',
    method: 'GET',
    path: '/v1/progress/{period}/review',
    summary: {
      zh: '数据审核：各对象的填报数据，与目标、上期、去年同期、疑点和核对意见并列',
      en: 'List figures as they are accepted: beside target, the slot and the year before, what is odd about them and what was remarked',
    },
    allow: [...overseers, ...providing],
    params: PeriodPath,
    // The record of each subject is read whole, and one of a year has hundreds of figures: an answer of more would not go through.
    query: pageOfAtMost(10).extend({
      show: Wanted.default('waiting'),
      unit: Slug.optional(),
      indicator: Slug.optional(),
      slot: Line(1, 20).optional(),
    }),
    reply: ReviewView,
    useCase: reviewFigures,
  }),
  route({
    id: 'progress.cards',
    method: 'GET',
    path: '/v1/progress/{period}/cards',
    summary: {
      zh: '预警、黄牌、红牌和填报按时率',
      en: 'List warnings, yellow and red cards, and how many filings came on time',
    },
    allow: [...overseers, superior],
    params: PeriodPath,
    // The record of each subject is read whole.
    query: pageOfAtMost(50).extend({ unit: Slug.optional(), state: CardState.optional() }),
    reply: CardsView,
    useCase: listCards,
  }),
  route({
    id: 'progress.lights',
    method: 'GET',
    path: '/v1/progress/{period}/lights',
    summary: {
      zh: '进度亮灯和全期预测',
      en: 'Show how items go against the time gone by, and what is expected of the whole period',
    },
    allow: [...overseers, superior],
    params: PeriodPath,
    // The record of each subject is read whole.
    query: pageOfAtMost(50).extend(LightsAsked),
    reply: LightsView,
    useCase: listLights,
  }),
  route({
    id: 'progress.waive-card',
    method: 'POST',
    path: '/v1/progress/{period}/{subject}/card-waivers',
    summary: { zh: '免予预警、黄牌、红牌', en: 'Waive a card, with the reason' },
    allow: [office, committee],
    impartial: true,
    params: SubjectPath,
    readsAlso: (table, { jurisdiction }) => loadCalendar(table, jurisdiction),
    body: z.strictObject({ indicator: Slug, slot: Line(1, 20), reason: Prose(4, 500) }),
    reply: WaivedView,
    example: { indicator: 'business-services-online', slot: '2026-07', reason: '省级平台停机检修，数据无法取得' },
    status: 201,
    useCase: waiveCard,
  }),
  route({
    id: 'progress.read',
    method: 'GET',
    path: '/v1/progress/{period}/{subject}',
    summary: {
      zh: '填报情况：目标、分值、亮灯、去年同期和各期填报',
      en: 'Read what is filed, due and counting for a subject, beside what was agreed, its light and the year before',
    },
    allow: [...readers, ...raters],
    params: SubjectPath,
    readsAlso: beginYearBefore,
    reply: ProgressView,
    useCase: readProgress,
  }),
  ...filingRoutes,
  route({
    id: 'progress.filings',
    method: 'GET',
    path: '/v1/progress/{period}/{subject}/filings',
    summary: { zh: '历次填报', en: 'List every filing, corrected ones included' },
    allow: [...readers, ...raters],
    params: SubjectPath,
    query: Page,
    reply: z.strictObject({ filings: z.array(PastFilingView), next: z.string().optional() }),
    useCase: listFilings,
  }),
  route({
    id: 'progress.offer-evidence',
    method: 'POST',
    passing: true,
    path: '/v1/progress/{period}/{subject}/evidence',
    summary: { zh: '登记佐证材料并取得上传地址', en: 'Register evidence and get its one upload' },
    allow: [...doers['progress.file'], judge, supervisor],
    elsewhere: byProviders.evidence,
    params: SubjectPath,
    body: EvidenceOffer,
    reply: UploadView,
    example: {
      name: '7月政务服务月报.pdf',
      type: 'application/pdf',
      bytes: 182044,
      sha256: '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b',
    },
    status: 201,
    useCase: offerEvidence,
  }),
  route({
    id: 'progress.open-evidence',
    method: 'GET',
    path: '/v1/progress/{period}/{subject}/evidence/{evidence}',
    summary: { zh: '下载佐证材料', en: 'Get a link to a piece of evidence' },
    allow: [...openers, ...raters],
    params: SubjectPath.extend({ evidence: RecordId }),
    reply: DownloadView,
    useCase: openEvidence,
  }),
];
