import type { Text } from '../refusal.ts';

/** 2026年10月12日 · 12 October 2026 */
export function longDate(date: string): Text {
  const [year = '', month = '', day = ''] = date.split('-');
  return {
    zh: `${year}年${Number(month)}月${Number(day)}日`,
    en: `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`,
  };
}

/** 2026年7月29日01时00分 · 29 July 2026, 01:00, of an instant with the distance from universal time. */
export function longTime(instant: string): Text {
  const { zh, en } = longDate(instant.slice(0, 10));
  const [hour, minute] = [instant.slice(11, 13), instant.slice(14, 16)];
  return { zh: `${zh}${hour}时${minute}分`, en: `${en}, ${hour}:${minute}` };
}

export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const stageNames = {
  provisional: { zh: '初步结果', en: 'provisional result' },
  final: { zh: '正式结果', en: 'final result' },
} satisfies Record<string, Text>;

/** What a report is called once somebody has saved it. */
export const fileNameOf = (of: {
  name: string;
  stage: keyof typeof stageNames;
  generation: number;
  format: string;
}): string => `${of.name} ${stageNames[of.stage].zh}（第${of.generation}次）.${of.format}`;
