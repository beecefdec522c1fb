import type { CardState } from '../domain/filing/cards.ts';
import type { Text } from './refusal.ts';

/** 预警、黄牌、红牌, as people say them. */
export const cardStates: Readonly<Record<CardState, Text>> = {
  warned: { zh: '已预警', en: 'warned' },
  yellow: { zh: '黄牌', en: 'yellow' },
  red: { zh: '红牌', en: 'red' },
  cleared: { zh: '已按时填报', en: 'cleared in time' },
  'cleared-late': { zh: '已逾期填报', en: 'cleared late' },
  waived: { zh: '已免予', en: 'waived' },
};

/** Who takes a card back. */
export const waivers = {
  office: { zh: '绩效办', en: 'the performance office' },
  committee: { zh: '绩效管理委员会', en: 'the committee' },
} satisfies Record<string, Text>;

/** The paper a deduction for late filings rests on: the record itself. */
export const lateDocument = { title: '预警、黄牌、红牌记录', issuer: '绩效管理系统' };
/** What it is for, as the record keeps it. */
export const lateReason = (per: 'red' | 'late', count: number): string =>
  per === 'red' ? `填报亮红牌 ${count} 项` : `逾期填报 ${count} 项`;
