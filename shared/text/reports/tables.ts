import type { Text } from '../refusal.ts';
import { words } from './words.ts';

/** What the tables that are made at any time are called. */
export const tableNames = {
  sections: { zh: '单位×板块得分', en: 'Units by section' },
  indicators: { zh: '单位×指标', en: 'Units by indicator' },
  filings: { zh: '填报情况', en: 'Filings' },
  cards: { zh: '预警、黄牌、红牌', en: 'Warnings and cards' },
  waiting: { zh: '未办事项', en: 'What is outstanding' },
} satisfies Record<string, Text>;

/** Their headings. */
export const heads = {
  group: words.group,
  subjectId: words.subjectId,
  subject: words.subject,
  unit: { zh: '所在单位', en: 'Unit' },
  bonus: words.bonus,
  deduction: words.deduction,
  score: words.score,
  rank: words.rank,
  grade: words.grade,
  note: { zh: '备注', en: 'Note' },
  indicator: words.item,
  indicatorId: { zh: '指标编号', en: 'Indicator id' },
  slot: { zh: '填报期', en: 'Slot' },
  due: { zh: '截止时间', en: 'Due' },
  state: words.state,
  late: { zh: '是否逾期', en: 'Late' },
  counts: { zh: '是否计入', en: 'Counts' },
  value: { zh: '数据', en: 'Figure' },
  measuredIn: words.unit,
  source: { zh: '数据来源', en: 'Source' },
  filedAt: { zh: '填报时间', en: 'Filed at' },
  by: { zh: '填报人', en: 'Filed by' },
  card: { zh: '牌级', en: 'Card' },
  wasRed: { zh: '曾亮红牌', en: 'Was red' },
  responsible: { zh: '应填报方', en: 'Who was to file' },
  at: { zh: '最近变更时间', en: 'Since' },
  why: { zh: '免予理由', en: 'Why waived' },
  duty: { zh: '待办事项', en: 'What waits' },
  about: { zh: '具体内容', en: 'About' },
  overdue: { zh: '是否逾期', en: 'Overdue' },
  whom: { zh: '由谁办理', en: 'For whom' },
} satisfies Record<string, Text>;

/** A column of one indicator. */
export const ofIndicator = {
  target: { zh: '{name}：目标', en: '{name}: target' },
  value: { zh: '{name}：最近数据', en: '{name}: latest figure' },
  score: { zh: '{name}：得分', en: '{name}: score' },
} satisfies Record<string, Text>;

/** Words in their cells. */
export const cellWords = {
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  missing: { zh: '未填报', en: 'not filed' },
  noData: { zh: '无数据：{why}', en: 'no data: {why}' },
  notApplicable: { zh: '不适用：{why}', en: 'not applicable: {why}' },
  unread: { zh: '记录已损坏，无法读出', en: 'the record is damaged and cannot be read' },
} satisfies Record<string, Text>;

/** 2026年第三季度 填报情况（2） */
export const tableFileName = (name: string, period: string, part: number): string =>
  `${period} ${name}${part === 1 ? '' : `（${part}）`}`;
