import * as z from 'zod';
import { Adjustment, Veto } from '../../shared/domain/appraisal/adjustment.ts';
import { doers } from '../../shared/domain/duty/doers.ts';
import { Ballot } from '../../shared/domain/rating/rating.ts';
import { PortableSheet, ScoreSheet } from '../../shared/domain/scoring/sheet.ts';
import { OfficialId, Prose } from '../../shared/domain/text.ts';
import { Numeral, Page, PeriodPath, SubjectPath } from '../fields.ts';
import { beginAccess } from '../access.ts';
import { beginPropriety } from '../conflict.ts';
import { route } from '../route.ts';
import { adjust, checkLine, readLines, veto } from './adjust.ts';
import { rateSubject, readBallot } from './rate.ts';
import { Assigned, assignRaters, declareRecusal, mostSeated, mySeats, ratersIn, ratingProgress } from './seats.ts';
import { readPortable, readSentences, readSheet } from './sheet.ts';
import { LineView, Recorded, SeatView } from './views.ts';
import { tryScheme } from './what-if.ts';
import { Tried } from './what-if/tried.ts';
import { WhatIfView } from './what-if/view.ts';

const office = [{ role: 'performance-office', scope: 'owned' }] as const;
const committee = [{ role: 'committee', scope: 'owned' }] as const;
const supervisor = [{ role: 'supervisor', scope: 'owned' }] as const;
const appealBody = [{ role: 'appeal-body', scope: 'owned' }] as const;
const rater = [{ role: 'rater', scope: 'assigned' }] as const;
/** Those the result is about. */
const subjectSide = [
  { role: 'unit-leader', scope: 'unit' },
  { role: 'unit-contributor', scope: 'unit' },
  { role: 'unit-leader', scope: 'judged' },
  { role: 'official', scope: 'own' },
] as const;

const Reason = Prose(2, 500);
const LineDecision = z.strictObject({ finding: z.enum(['approved', 'rejected']), reason: Reason });
const LinePlace = SubjectPath.extend({ n: Numeral(1, 999_999) });
const Version = z.strictObject({ version: Numeral(1, 999_999).optional() });

const document = { number: '示政发〔2026〕12号', title: '关于表彰先进集体的决定', issuer: '示例县人民政府' };

export const routes = [
  route({
    id: 'scoring.assign',
    method: 'POST',
    path: '/v1/scoring/{period}/{subject}/raters',
    summary: { zh: '指定评委', en: 'Assign raters to a subject, each in a rater group' },
    allow: doers['scoring.assign'],
    impartial: true,
    params: SubjectPath,
    body: Assigned,
    reply: z.strictObject({ seats: z.array(SeatView).max(mostSeated) }),
    example: { raters: [{ rater: 'wangfang', group: 'leaders' }] },
    status: 201,
    reads: 'collection',
    readsAlso: (table, naming) => beginPropriety(table, naming, ratersIn(naming.body)),
    useCase: assignRaters,
  }),
  route({
    id: 'scoring.progress',
    method: 'GET',
    path: '/v1/scoring/{period}/{subject}/raters',
    summary: { zh: '评分进度', en: 'Who has submitted a rating; never the marks' },
    allow: [...office, ...committee, ...supervisor],
    params: SubjectPath,
    query: Page,
    reply: z.strictObject({
      submitted: z.int(),
      waiting: z.int(),
      seats: z.array(SeatView),
      next: z.string().optional(),
    }),
    reads: 'collection',
    readsAlso: (table, naming) => beginPropriety(table, naming, []),
    useCase: ratingProgress,
  }),
  route({
    id: 'scoring.seats',
    method: 'GET',
    path: '/v1/scoring/{period}/seats',
    summary: { zh: '我的评分任务', en: 'What I have to rate in a period' },
    allow: rater,
    params: PeriodPath,
    query: Page,
    reply: z.strictObject({ seats: z.array(SeatView.extend({ subject: z.string() })), next: z.string().optional() }),
    useCase: mySeats,
  }),
  route({
    id: 'scoring.rate',
    method: 'POST',
    path: '/v1/scoring/{period}/{subject}/ratings',
    summary: { zh: '评分', en: 'Rate a subject; sealed until submitted' },
    allow: doers['scoring.rate'],
    params: SubjectPath,
    body: Ballot.omit({ group: true }),
    reply: Recorded.extend({ seat: SeatView }),
    example: { marks: [{ indicator: 'service', mark: '92.5', comment: '窗口服务规范' }], submitted: true },
    status: 201,
    reads: 'collection',
    readsAlso: (table, naming) => beginPropriety(table, naming, [naming.id]),
    useCase: rateSubject,
  }),
  route({
    id: 'scoring.ballot',
    method: 'GET',
    path: '/v1/scoring/{period}/{subject}/ratings/{rater}',
    summary: { zh: '查看评分表', en: 'Read a ballot: one’s own, or a submitted one' },
    allow: [...rater, ...office, ...supervisor, ...appealBody],
    params: SubjectPath.extend({ rater: OfficialId }),
    reply: z.strictObject({ seat: SeatView, marks: Ballot.shape.marks }),
    reads: 'collection',
    readsAlso: beginAccess,
    useCase: readBallot,
  }),
  route({
    id: 'scoring.recuse',
    method: 'POST',
    path: '/v1/scoring/{period}/{subject}/recusals',
    summary: { zh: '申明回避', en: 'Declare a conflict of interest' },
    allow: [...rater, ...office],
    impartial: true,
    params: SubjectPath,
    body: z.strictObject({ rater: OfficialId.optional(), reason: Reason }),
    reply: z.strictObject({ seat: SeatView }),
    example: { reason: '与被考核单位负责人系近亲属' },
    status: 201,
    reads: 'collection',
    useCase: declareRecusal,
  }),
  route({
    id: 'scoring.adjust',
    method: 'POST',
    path: '/v1/scoring/{period}/{subject}/adjustments',
    summary: { zh: '登记加减分', en: 'Propose a bonus or deduction with its document' },
    allow: office,
    impartial: true,
    params: SubjectPath,
    body: Adjustment,
    reply: Recorded,
    example: { line: 'honours', points: '1.5', document, date: '2026-08-03', reason: '获市级先进集体称号' },
    status: 201,
    useCase: adjust,
  }),
  route({
    id: 'scoring.lines',
    method: 'GET',
    path: '/v1/scoring/{period}/{subject}/adjustments',
    summary: { zh: '加减分与否决事项', en: 'Bonus, deduction and veto lines with where they stand' },
    allow: [...office, ...committee, ...supervisor, ...appealBody, ...subjectSide],
    params: SubjectPath,
    query: Page,
    reply: z.strictObject({ lines: z.array(LineView), next: z.string().optional() }),
    useCase: readLines,
  }),
  route({
    id: 'scoring.check-adjustment',
    method: 'POST',
    path: '/v1/scoring/{period}/{subject}/adjustments/{n}/approvals',
    summary: { zh: '审核加减分', en: 'Approve or reject a bonus or deduction somebody else proposed' },
    allow: doers['scoring.check-adjustment'],
    impartial: true,
    params: LinePlace,
    body: LineDecision,
    reply: LineView,
    example: { finding: 'approved', reason: '文件属实，符合细则第八条' },
    status: 201,
    useCase: (services, caller, request) => checkLine('adjustment', services, caller, request),
  }),
  route({
    id: 'scoring.veto',
    method: 'POST',
    path: '/v1/scoring/{period}/{subject}/vetoes',
    summary: { zh: '登记一票否决事项', en: 'Propose a veto event with its document' },
    allow: office,
    impartial: true,
    params: SubjectPath,
    body: Veto,
    reply: Recorded,
    example: { event: 'safety-accident', document, date: '2026-08-03', reason: '发生较大生产安全责任事故' },
    status: 201,
    useCase: veto,
  }),
  route({
    id: 'scoring.check-veto',
    method: 'POST',
    path: '/v1/scoring/{period}/{subject}/vetoes/{n}/approvals',
    summary: { zh: '审定一票否决事项', en: 'Approve or reject a veto event' },
    allow: doers['scoring.check-veto'],
    impartial: true,
    params: LinePlace,
    body: LineDecision,
    reply: LineView,
    example: { finding: 'approved', reason: '事故调查报告已批复' },
    status: 201,
    useCase: (services, caller, request) => checkLine('veto', services, caller, request),
  }),
  route({
    id: 'scoring.sheet',
    method: 'GET',
    path: '/v1/scoring/{period}/{subject}/sheet',
    summary: { zh: '得分单', en: 'Score sheet with its full trace' },
    allow: [...office, ...committee, ...supervisor, ...appealBody, ...subjectSide],
    params: SubjectPath,
    query: Version,
    reply: z.strictObject({ version: z.int(), previous: z.int().nullable(), sheet: ScoreSheet }),
    reads: 'head',
    useCase: readSheet,
  }),
  route({
    id: 'scoring.sentences',
    method: 'GET',
    path: '/v1/scoring/{period}/{subject}/sheet/sentences',
    summary: { zh: '得分单说明', en: 'The score sheet as sentences in the caller’s language' },
    allow: [...office, ...committee, ...supervisor, ...appealBody, ...subjectSide],
    params: SubjectPath,
    query: Version,
    reply: z.strictObject({ version: z.int(), language: z.enum(['zh', 'en']), sentences: z.array(z.string()) }),
    reads: 'head',
    useCase: readSentences,
  }),
  route({
    id: 'scoring.portable',
    method: 'GET',
    path: '/v1/scoring/{period}/{subject}/sheet/portable',
    summary: {
      zh: '可复算得分单：保存为文件后运行 npm run recompute -- 文件名，离线复算并指出被改动之处',
      en: 'Sheet and scheme in one file, to recompute offline: npm run recompute -- FILE names what was altered',
    },
    allow: [...office, ...committee, ...supervisor, ...appealBody, ...subjectSide],
    params: SubjectPath,
    query: Version,
    reply: PortableSheet,
    reads: 'head',
    readsAlso: beginAccess,
    useCase: readPortable,
  }),
  route({
    id: 'scoring.what-if',
    method: 'POST',
    path: '/v1/scoring/{period}/what-if',
    summary: { zh: '试算：调整办法后谁的名次、等次会变', en: 'Try out a changed scheme: who would move' },
    allow: [...office, ...committee, ...supervisor],
    computes: true,
    params: PeriodPath,
    body: Tried,
    reply: WhatIfView,
    example: { group: 'economic', changes: { points: { budget: '55' }, bonusCap: '3' } },
    useCase: tryScheme,
  }),
];
