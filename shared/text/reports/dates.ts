import type { Text } from '../refusal.ts';

/** 2026年10月12日 · 12 October 2026 */
export function longDate(date: string): Text {
  const [year = '', month = '', day = ''] = date.split('-');
  return {
    zh: `${year}年${Number(month)}月${Number(day)}日`,
    en: `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`,
  };
}

const months = [
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
