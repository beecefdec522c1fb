import * as z from 'zod';
import { doers } from '../../shared/domain/duty/doers.ts';
import { Ballot } from '../../shared/domain/rating/rating.ts';
import { PortableSheet, ScoreSheet } from '../../shared/domain/scoring/sheet.ts';
import { OfficialId, Prose } from '../../shared/domain/text.ts';
import { Numeral, Page, PeriodPath, SubjectPath, pageOfAtMost } from '../fields.ts';
import { beginAccess } from '../access.ts';
import { beginPropriety } from '../conflict.ts';
import { route } from '../route.ts';
import { Ballots, myBallots } from './ballots.ts';
import { lineRoutes } from './line-routes.ts';
import { PreviewView, previewScore } from './preview.ts';
import { rateSubject, readBallot } from './rate.ts';
import { resultReaders, subjectSide } from './readers.ts';
import { declareRecusal, mySeats, ratingProgress } from './seats.ts';
import { seatRoutes } from './seat-routes.ts';
import { readPortable, readSentences, readSheet } from './sheet.ts';
import { Recorded, SeatView, ToldNode } from './views.ts';
import { tryScheme } from './what-if.ts';
import { Tried } from './what-if/tried.ts';
import { WhatIfView } from './what-if/view.ts';
import { appealBody, office, overseers, rater, supervisor } from '../../shared/domain/organisation/allow.ts';

const Reason = Prose(2, 500);
const Version = z.strictObject({ version: Numeral(1, 999_999).optional() });

export const routes = [
  ...seatRoutes,
  route({
    id: 'scoring.progress',
    method: 'GET',
    path: '/v1/scoring/{period}/{subject}/raters',
    summary: { zh: '评分进度', en: 'Who has submitted a rating; never the marks' },
    allow: overseers,
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
    allow: [rater],
    params: PeriodPath,
    query: Page,
    reply: z.strictObject({ seats: z.array(SeatView.extend({ subject: z.string() })), next: z.string().optional() }),
    useCase: mySeats,
  }),
  route({
    id: 'scoring.ballots',
    method: 'GET',
    path: '/v1/scoring/{period}/ballots',
    summary: {
      zh: '我的评分表：全部对象、评分标准与本人已评内容',
      en: 'My sheet of marks: every subject with what is asked about it and what I have marked',
    },
    allow: [rater],
    params: PeriodPath,
    // A ballot of each subject is read and opened.
    query: pageOfAtMost(100),
    reply: Ballots,
    useCase: myBallots,
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
    allow: [rater, office, supervisor, appealBody],
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
    allow: [rater, office],
    impartial: true,
    params: SubjectPath,
    body: z.strictObject({ rater: OfficialId.optional(), reason: Reason }),
    reply: z.strictObject({ seat: SeatView }),
    example: { reason: '与被考核单位负责人系近亲属' },
    status: 201,
    reads: 'collection',
    useCase: declareRecusal,
  }),
  ...lineRoutes,
  route({
    id: 'scoring.preview',
    method: 'GET',
    path: '/v1/scoring/{period}/{subject}/preview',
    summary: {
      zh: '预评分：按目前已知情况计算，不作为结果',
      en: 'Preview the score by what is known so far; nothing of it is a result',
    },
    allow: [...overseers, ...subjectSide],
    params: SubjectPath,
    reply: PreviewView,
    useCase: previewScore,
  }),
  route({
    id: 'scoring.sheet',
    method: 'GET',
    path: '/v1/scoring/{period}/{subject}/sheet',
    summary: { zh: '得分单', en: 'Score sheet with its full trace' },
    allow: resultReaders,
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
    allow: resultReaders,
    params: SubjectPath,
    query: Version,
    reply: z.strictObject({
      version: z.int(),
      language: z.enum(['zh', 'en']),
      sentences: z.array(z.string()),
      tree: ToldNode,
    }),
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
    allow: resultReaders,
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
    allow: overseers,
    computes: true,
    params: PeriodPath,
    body: Tried,
    reply: WhatIfView,
    example: { group: 'economic', changes: { points: { budget: '55' }, bonusCap: '3' } },
    useCase: tryScheme,
  }),
];
