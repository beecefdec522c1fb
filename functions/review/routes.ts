import * as z from 'zod';
import { mostCases, mostCorrections, mostObjectedTo } from '../../shared/domain/review/case.ts';
import { Correction } from '../../shared/domain/review/correction.ts';
import { mostCited } from '../../shared/domain/filing/evidence.ts';
import { ScoreSheet } from '../../shared/domain/scoring/sheet.ts';
import { AppraisalHead } from '../../shared/storage/appraisals.ts';
import { PageOfOpen, Instant } from '../fields.ts';
import { Day, Line, Prose, RecordId, Slug } from '../../shared/domain/text.ts';
import { route } from '../route.ts';
import { casesOfPeriod, readCase } from './cases.ts';
import { decideCase } from './decide.ts';
import { readFeedback } from './feedback.ts';
import { recordInterview } from './interview.ts';
import { extendCase, withdrawCase } from './move-case.ts';
import { objectTo, openRecheck } from './object.ts';
import { CasePlace, CaseView, Difference, Interview, mostInterviews, Place } from './views.ts';

const office = [{ role: 'performance-office', scope: 'owned' }] as const;
const committee = [{ role: 'committee', scope: 'owned' }] as const;
const supervisor = [{ role: 'supervisor', scope: 'owned' }] as const;
const leader = [{ role: 'unit-leader', scope: 'unit' }] as const;
const judge = [{ role: 'unit-leader', scope: 'judged' }] as const;
const oneself = [{ role: 'official', scope: 'own' }] as const;

const Reason = z.strictObject({ reason: Prose(4, 2000) });
export const routes = [
  route({
    id: 'review.feedback',
    method: 'GET',
    path: '/v1/review/{period}/{subject}/feedback',
    summary: { zh: '结果反馈', en: 'The provisional result with its full trace' },
    allow: [...leader, ...judge, ...oneself, ...office, ...supervisor],
    params: Place,
    reply: z.strictObject({
      notice: Instant,
      objectionUntil: Instant,
      version: z.int(),
      score: z.strictObject({ exact: z.string(), rounded: z.string() }).optional(),
      setAside: z.string().optional(),
      standing: AppraisalHead.shape.standing,
      sentences: z.array(z.string()),
      sheet: ScoreSheet,
      cases: z.array(CaseView).max(mostCases),
      interviews: z.array(Interview).max(mostInterviews),
    }),
    reads: 'collection',
    useCase: readFeedback,
  }),
  route({
    id: 'review.interview',
    method: 'POST',
    path: '/v1/review/{period}/{subject}/interviews',
    summary: { zh: '记录绩效反馈面谈', en: 'Record a feedback interview' },
    allow: [...office, ...judge],
    params: Place,
    // Those on record may bear a day of before these rules, and are shown as they are.
    body: Interview.extend({ date: Day }),
    reply: z.strictObject({ entry: z.int(), hash: z.string() }),
    example: {
      date: '2026-10-23',
      present: ['李明', '王芳'],
      summary: '通报得分构成，商定改进事项',
      response: '无异议',
    },
    status: 201,
    useCase: recordInterview,
  }),
  route({
    id: 'review.object',
    method: 'POST',
    path: '/v1/review/{period}/{subject}/objections',
    summary: {
      zh: '提出异议，或由绩效办提请复核',
      en: 'Object to the provisional result, or have the office ask for a recheck',
    },
    allow: [...leader, ...oneself, ...office],
    impartial: true,
    params: Place,
    body: Reason.extend({
      items: z.array(Line(1, 64)).min(1).max(mostObjectedTo),
      evidence: z.array(RecordId).max(mostCited).default([]),
    }),
    reply: CaseView,
    example: { reason: '统计口径有误，附统计局复函', items: ['budget'], evidence: [] },
    status: 201,
    reads: 'head',
    useCase: objectTo,
  }),
  route({
    id: 'review.open',
    method: 'POST',
    path: '/v1/review/{period}/{subject}/rechecks',
    summary: { zh: '监督机构依职权启动复核', en: 'Open a recheck ex officio; another supervisor decides it' },
    allow: supervisor,
    impartial: true,
    params: Place,
    body: Reason.extend({ items: z.array(Line(1, 64)).min(1).max(mostObjectedTo) }),
    reply: CaseView,
    example: { reason: '审计发现预算执行数与决算不符', items: ['budget'] },
    status: 201,
    reads: 'head',
    useCase: openRecheck,
  }),
  route({
    id: 'review.cases',
    method: 'GET',
    path: '/v1/review/{period}/cases',
    summary: { zh: '异议案件', en: 'Cases of a period, undecided ones first' },
    allow: [...supervisor, ...office, ...committee],
    params: z.strictObject({ period: Slug }),
    query: PageOfOpen,
    reply: z.strictObject({ cases: z.array(CaseView), next: z.string().optional() }),
    useCase: casesOfPeriod,
  }),
  route({
    id: 'review.case',
    method: 'GET',
    path: '/v1/review/{period}/{subject}/cases/{case}',
    summary: { zh: '查看案件', en: 'Read a case and what its decision changed' },
    allow: [...supervisor, ...office, ...committee, ...leader, ...judge, ...oneself],
    params: CasePlace,
    reply: z.strictObject({ case: CaseView, difference: Difference.optional() }),
    reads: 'head',
    useCase: readCase,
  }),
  route({
    id: 'review.withdraw',
    method: 'POST',
    path: '/v1/review/{period}/{subject}/cases/{case}/withdrawals',
    summary: { zh: '撤回异议', en: 'Withdraw an objection' },
    allow: [...leader, ...oneself],
    params: CasePlace,
    body: Reason,
    reply: CaseView,
    example: { reason: '经说明已无异议' },
    status: 201,
    reads: 'head',
    useCase: withdrawCase,
  }),
  route({
    id: 'review.extend',
    method: 'POST',
    path: '/v1/review/{period}/{subject}/cases/{case}/extensions',
    summary: { zh: '延长办理期限', en: 'Extend the clock of a case, once' },
    allow: supervisor,
    impartial: true,
    params: CasePlace,
    body: Reason,
    reply: CaseView,
    example: { reason: '需向统计部门调取原始台账' },
    status: 201,
    reads: 'head',
    useCase: extendCase,
  }),
  route({
    id: 'review.decide',
    method: 'POST',
    path: '/v1/review/{period}/{subject}/cases/{case}/decisions',
    summary: { zh: '复核决定', en: 'Decide a case; corrections make a new version of the score sheet' },
    allow: supervisor,
    impartial: true,
    params: CasePlace,
    body: Reason.extend({
      finding: z.enum(['upheld', 'dismissed']),
      /** Each is an entry of its own, and all of them stand in one transaction. */
      corrections: z.array(Correction).max(mostCorrections).default([]),
    }),
    reply: z.strictObject({ case: CaseView, difference: Difference.optional() }),
    example: {
      finding: 'upheld',
      reason: '经核对统计局台账，原填报值录入有误',
      corrections: [{ kind: 'filing-replaced', indicator: 'budget', value: { kind: 'number', number: '96.4' } }],
    },
    status: 201,
    reads: 'collection',
    useCase: decideCase,
  }),
];
