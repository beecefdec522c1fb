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
