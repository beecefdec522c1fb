import * as z from 'zod';
import { doers } from '../../shared/domain/duty/doers.ts';
import { Slug } from '../../shared/domain/text.ts';
import { appraisals } from '../../shared/storage/appraisals.ts';
import { loadJurisdiction } from '../../shared/storage/organisation.ts';
import { loadCalendar } from '../../shared/storage/periods.ts';
import { loadResults } from '../../shared/storage/results.ts';
import { loadCollection } from '../../shared/storage/record.ts';
import { JurisdictionId, Page, PeriodPath, mostToAPage } from '../fields.ts';
import { route } from '../route.ts';
import { AnnouncedView, announceResults, readAnnounced, readAnnouncedByAll } from './announce.ts';
import {
  Receipt,
  ReceiptBody,
  RemarkBody,
  RemarkView,
  makeRemark,
  makeUnnamedRemark,
  readByReceipt,
  readOwnRemarks,
} from './remark.ts';
import { ResultsView } from './views.ts';
import { everybody } from '../../shared/domain/organisation/allow.ts';

/** Everybody registered; the use case asks for whom an announcement is. */
const Everywhere = z.strictObject({ jurisdiction: JurisdictionId, period: Slug });

/** 公示: the routes between approval and publication. */
export const announcing = [
  route({
    id: 'results.announce',
    method: 'POST',
    path: '/v1/results/{period}/announcements',
    summary: { zh: '公示考核结果', en: 'Announce the approved results and take remarks on them' },
    allow: doers['results.announce'],
    params: PeriodPath,
    readsAlso: (table, { jurisdiction, named: { period = '' } }) =>
      Promise.all([loadCalendar(table, jurisdiction), loadResults(table, jurisdiction, period)]),
    body: z.strictObject({}),
    reply: ResultsView,
    example: {},
    status: 201,
    useCase: announceResults,
  }),
  route({
    id: 'results.announced',
    method: 'GET',
    path: '/v1/results/{period}/announced',
    summary: { zh: '公示名单', en: 'What is announced to everybody who works here and to the own unit' },
    allow: [everybody],
    params: PeriodPath,
    readsAlso: (table, { jurisdiction, named: { period = '' } }) =>
      Promise.all([loadJurisdiction(table, jurisdiction), loadResults(table, jurisdiction, period)]),
    query: Page,
    reply: AnnouncedView,
    useCase: readAnnounced,
  }),
  route({
    id: 'results.remark',
    method: 'POST',
    path: '/v1/results/{period}/remarks',
    summary: { zh: '提出公示意见', en: 'Remark on what is announced' },
    allow: [everybody],
    params: PeriodPath,
    readsAlso: (table, { jurisdiction, named: { period = '' }, body }) =>
      Promise.all([
        loadCalendar(table, jurisdiction),
        loadResults(table, jurisdiction, period),
        loadCollection(table, appraisals.key(jurisdiction, period, body.subject), appraisals),
      ]),
    body: RemarkBody,
    reply: RemarkView,
    example: { subject: 'unit.finance', text: '该单位三季度投诉办结率与公开数据不符' },
    status: 201,
    useCase: makeRemark,
  }),
  route({
    id: 'results.own-remarks',
    method: 'GET',
    path: '/v1/results/{period}/remarks',
    summary: { zh: '我提出的公示意见', en: 'What became of the remarks the caller made' },
    allow: [everybody],
    params: PeriodPath,
    query: Page,
    reply: z.strictObject({ remarks: z.array(RemarkView).max(mostToAPage), next: z.string().optional() }),
    useCase: readOwnRemarks,
  }),
  route({
    id: 'results.announced-to-all',
    method: 'GET',
    path: '/v1/results/announced/{jurisdiction}/{period}',
    summary: { zh: '向社会公示的名单', en: 'What is announced to everybody' },
    public: true,
    allow: [],
    params: Everywhere,
    query: Page,
    reply: AnnouncedView,
    useCase: readAnnouncedByAll,
  }),
  route({
    id: 'results.remark-unnamed',
    method: 'POST',
    path: '/v1/results/announced/{jurisdiction}/{period}/remarks',
    summary: { zh: '社会公众提出公示意见', en: 'Remark without a name, against a receipt' },
    public: true,
    allow: [],
    // The receipt is nowhere kept, also not with the answer: it is made again.
    madeAgain: true,
    params: Everywhere,
    body: RemarkBody,
    reply: RemarkView.extend({ receipt: Receipt }),
    example: { subject: 'unit.finance', text: '该单位三季度投诉办结率与公开数据不符' },
    status: 201,
    useCase: makeUnnamedRemark,
  }),
  route({
    id: 'results.remark-answer',
    method: 'POST',
    path: '/v1/results/announced/{jurisdiction}/{period}/answers',
    summary: { zh: '凭回执查看答复', en: 'Read the answer to a remark by its receipt' },
    public: true,
    allow: [],
    computes: true,
    params: Everywhere,
    body: ReceiptBody,
    reply: RemarkView,
    example: { subject: 'unit.finance', receipt: 'abcdefghijklmnopqrstuvwxyz' },
    useCase: readByReceipt,
  }),
];
