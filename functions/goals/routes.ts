import * as z from 'zod';
import { ChangeReason, Side } from '../../shared/domain/agreement/agreement.ts';
import { type AgreedGoal, Goals } from '../../shared/domain/agreement/goal.ts';
import { doers } from '../../shared/domain/duty/doers.ts';
import { Day, Prose, Slug } from '../../shared/domain/text.ts';
import type { Table } from '../../shared/storage/table.ts';
import { Instant, PageOfOpen, PeriodPath, SubjectPath, pageOfAtMost } from '../fields.ts';
import { type Naming, route } from '../route.ts';
import { CascadeView, listCascade } from './cascade.ts';
import { changeGoals, rejectGoalChange } from './change.ts';
import { readContract, Which } from './contract.ts';
import { ContractView } from './contract-views.ts';
import { AgreementsView, listAgreements } from './list.ts';
import { Merge, mergeSubjects, mergedAhead } from './merge.ts';
import { permitLate } from './permit-late.ts';
import { counterGoals, proposeGoals } from './propose.ts';
import { checkGoals, listVersions, readGoals } from './read.ts';
import { readers } from './readers.ts';
import { returnGoals } from './sign.ts';
import { signingRoutes } from './signing-routes.ts';
import { AgreementView, FindingView, StepView, VersionView } from './views.ts';
import { namedIn } from './negotiation.ts';
import { committee, office } from '../../shared/domain/organisation/allow.ts';

const goalsExample = [
  {
    item: 'business-services-online',
    target: '95',
    baseline: '88',
    unitOfMeasure: '%',
    evidencePlan: '政务服务平台月度统计表',
    strategy: 'business-climate',
    owner: 'li.na',
    functions: ['services'],
  },
];

/** What the goals of a text name is looked up whatever else is to be known. */
const namedByGoals = (table: Table, { jurisdiction, named, body }: Naming<{ readonly goals: AgreedGoal[] }>) => {
  const [kind, ...unit] = (named['subject'] ?? '').split('.');
  return namedIn(table, { jurisdiction, unit: kind === 'unit' ? unit.join('.') : undefined }, body.goals);
};

export const routes = [
  route({
    id: 'goals.list',
    method: 'GET',
    path: '/v1/goals/{period}',
    summary: {
      zh: '周期内的绩效合同（可只列尚未签订的）',
      en: 'List the agreements of a period, or only those not signed by both sides',
    },
    allow: readers,
    params: PeriodPath,
    query: PageOfOpen,
    reply: AgreementsView,
    useCase: listAgreements,
  }),
  route({
    id: 'goals.cascade',
    method: 'GET',
    path: '/v1/goals/{period}/cascade',
    summary: {
      zh: '目标分解：战略目标、单位目标与个人目标',
      en: 'How goals come down from strategy items to units and people',
    },
    allow: readers,
    params: PeriodPath,
    // The record of each subject is read whole.
    query: pageOfAtMost(50).extend({ unit: Slug.optional() }),
    reply: CascadeView,
    useCase: listCascade,
  }),
  route({
    id: 'goals.read',
    method: 'GET',
    path: '/v1/goals/{period}/{subject}',
    summary: { zh: '查看绩效合同', en: 'Read the agreement of a subject' },
    allow: readers,
    params: SubjectPath,
    reply: AgreementView,
    useCase: readGoals,
  }),
  route({
    id: 'goals.contract',
    method: 'GET',
    path: '/v1/goals/{period}/{subject}/contract',
    summary: {
      zh: '绩效合同文书：双方、目标、签字、与前一文本的差别',
      en: 'The agreement as a document: parties, goals, signatures and what changed, everybody by name',
    },
    allow: readers,
    params: SubjectPath,
    query: Which,
    reply: ContractView,
    useCase: readContract,
  }),
  route({
    id: 'goals.propose',
    method: 'PUT',
    path: '/v1/goals/{period}/{subject}',
    summary: { zh: '起草或提出目标', en: 'Draft or propose goals for the subject' },
    allow: doers['goals.propose'],
    params: SubjectPath,
    body: z.strictObject({ as: z.enum(['draft', 'proposal']), goals: Goals }),
    reply: StepView,
    ifMatch: true,
    example: { as: 'proposal', goals: goalsExample },
    readsAlso: namedByGoals,
    useCase: proposeGoals,
  }),
  route({
    id: 'goals.check',
    method: 'POST',
    path: '/v1/goals/{period}/{subject}/check',
    summary: { zh: '试查正在起草的目标', en: 'Say what the quality gate makes of goals that are being written' },
    computes: true,
    allow: [...new Set([...doers['goals.propose'], ...doers['goals.counter']])],
    params: SubjectPath,
    body: z.strictObject({ goals: Goals }),
    reply: z.strictObject({ findings: z.array(FindingView) }),
    example: { goals: goalsExample },
    readsAlso: namedByGoals,
    useCase: checkGoals,
  }),
  route({
    id: 'goals.counter',
    method: 'POST',
    path: '/v1/goals/{period}/{subject}/counters',
    summary: { zh: '考核方修改或下达目标', en: "Answer with the assessor's text, or hand goals down" },
    allow: doers['goals.counter'],
    impartial: true,
    params: SubjectPath,
    body: z.strictObject({ goals: Goals }),
    reply: StepView,
    ifMatch: true,
    example: { goals: goalsExample },
    readsAlso: namedByGoals,
    useCase: counterGoals,
  }),
  ...signingRoutes,
  route({
    id: 'goals.return',
    method: 'POST',
    path: '/v1/goals/{period}/{subject}/returns',
    summary: { zh: '退回绩效合同文本并说明理由', en: 'Send a text back with the reason instead of signing it' },
    allow: doers['goals.sign'],
    impartial: true,
    params: SubjectPath,
    body: z.strictObject({ version: z.int().min(1), side: Side, why: Prose(2, 500) }),
    reply: StepView,
    example: { version: 1, side: 'assessor', why: '目标值低于上年实绩，请重新测算后提出。' },
    status: 201,
    useCase: returnGoals,
  }),
  route({
    id: 'goals.permit-late',
    method: 'POST',
    path: '/v1/goals/{period}/{subject}/late-permissions',
    summary: { zh: '准许补签绩效合同', en: 'Let a subject that planning left unsigned agree late' },
    allow: [committee],
    impartial: true,
    params: SubjectPath,
    body: z.strictObject({ until: Day, reason: Prose(2, 500) }),
    reply: z.strictObject({ subject: z.string(), until: Instant }),
    example: { until: '2026-07-31', reason: '机构改革，单位七月中旬方完成组建' },
    status: 201,
    useCase: permitLate,
  }),
  route({
    id: 'goals.change',
    method: 'POST',
    path: '/v1/goals/{period}/{subject}/changes',
    summary: { zh: '凭法定事由申请变更目标', en: 'Ask for other goals after signing, on legal grounds' },
    allow: doers['goals.sign'],
    impartial: true,
    params: SubjectPath,
    body: z.strictObject({ goals: Goals, reason: ChangeReason }),
    reply: StepView,
    ifMatch: true,
    example: {
      goals: goalsExample,
      reason: {
        ground: 'policy-change',
        document: { number: '县政办〔2026〕18号', title: '关于调整政务服务指标的通知', issuer: '县政府办公室' },
        explanation: '上级调整统计口径。',
      },
    },
    status: 201,
    readsAlso: namedByGoals,
    useCase: changeGoals,
  }),
  route({
    id: 'goals.merge',
    method: 'POST',
    path: '/v1/goals/{period}/{subject}/merger',
    summary: {
      zh: '机构合并：目标划转给另一考核对象（待双方签订），并提请退出考核',
      en: 'Hand the goals of a merged subject over to another, to be signed there, and ask for the first to leave the period',
    },
    allow: [office],
    impartial: true,
    params: SubjectPath,
    body: Merge,
    reply: StepView.extend({ subject: z.string(), into: z.string() }),
    example: {
      into: 'unit.data-bureau',
      goals: goalsExample,
      document: { number: '县编〔2026〕3号', title: '关于机构合并的通知', issuer: '县委编办' },
      reason: '两局合并，职能整体划转',
    },
    status: 201,
    readsAlso: mergedAhead,
    useCase: mergeSubjects,
  }),
  route({
    id: 'goals.reject-change',
    method: 'POST',
    path: '/v1/goals/{period}/{subject}/changes/rejection',
    summary: { zh: '撤回或不同意目标变更', en: 'Withdraw or reject a requested change' },
    allow: doers['goals.sign'],
    impartial: true,
    params: SubjectPath,
    body: z.strictObject({ version: z.int().min(1), why: Prose(2, 500) }),
    reply: StepView,
    example: { version: 3, why: '批准文件与本目标无关。' },
    status: 201,
    useCase: rejectGoalChange,
  }),
  route({
    id: 'goals.versions',
    method: 'GET',
    path: '/v1/goals/{period}/{subject}/versions',
    summary: { zh: '绩效合同的历次文本', en: 'List every text of the agreement' },
    allow: readers,
    params: SubjectPath,
    // A text may take up half of what an item of the table holds, and an answer a few megabytes.
    query: pageOfAtMost(15),
    reply: z.strictObject({ versions: z.array(VersionView), next: z.string().optional() }),
    useCase: listVersions,
  }),
];
