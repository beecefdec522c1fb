import type { AgreementState, Side, Step as AgreementStep } from '../domain/agreement/agreement.ts';
import type { LineState } from '../domain/appraisal/adjustment.ts';
import type { FilingState, FilingStep } from '../domain/filing/filing.ts';
import type { PeriodType } from '../domain/period/types.ts';
import type { GuardName, Phase, TransitionName } from '../domain/period/period.ts';
import type { ResultsState } from '../domain/result/result.ts';
import type { State as VersionState, VersionStep } from '../domain/scheme/version.ts';
import { months } from './reports/sentences.ts';
import type { Text } from './refusal.ts';

// What people call the states of things and the steps that lead on. Each table is typed by the states it must name.

export const sideNames: Readonly<Record<Side, Text>> = {
  subject: { zh: '被考核方', en: "the subject's side" },
  assessor: { zh: '考核方', en: "the assessor's side" },
};

export const agreementStates: Readonly<Record<AgreementState, Text>> = {
  none: { zh: '未起草', en: 'not begun' },
  draft: { zh: '草稿', en: 'a draft' },
  proposed: { zh: '已提出', en: 'proposed' },
  countered: { zh: '考核方已修改', en: 'countered' },
  'half-signed': { zh: '一方已签', en: 'signed by one side' },
  returned: { zh: '已退回修改', en: 'sent back' },
  signed: { zh: '双方已签', en: 'signed by both sides' },
  imposed: { zh: '已由委员会下达', en: 'imposed by the committee' },
  changing: { zh: '变更待签', en: 'signed, with a change pending' },
};

export const agreementStepNames: Readonly<Record<AgreementStep, Text>> = {
  draft: { zh: '起草', en: 'draft' },
  propose: { zh: '提出', en: 'propose' },
  counter: { zh: '由考核方修改', en: "the assessor's side counters" },
  sign: { zh: '签字', en: 'sign' },
  return: { zh: '退回修改', en: 'send back with a reason' },
  impose: { zh: '由委员会下达', en: 'the committee imposes' },
  change: { zh: '凭法定事由申请变更', en: 'ask for a change on legal grounds' },
  reject: { zh: '撤回或不同意变更', en: 'withdraw or reject the change' },
};

export const filingStates: Readonly<Record<FilingState, Text>> = {
  filed: { zh: '已填报', en: 'filed' },
  'signed-off': { zh: '负责人已签审', en: 'signed off by the leader' },
  remarked: { zh: '被考核对象已提出核对意见', en: 'remarked on by the subject' },
  kept: { zh: '已答复核对意见，维持数据', en: 'kept after a remark' },
  accepted: { zh: '绩效办已认定', en: 'accepted by the office' },
  returned: { zh: '已退回', en: 'returned' },
};

export const filingStepNames: Readonly<Record<FilingStep, Text>> = {
  correct: { zh: '更正', en: 'correct it' },
  'sign-off': { zh: '负责人签审', en: 'the leader signs it off' },
  'send-back': { zh: '负责人退回', en: 'the leader sends it back' },
  remark: { zh: '被考核对象提出核对意见', en: 'the subject remarks on it' },
  keep: { zh: '维持数据并答复', en: 'the provider keeps it, with an answer' },
  accept: { zh: '绩效办认定', en: 'the office accepts it' },
  return: { zh: '绩效办退回', en: 'the office returns it' },
};

export const lineStates: Readonly<Record<LineState, Text>> = {
  proposed: { zh: '待审核', en: 'proposed' },
  approved: { zh: '已通过', en: 'approved' },
  rejected: { zh: '未通过', en: 'rejected' },
  removed: { zh: '复核后撤销', en: 'removed by a recheck' },
};

export const resultsStates: Readonly<Record<ResultsState, Text>> = {
  provisional: { zh: '初步结果', en: 'provisional' },
  proposed: { zh: '已提请审定', en: 'laid before the committee' },
  approved: { zh: '已审定', en: 'approved' },
  announced: { zh: '公示中', en: 'announced' },
  published: { zh: '已公布', en: 'published' },
};

/** What leads there. Back to provisional only the committee sends, or a recheck that changes a score. */
export const resultsStepNames: Readonly<Record<ResultsState, Text>> = {
  provisional: { zh: '退回或者复核', en: 'return, or recheck' },
  proposed: { zh: '提请审定', en: 'lay before the committee' },
  approved: { zh: '审定', en: 'approve' },
  announced: { zh: '公示', en: 'announce' },
  published: { zh: '公布', en: 'publish' },
};

export const versionStates: Readonly<Record<VersionState, Text>> = {
  draft: { zh: '草稿', en: 'a draft' },
  submitted: { zh: '已提交待批', en: 'submitted' },
  approved: { zh: '已批准', en: 'approved' },
  dropped: { zh: '已作废', en: 'dropped' },
};

export const versionStepNames: Readonly<Record<VersionStep, Text>> = {
  edit: { zh: '修改', en: 'edit' },
  submit: { zh: '提交审批', en: 'submit' },
  approve: { zh: '批准', en: 'approve' },
  return: { zh: '退回修改', en: 'return' },
  drop: { zh: '作废', en: 'drop' },
};

export const phaseNames: Readonly<Record<Phase, Text>> = {
  draft: { zh: '草稿', en: 'draft' },
  planning: { zh: '计划', en: 'planning' },
  implementation: { zh: '实施', en: 'implementation' },
  assessment: { zh: '考核', en: 'assessment' },
  closing: { zh: '结算', en: 'closing' },
  feedback: { zh: '反馈', en: 'feedback' },
  application: { zh: '结果应用', en: 'application' },
  archived: { zh: '归档', en: 'archived' },
  cancelled: { zh: '已撤销', en: 'cancelled' },
};

export const periodTypes: Readonly<Record<PeriodType, Text>> = {
  month: { zh: '月度', en: 'month' },
  quarter: { zh: '季度', en: 'quarter' },
  'half-year': { zh: '半年', en: 'half-year' },
  year: { zh: '年度', en: 'year' },
  span: { zh: '自定时段', en: 'free span' },
};

/** What must hold before a period moves on. */
export const periodGuards: Readonly<Record<GuardName, Text>> = {
  'scheme-approved': { zh: '所选考核办法版本已经批准', en: 'the chosen version of the scheme is approved' },
  'subjects-enrolled': {
    zh: '所选考核类别中的考核对象均已列入',
    en: 'every subject of the chosen peer groups is enrolled',
  },
  'deadline-passed': { zh: '本阶段截止日已过', en: 'the deadline of the phase is over' },
  'all-signed': { zh: '全部绩效合同均已签订', en: 'every agreement is signed' },
  'parts-approved': {
    zh: '所汇总的周期结果均已审定，或者绩效管理委员会决定照常结算',
    en: 'the results of every period that is rolled up are approved, or the committee decides to close all the same',
  },
  'all-scored': { zh: '全部考核对象已计分或已列为待处理', en: 'every subject is scored or set aside with a reason' },
  'no-case-clock-running': {
    zh: '没有尚在办理期限内的未决异议',
    en: 'no undecided objection still has time on its clock',
  },
  'results-approved': { zh: '结果已经绩效管理委员会审定', en: 'the committee has approved the results' },
  'no-remedy-left': {
    zh: '异议期限均已届满，没有未决异议；审定时列明例外的，其办理期限也已届满',
    en: 'every time to object is over and no objection is undecided, except one named as an exception at the approval whose own clock is over',
  },
};

/** What else happens when a period moves on. */
export const periodEffects: Readonly<Record<TransitionName, Text>> = {
  'periods.opened': {
    zh: '考核办法版本锁定于本周期；考核对象列入名册',
    en: 'the scheme version is pinned to the period; subjects are enrolled',
  },
  'periods.planning-ended': {
    zh: '未签订的绩效合同逐一列出并上报；按考核办法由委员会下达目标、计最低分或者暂不计分',
    en: 'unsigned agreements are listed and escalate; as the scheme says, the committee imposes goals, the lowest score is given, or none',
  },
  'periods.planning-completed': {
    zh: '无需等待截止日，提前进入实施',
    en: 'implementation begins without waiting for the deadline',
  },
  'periods.implementation-ended': {
    zh: '开始最终填报、评分与数据认定',
    en: 'final filings, ratings and data acceptance begin',
  },
  'periods.assessment-ended': {
    zh: '考核数据锁定，启动结算任务',
    en: 'appraisals lock and the closing job starts',
  },
  'periods.closed': { zh: '向考核对象公布初步结果', en: 'provisional results appear to the subjects' },
  'periods.feedback-ended': { zh: '结果可提交审定与公布', en: 'results can be approved and published' },
  'periods.archived': {
    zh: '只读；未办结事项按未办结归档',
    en: 'read only; open consequences are archived as open',
  },
  'periods.cancelled': {
    zh: '记明理由；已有记录保留备查，不再办理任何事项，不在默认列表和待办中出现',
    en: 'with the reason; what was written is kept to be read, nothing more is done in it, and no list or duty shows it unasked',
  },
};

export interface NamedPeriod {
  readonly year: number;
  readonly number: number;
  readonly start: string;
  readonly end: string;
  readonly fiscalYearStart: number;
}

/** A year that does not begin in January is called by both it touches: 2026-27. */
export const yearName = (year: number, fiscalYearStart: number): string =>
  fiscalYearStart === 1 ? `${year}` : `${year}-${String((year + 1) % 100).padStart(2, '0')}`;

const ofYear = ({ year, fiscalYearStart }: NamedPeriod): Text => {
  const name = yearName(year, fiscalYearStart);
  return { zh: fiscalYearStart === 1 ? `${name}年` : `${name}年度`, en: name };
};

/** 2026年9月 */
export const monthName = (month: string): Text => ({
  zh: `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`,
  en: `${months[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`,
});

const numbered = ['一', '二', '三', '四'];

/** What a period is called by its type, its year and its number in it; a month by the calendar, wherever the year begins. */
export const periodNames: Readonly<Record<PeriodType, (named: NamedPeriod) => Text>> = {
  month: ({ start }) => monthName(start),
  quarter: (named) => ({
    zh: `${ofYear(named).zh}第${numbered[named.number - 1] ?? named.number}季度`,
    en: `${ofYear(named).en} Q${named.number}`,
  }),
  'half-year': (named) => ({
    zh: `${ofYear(named).zh}${named.number === 1 ? '上' : '下'}半年`,
    en: `${ofYear(named).en} H${named.number}`,
  }),
  year: ({ year, fiscalYearStart }) => {
    const name = yearName(year, fiscalYearStart);
    return { zh: `${name}年度`, en: name };
  },
  span: ({ start, end }) => ({ zh: `${start}至${end}`, en: `${start} to ${end}` }),
};

/** What somebody who creates or reads a period should know of its deadlines. */
export const periodNotices = {
  over: {
    zh: '“{zh}”阶段的截止日 {date} 已过；启动前请将其改到以后。',
    en: 'The deadline of {en}, {date}, is over already; move it later before the period is opened.',
  },
  'months-beyond': {
    zh: '考核阶段于 {date} 结束，其后方开始的月份（{months}）以及季度、半年不再填报，按期填报的指标不含这些时段。',
    en: 'Assessment ends on {date}: the months that begin after it ({months}), and quarters or half-years likewise, are not asked for, and what is filed by slot counts without them.',
  },
  awaits: {
    zh: '考核阶段已经结束。所汇总的周期（{periods}）结果尚未审定，暂不结算；审定后自动结算，绩效管理委员会也可以决定照常结算。',
    en: 'Assessment is over. The close waits until the results of {periods}, which it rolls up, are approved; the committee may decide to close all the same.',
  },
  'without-cancelled': {
    zh: '所汇总的周期（{periods}）已撤销，任何对象均不计入该周期，其分值按其余周期折算。',
    en: '{periods}, which it rolls up, was cancelled: it applies to nobody, and what it was worth is shared by the others.',
  },
  provisional: {
    zh: '{year} 年的节假日与调休安排尚未公布，以下截止日暂按周末和法定放假日计算：{dates}。公布后请“重新计算截止日”，已告知的截止日不会提前。',
    en: 'The holidays of {year} are not announced yet. These deadlines are counted provisionally, by weekends and the holidays fixed by regulation: {dates}. Count the deadlines again once they are announced; those already given never come earlier.',
  },
} satisfies Record<string, Text>;
