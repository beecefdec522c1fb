import type { DutyKind } from '../domain/duty/duty.ts';
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
  'progress.sign-off': { zh: '签审填报数据', en: 'Sign off what was filed' },
  'progress.accept': { zh: '认定填报数据', en: 'Accept what was filed' },
  'scoring.rate': { zh: '评分', en: 'Rate' },
  'scoring.check-adjustment': { zh: '审核加减分', en: 'Check a bonus or deduction' },
  'scoring.check-veto': { zh: '审定否决事项', en: 'Decide on a veto' },
};

/** 整改通知（已下达） */
export const matterDutyName = (kind: Text, state: Text): Text => ({
  zh: `${kind.zh}（${state.zh}）`,
  en: `${kind.en} (${state.en})`,
});

/** The name of an indicator with the slot it is filed for: 业务网上办理率（2026年3月）. */
export function withSlot({ zh, en }: Text, slot: string, fiscalYearStart = january): Text {
  const named = slotName(slot, fiscalYearStart);
  return named ? { zh: `${zh}（${named.zh}）`, en: `${en} (${named.en})` } : { zh, en };
}

/** `2026-03`, `2026-Q1`, `2026-H1` as people say them; what is filed once needs no name. */
function slotName(slot: string, fiscalYearStart: number): Text | undefined {
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
