import type { DutyKind } from '../domain/duty/doers.ts';
import type { Text } from './refusal.ts';
import { january } from '../domain/period/types.ts';
import { monthName, yearName } from './states.ts';

/** What somebody is asked to do (待办), as their list says it. */
export const dutyNames: Readonly<Record<DutyKind, Text>> = {
  'goals.propose': { zh: '提出绩效目标', en: 'Propose goals' },
  'goals.counter': { zh: '提出考核方目标文本', en: "Propose the assessor's text of the goals" },
  'goals.sign': { zh: '签订绩效合同', en: 'Sign the agreement, or answer it' },
  'goals.impose': { zh: '下达目标', en: 'Impose the goals' },
  'progress.file': { zh: '填报', en: 'File the figure' },
  'progress.provide': { zh: '为各对象填报所牵头的数据', en: 'File the figures that the unit provides' },
  'progress.sign-provided': { zh: '签审所提供的数据', en: 'Sign off the figures that the unit provides' },
  'progress.remark': {
    zh: '核对其他部门提供的数据',
    en: 'Remark on a figure that another unit provides, or let it stand',
  },
  'progress.keep': { zh: '答复核对意见', en: 'Answer a remark: keep the figure or correct it' },
  'progress.sign-off': { zh: '签审填报数据', en: 'Sign off what was filed' },
  'progress.accept': { zh: '认定填报数据', en: 'Accept what was filed' },
  'scoring.assign': { zh: '指定评委', en: 'Seat raters' },
  'scoring.rate': { zh: '评分', en: 'Rate' },
  'scoring.check-adjustment': { zh: '审核加减分', en: 'Check a bonus or deduction' },
  'scoring.check-veto': { zh: '审定否决事项', en: 'Decide on a veto' },
  'matters.rechecks.ask': { zh: '为待处理对象提请复核', en: 'Ask for a recheck of what was set aside' },
  'periods.close': { zh: '决定是否不再等待、照常结算', en: 'Decide whether to close without waiting any longer' },
  'periods.decide-withdrawal': { zh: '决定是否同意退出考核', en: 'Decide on a withdrawal from the period' },
  'results.propose': { zh: '提请审定考核结果', en: 'Lay the results before the committee' },
  'results.approve': { zh: '审定考核结果', en: 'Approve the results, or return them' },
  'results.announce': { zh: '公示考核结果', en: 'Announce the results' },
  'results.acknowledge': { zh: '签收考核结果通知', en: 'Acknowledge the notice of the result' },
  'matters.rechecks.object': {
    zh: '可提出异议：签收时表示有异议，或者名次、等次因他人复核有变',
    en: 'Object, if you do: you said so to the notice, or somebody else’s recheck moved you',
  },
  'results.publish': { zh: '公布考核结果', en: 'Publish the results' },
  'schemes.submit': { zh: '修改考核办法，重新提交审批', en: 'Change the scheme and submit it again' },
  'schemes.approve': { zh: '审批考核办法', en: 'Approve the scheme, or return it' },
};

/** A remark is answered by the leader; whoever can correct the figure is told of it too. */
export const correctionDutyName: Text = {
  zh: '对象提出核对意见，核对数据，有误的更正',
  en: 'The subject remarked on the figure: look at it again, and correct it where it is wrong',
};

/** Until they are approved the year does not close. */
export const awaitingDutyName: Text = {
  zh: '年度结算等待所汇总周期的结果审定，督促办理',
  en: 'See to the results that the close waits for',
};

/** Whoever has no score by then is named one by one when the results are laid before the committee. */
export const exceptionDutyName: Text = {
  zh: '提请审定时列明待处理对象',
  en: 'Name what was set aside when laying the results before the committee',
};

/** Why a list does not tell everything (未列全). */
export const unreadNames = {
  period: {
    zh: '考核周期的记录已损坏，无法读出，其待办未列出；请审计管理员核验其审计链。',
    en: 'The record of the period is damaged and cannot be read, so what waits in it is not listed; have its audit chain verified.',
  },
  scheme: {
    zh: '考核办法已损坏，无法读出，本周期的待办未列出；请审计管理员核验其审计链。',
    en: 'The scheme is damaged and cannot be read, so what waits in this period is not listed; have its audit chain verified.',
  },
  calendar: {
    zh: '工作日历已损坏，无法读出，各期填报的截止时刻未列出；请审计管理员核验其审计链。',
    en: 'The work calendar is damaged and cannot be read, so filings are listed without the instant they are due at; have its audit chain verified.',
  },
  record: {
    zh: '考核记录已损坏，无法读出，该对象的待办未列全；请审计管理员核验其审计链。',
    en: 'The appraisal is damaged and cannot be read, so what waits about it is not all listed; have its audit chain verified.',
  },
  matter: {
    zh: '有办理事项已损坏，无法读出，未列入；请审计管理员核验该对象的审计链。',
    en: 'A matter is damaged and cannot be read, so it is not listed; have the audit chain of its subject verified.',
  },
  'waiting-scheme': {
    zh: '有待审批或者退回修改的考核办法已损坏，无法读出，未列入；请审计管理员核验其审计链。',
    en: 'A scheme that waits for approval or was returned is damaged and cannot be read, so it is not listed; have its audit chain verified.',
  },
  results: {
    zh: '考核结果已损坏，无法读出，审定与公布的待办未列出；请审计管理员核验本周期的审计链。',
    en: 'The results are damaged and cannot be read, so their approval and publication are not listed; have the audit chain of the period verified.',
  },
} satisfies Record<string, Text>;
export type Unread = keyof typeof unreadNames;

/** What a calendar program calls the calendar of somebody's duties. */
export const calendarName: Text = { zh: '绩效待办', en: 'Performance duties' };

/** 整改通知（已下达） */
export const matterDutyName = (kind: Text, state: Text): Text => ({
  zh: `${kind.zh}（${state.zh}）`,
  en: `${kind.en} (${state.en})`,
});

/** 县直部门年度考核办法（第2版） */
export const withVersion = ({ zh, en }: Text, version: number): Text => ({
  zh: `${zh}（第${version}版）`,
  en: `${en} (version ${version})`,
});

/** What is accepted together. */
export const figuresName = (count: number): Text => ({
  zh: `${count}项数据`,
  en: count === 1 ? '1 figure' : `${count} figures`,
});

/** The year of the period a slot is of; absent: it begins in January. */
type YearStart = number | undefined;

/** The name of an indicator with the slot it is filed for: 业务网上办理率（2026年3月）. */
export function withSlot({ zh, en }: Text, slot: string, yearStart: YearStart): Text {
  const named = partOfPeriod(slot, yearStart);
  return named ? { zh: `${zh}（${named.zh}）`, en: `${en} (${named.en})` } : { zh, en };
}

const whole: Text = { zh: '全期', en: 'Whole period' };

/** 2026年3月, 2026年第三季度, 全期; quarters begin with the year of the period. */
export const slotName = (slot: string, yearStart: YearStart): Text => partOfPeriod(slot, yearStart) ?? whole;

/** `2026-03`, `2026-Q1`, `2026-H1` as people say them; what is filed once needs no name. */
function partOfPeriod(slot: string, fiscalYearStart = january): Text | undefined {
  const [, given, part, number] = /^(\d{4})-(Q|H)?(\d{1,2})$/.exec(slot) ?? [];
  if (given === undefined) return undefined;
  if (part === undefined) return monthName(slot);
  const n = Number(number);
  const year = yearName(Number(given), fiscalYearStart);
  const whose = fiscalYearStart === january ? `${year}年` : `${year}年度`;
  return part === 'Q'
    ? { zh: `${whose}第${'一二三四'[n - 1]}季度`, en: `quarter ${n} of ${year}` }
    : { zh: `${whose}${n === 1 ? '上' : '下'}半年`, en: `half-year ${n} of ${year}` };
}
